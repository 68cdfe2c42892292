package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InquiriesTest {

    private static final RequestReader.Options FILM =
            new RequestReader.Options("video", "film-1", Map.of(), Set.of(), ValidationLevel.STANDARD, true);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.limited(5, 5, Duration.ofSeconds(30));
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final Steps steps = new Steps(atelier, time, Runnable::run);
    private final Inquiries inquiries =
            new Inquiries(atelier, time, steps, new RequestReader(atelier), new LocalUploads(atelier, time));
    private final AtomicInteger done = new AtomicInteger();
    private final Exchange exchange = new DefaultExchange(context);

    private void estimate(Object body) {
        exchange.getMessage().setBody(body);
        inquiries.estimate(exchange, sync -> done.incrementAndGet(), offline.account(), FILM);
    }

    private void account(boolean dashboard) {
        inquiries.account(exchange, sync -> done.incrementAndGet(), offline.account(), dashboard);
    }

    private void models(String model) {
        inquiries.models(exchange, sync -> done.incrementAndGet(), offline.account(), model, false);
    }

    @Test
    void shouldMakeTheEstimateTheBody() {
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'remaining':3,'fits':true}"));

        estimate("a fox");

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new CostEstimate(new BigDecimal("0.25"), new BigDecimal("3"), true, null));
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldTellCostAndBudgetAsHeaders() {
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'remaining':3,'fits':true}"));

        estimate("a fox");

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(MediaHeaders.COST, new BigDecimal("0.25"))
                .containsEntry(MediaHeaders.REMAINING, new BigDecimal("3"));
    }

    @Test
    void shouldBuyNothingByAnEstimate() {
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'remaining':3,'fits':true}"));

        estimate("a fox");

        assertThat(offline.paths()).containsExactly("/estimate");
    }

    @ParameterizedTest
    @CsvSource({"0.25,true,true", "0.24,true,false", "3,false,false"})
    void shouldAskTheAccountWhatIsLeftWhereAnEstimateTellsThePriceAlone(String left, boolean said, boolean fits) {
        offline.calls()
                .then(Tasks.answer(200, "{'cost':0.25,'fits':" + said + "}"))
                .then(Tasks.answer(200, "{'left':" + left + "}"));

        estimate("a fox");

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new CostEstimate(new BigDecimal("0.25"), new BigDecimal(left), fits, null));
        assertThat(exchange.getMessage().getHeader(MediaHeaders.REMAINING)).isEqualTo(new BigDecimal(left));
        assertThat(offline.paths()).containsExactly("/estimate", "/account");
    }

    @ParameterizedTest
    @CsvSource({"200,{}", "200,no JSON", "401,{}", "503,{}"})
    void shouldTellThePriceAloneWhereTheAccountDoesNotTellWhatIsLeft(int status, String account) {
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'fits':true}")).then(Tasks.answer(status, account));

        estimate("a fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new CostEstimate(new BigDecimal("0.25"), null, true, null));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(MediaHeaders.REMAINING);
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldTellThePriceAloneOfAProviderThatShowsNoAccount() {
        Atelier withoutAccount = new Atelier(EnumSet.of(MediaProvider.Capability.ESTIMATE)) {
            @Override
            public ApiCall account(boolean dashboard) {
                throw new IllegalStateException("The Atelier shows no account");
            }
        };
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'fits':true}"));
        exchange.getMessage().setBody("a fox");

        new Inquiries(
                        withoutAccount,
                        time,
                        steps,
                        new RequestReader(withoutAccount),
                        new LocalUploads(withoutAccount, time))
                .estimate(exchange, sync -> done.incrementAndGet(), offline.account(), FILM);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(MediaHeaders.COST)).isEqualTo(new BigDecimal("0.25"));
    }

    @Test
    void shouldTakeTheInputsOfTheQuestionAway() {
        offline.calls().then(Tasks.answer(200, "{'cost':0.25,'remaining':3,'fits':true}"));
        exchange.getMessage().setHeader(MediaHeaders.PROMPT, "a fox");

        estimate(null);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(MediaHeaders.PROMPT);
    }

    @Test
    void shouldAskNothingForARequestThatIsNotGood() {
        estimate(Map.of("prompt", "a fox", "duration", "eleven"));

        assertThat(exchange.getException()).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(offline.calls().count()).isZero();
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401,io.genmedia.camel.media.error.MediaAuthenticationException",
        "429,io.genmedia.camel.media.error.MediaRateLimitException",
        "503,io.genmedia.camel.media.error.MediaProviderUnavailableException",
        "200,io.genmedia.camel.media.error.MediaProviderUnavailableException"
    })
    void shouldFailTheExchangeWithWhatTheAnswerMeans(int status, Class<? extends MediaException> what) {
        offline.calls().then(Tasks.answer(status, ""));

        account(false);

        assertThat(exchange.getException()).isInstanceOf(what);
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldFailTheExchangeWhereNoAnswerComes() {
        offline.calls().then(new HttpCallException("reset", true, null));

        models(null);

        assertThat(exchange.getException())
                .isInstanceOf(MediaProviderUnavailableException.class)
                .hasMessageContaining("reset");
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldMakeTheAccountTheBody() {
        offline.calls().then(Tasks.answer(200, "{'left':1.5,'plan':'free'}"));

        account(false);

        assertThat(exchange.getMessage().getBody()).hasToString("{left=1.5, plan=free}");
        assertThat(exchange.getMessage().getHeader(MediaHeaders.REMAINING)).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void shouldLeaveOutABudgetThatIsNotTold() {
        exchange.getMessage().setHeader(MediaHeaders.REMAINING, new BigDecimal("9"));
        offline.calls().then(Tasks.answer(200, "{'plan':'free'}"));

        account(false);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(MediaHeaders.REMAINING);
    }

    @Test
    void shouldPutTheKeyWhereTheDashboardWantsIt() {
        offline.calls().then(Tasks.answer(200, "{}"));

        account(true);

        assertThat(offline.calls().calls())
                .extracting(ApiCall::target, ApiCall::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/dashboard", ApiCall.KeyPlacement.QUERY));
    }

    @Test
    void shouldMakeTheModelsTheBody() {
        offline.calls().then(Tasks.answer(200, "['film-1','film-2']"));

        models(" ");

        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of("film-1", "film-2"));
        assertThat(offline.paths()).containsExactly("/models");
    }

    @Test
    void shouldAskForOneModel() {
        offline.calls().then(Tasks.answer(200, "{}"));

        models(" film-1 ");

        assertThat(offline.paths()).containsExactly("/models/film-1");
    }

    @Test
    void shouldNotKeepAStopFromEnding() {
        account(false);

        steps.stopAll();

        assertThat(done).hasValue(1);
        assertThat(steps.size()).isZero();
    }

    @Test
    void shouldIgnoreAnAnswerThatComesAfterTheStop() {
        account(false);
        steps.stopAll();

        offline.calls().next().complete(Tasks.answer(200, "{'left':1}"));

        assertThat(done).hasValue(1);
        assertThat(exchange.getMessage().getBody()).isNull();
    }
}
