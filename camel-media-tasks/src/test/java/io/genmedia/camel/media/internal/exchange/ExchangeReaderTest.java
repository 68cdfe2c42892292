package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.testing.Atelier;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeReaderTest {

    private final ExchangeReader reader = new ExchangeReader(Atelier.plain());
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private GivenInput read(Object body) throws InvalidMediaRequestException {
        return read(body, null);
    }

    private GivenInput read(Object body, Object inputHeader) throws InvalidMediaRequestException {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(MediaHeaders.INPUT, inputHeader);
        return reader.read(exchange, Map.of("seed", "7"), "film-1");
    }

    static Stream<Named<Function<String, Object>>> texts() {
        return Stream.of(
                Named.of("a String", text -> text),
                Named.of("a Reader", StringReader::new),
                Named.of("a cached Reader", ReaderCache::new),
                Named.of("bytes", text -> text.getBytes(StandardCharsets.UTF_8)),
                Named.of("a stream", text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldTakeAJsonObjectAsParameters(Function<String, Object> body) throws Exception {
        GivenInput given = read(body.apply(" {\"model\": \"film-2\", \"duration\": 5}\n"));

        assertThat(given.values()).containsEntry("duration", IntNode.valueOf(5)).doesNotContainKey("prompt");
        assertThat(given.model()).isEqualTo("film-2");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldRefuseAJsonObjectWithMoreBehindIt(Function<String, Object> body) {
        assertThatThrownBy(() -> read(body.apply("{\"duration\": 5} and more")))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("looks like a JSON object")
                .hasMessageContaining(MediaHeaders.PROMPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"duration\": 5}{\"duration\": 10}", "{\"duration\": 5", "{\"duration\": 5}}"})
    void shouldRefuseWhatBeginsAsAnObjectAndIsNone(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidMediaRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A cat", "{cat} on a mat", "{} and more", "[1] cat"})
    void shouldTakeOtherTextAsThePrompt(String text) throws Exception {
        assertThat(read(text).values()).containsEntry("prompt", text);
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void shouldRefuseTextThatIsTooLong(Function<String, Object> body) {
        assertThatThrownBy(() -> read(body.apply("x".repeat((1 << 20) + 1))))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("longer than 1048576");
    }

    static Stream<Named<Function<String, Object>>> longTexts() {
        return texts().skip(1);
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void shouldTakeTextThatIsNotTooLong(Function<String, Object> body) throws Exception {
        String text = "x".repeat(1 << 20);

        assertThat(read(body.apply(text)).values()).containsEntry("prompt", text);
    }

    @Test
    void shouldLeaveACachedReaderToBeReadAgain() throws Exception {
        ReaderCache cache = new ReaderCache("A cat");

        read(cache);

        assertThat(read(cache).values()).containsEntry("prompt", "A cat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}"})
    void shouldTakeABlankInputHeaderForNoParameters(String header) throws Exception {
        assertThat(read("A cat", header).values()).containsOnlyKeys("seed", "prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"duration\": 5} and more", "[]", "5", "duration=5"})
    void shouldRefuseAnInputHeaderThatIsNoObject(String header) {
        assertThatThrownBy(() -> read("A cat", header))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining(MediaHeaders.INPUT)
                .hasMessageContaining(header);
    }
}
