package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCheckTest {

    private static final MediaRequest REQUEST =
            new MediaRequest("video", "film-1", MediaJson.mapper().createObjectNode());

    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.limited(5, 5, Duration.ofSeconds(30));
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final PriceCheck prices = new PriceCheck(atelier, time);

    private CompletableFuture<Void> check(String maxCost, boolean allowAdjustments) {
        return prices.check(
                offline.account(),
                REQUEST,
                new Spending(maxCost == null ? null : new BigDecimal(maxCost), allowAdjustments, false));
    }

    private PriceCheckTest estimated(String json) {
        offline.calls().then(Tasks.answer(200, json));
        return this;
    }

    private static MediaException failureOf(CompletableFuture<?> outcome) {
        assertThat(outcome).isCompletedExceptionally();
        return (MediaException) Failures.unwrap(catchThrowable(outcome::join));
    }

    @Test
    void shouldAskNothingWhereAnyPriceAndAnyChangeWillDo() {
        CompletableFuture<Void> checked = check(null, true);

        assertThat(checked).isCompleted();
        assertThat(offline.calls().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.25,0.25", "0.2500,0.25", "0.1,0.25", "0,0"})
    void shouldAllowWhatCostsNoMoreThanTheMost(String cost, String most) {
        CompletableFuture<Void> checked =
                estimated("{'cost':" + cost + ",'fits':true}").check(most, true);

        assertThat(checked).isCompleted();
    }

    @ParameterizedTest
    @CsvSource({"0.2501,0.25", "1,0.25", "0.001,0"})
    void shouldRefuseWhatCostsMore(String cost, String most) {
        CompletableFuture<Void> checked =
                estimated("{'cost':" + cost + ",'fits':true}").check(most, true);

        assertThat(failureOf(checked)).isInstanceOf(InsufficientFundsException.class);
    }

    @Test
    void shouldSayWhatItWouldCostWhatIsAllowedAndWhatTheProviderSuggests() {
        CompletableFuture<Void> checked =
                estimated("{'cost':0.750,'fits':true,'suggestion':'film-0'}").check("0.50", true);

        assertThat(failureOf(checked))
                .hasMessageContaining("film-1 would cost $0.75")
                .hasMessageContaining("maxCost is $0.5")
                .hasMessageContaining("Nothing was bought")
                .hasMessageContaining("film-0");
    }

    @Test
    void shouldSayThatNothingWasBought() {
        CompletableFuture<Void> checked = estimated("{'cost':1,'fits':true}").check("0.5", true);

        assertThat(failureOf(checked).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldNotBeTriedAgainByItself() {
        CompletableFuture<Void> checked = estimated("{'cost':1,'fits':true}").check("0.5", true);

        assertThat(failureOf(checked).isRetryable()).isFalse();
    }

    @Test
    void shouldRefuseWhatWouldBeChangedToFitWhereThatIsForbidden() {
        CompletableFuture<Void> checked =
                estimated("{'cost':1,'remaining':0.30,'fits':false}").check(null, false);

        assertThat(failureOf(checked))
                .isInstanceOf(InsufficientFundsException.class)
                .hasMessageContaining("$0.3 is left")
                .hasMessageContaining("allowAdjustments=false");
    }

    @Test
    void shouldRefuseWhatWouldBeChangedAlsoWhereItIsNotToldWhatIsLeft() {
        CompletableFuture<Void> checked = estimated("{'cost':1,'fits':false}").check(null, false);

        assertThat(failureOf(checked)).hasMessageContaining("less is left");
    }

    @Test
    void shouldLetTheProviderChangeWhatDoesNotFitWhereThatIsAllowed() {
        CompletableFuture<Void> checked = estimated("{'cost':1,'fits':false}").check("1", true);

        assertThat(checked).isCompleted();
    }

    @ParameterizedTest
    @CsvSource({"200,<html>", "200,{}", "500,''", "408,''"})
    void shouldSayThatThePriceCannotBeToldNow(int status, String body) {
        offline.calls().then(Tasks.answer(status, body));

        CompletableFuture<Void> checked = check("1", true);

        assertThat(failureOf(checked))
                .isInstanceOf(MediaProviderUnavailableException.class)
                .extracting(e -> ((MediaException) e).isRetryable())
                .isEqualTo(true);
    }

    @Test
    void shouldSayThatNothingWasBoughtWhereNoAnswerComes() {
        // the same for a submit would be an unknown outcome
        offline.calls().then(new HttpCallException("reset", true, null));

        CompletableFuture<Void> checked = check("1", true);

        assertThat(failureOf(checked).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldSayThatTheKeyIsNotAccepted() {
        offline.calls().then(Tasks.answer(401, "{'error':{'code':'no'}}"));

        assertThat(failureOf(check("1", true))).isInstanceOf(MediaAuthenticationException.class);
    }

    @Test
    void shouldHandOnTheWholeEstimate() {
        estimated("{'cost':0.75,'remaining':2,'fits':true}");

        CostEstimate estimate = prices.estimate(offline.account(), REQUEST).join();

        assertThat(estimate).isEqualTo(new CostEstimate(new BigDecimal("0.75"), new BigDecimal("2"), true, null));
    }
}
