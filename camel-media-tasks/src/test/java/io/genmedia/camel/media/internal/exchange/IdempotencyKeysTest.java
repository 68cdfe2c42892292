package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.genmedia.camel.media.MediaJson;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeysTest {

    private static final String BASE = "https://atelier.example";

    private final DefaultCamelContext context = new DefaultCamelContext();

    /** A message; the same text is the same message. */
    private Exchange message(String correlation) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.CORRELATION_ID, correlation);
        return exchange;
    }

    private static String derived(Exchange exchange, String baseUrl, String operation, String model, String digest) {
        return IdempotencyKeys.derived(exchange, StepVisit.of(exchange), baseUrl, operation, model, digest);
    }

    private static String derived(Exchange exchange) {
        return derived(exchange, BASE, "video", "film-1", "d");
    }

    @Test
    void shouldBeTheSameForTheSamePurchase() {
        assertThat(derived(message("m"))).isEqualTo(derived(message("m"))).hasSize(40);
    }

    @Test
    void shouldBeAnotherForAnotherMessage() {
        assertThat(derived(message("m"))).isNotEqualTo(derived(message("n")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example, video, film-1",
        "https://atelier.example, image, film-1",
        "https://atelier.example, video, film-2"
    })
    void shouldBeAnotherWhereSomethingElseIsAskedFor(String baseUrl, String operation, String model) {
        assertThat(derived(message("m"), baseUrl, operation, model, "d")).isNotEqualTo(derived(message("m")));
    }

    @Test
    void shouldTakeTheRequestIntoAccountForAPartAlone() {
        Exchange part = message("m");
        part.setProperty(Exchange.SPLIT_INDEX, 0);

        assertThat(derived(message("m"), BASE, "video", "film-1", "other")).isEqualTo(derived(message("m")));
        assertThat(derived(part, BASE, "video", "film-1", "other")).isNotEqualTo(derived(part));
    }

    static Stream<Named<String>> indices() {
        return Stream.of(
                Named.of("split", Exchange.SPLIT_INDEX),
                Named.of("multicast", Exchange.MULTICAST_INDEX),
                Named.of("loop", Exchange.LOOP_INDEX));
    }

    @ParameterizedTest
    @MethodSource("indices")
    void shouldBeAnotherForEachPartAndTurn(String index) {
        Exchange first = message("m");
        first.setProperty(index, 0);
        Exchange second = message("m");
        second.setProperty(index, 1);

        assertThat(derived(first)).isNotEqualTo(derived(second)).isNotEqualTo(derived(message("m")));
    }

    @Test
    void shouldBeAnotherForEachOccurrence() {
        Exchange exchange = message("m");
        StepVisit first = StepVisit.of(exchange);
        String key = IdempotencyKeys.derived(exchange, first, BASE, "video", "film-1", "d");
        first.completed();

        assertThat(derived(exchange)).isNotEqualTo(key);
    }

    @Test
    void shouldKeepTheUsersKeyReadableAndScopeIt() {
        Exchange exchange = message("m");
        String film = IdempotencyKeys.given("order 4711/ü", StepVisit.of(exchange), BASE, "video");
        String picture = IdempotencyKeys.given("order 4711/ü", StepVisit.of(message("n")), BASE, "image");

        assertThat(film).startsWith("order_4711__-").matches("[A-Za-z0-9._-]+").isNotEqualTo(picture);
        assertThat(IdempotencyKeys.given("order 4711/ü", StepVisit.of(message("n")), BASE, "video"))
                .isEqualTo(film);
    }

    @Test
    void shouldTellKeysApartThatReadTheSame() {
        StepVisit visit = StepVisit.of(message("m"));
        String longOne = "x".repeat(100);

        assertThat(IdempotencyKeys.given("a/b", visit, BASE, "video"))
                .isNotEqualTo(IdempotencyKeys.given("a b", visit, BASE, "video"));
        assertThat(IdempotencyKeys.given(longOne + "1", visit, BASE, "video"))
                .isNotEqualTo(IdempotencyKeys.given(longOne + "2", visit, BASE, "video"))
                .hasSizeLessThan(80);
    }

    @ParameterizedTest
    @CsvSource({"1, key", "2, key-2", "3, key-3"})
    void shouldNumberTheAttempts(int attempt, String sent) {
        assertThat(IdempotencyKeys.forAttempt("key", attempt)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {'a':1,'b':{'c':2,'d':3}} | {'b':{'d':3,'c':2},'a':1} | true
            {'a':[1,2]}               | {'a':[2,1]}               | false
            {'a':1}                   | {'a':'1'}                 | false
            {'a':10.0}                | {'a':10.0}                | true
            {'a':{'b':1}}             | {'a.b':1}                 | false
            """)
    void shouldDigestARequestWhateverTheOrderOfItsParameters(String one, String other, boolean same)
            throws JsonProcessingException {
        assertThat(digest(one).equals(digest(other))).isEqualTo(same);
    }

    private static String digest(String json) throws JsonProcessingException {
        return IdempotencyKeys.digest("video", "film-1", MediaJson.mapper().readTree(json.replace('\'', '"')));
    }
}
