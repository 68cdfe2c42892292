package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task costs, and what becomes of a request that is too dear. */
class GateAiMoneyTest extends GateAiTestSupport {

    /** Fifteen seconds in full size: about three dollars. */
    private static final String DEAR = "gateai:video?model=seedance-2.0&duration=15&width=1920&height=1080&";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to(DEAR + "timeout=2s");
            }
        };
    }

    private Exchange send(String uri) {
        return fluentTemplate.withBody("A storm at sea").to(uri).send();
    }

    @Test
    void shouldDeliverWhatWasChangedToFitTheBudgetAndSayWhatWasChanged() {
        gateAi().budget(1);

        Exchange done;
        List<String> warnings;
        try (LogCapture log = LogCapture.at(org.apache.logging.log4j.Level.WARN)) {
            done = send(DEAR + "download=false");
            warnings = log.warnings();
        }

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs()).isNotEmpty();
        assertThat(done.getMessage().getHeader(MediaHeaders.ADJUSTMENTS, JsonNode.class))
                .isNotEmpty();
        assertThat(done.getMessage().getHeader(MediaHeaders.COST, BigDecimal.class))
                .isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(done.getMessage().getHeader(MediaHeaders.REMAINING, BigDecimal.class))
                .isLessThan(BigDecimal.ONE);
        assertThat(warnings).anySatisfy(line -> assertThat(line)
                .contains("changed the request")
                .contains("allowAdjustments=false")
                .contains(done.getMessage().getHeader(MediaHeaders.TASK_ID, String.class)));
        assertThat(gateAi().createdTasks()).hasSize(1);
    }

    @Test
    void shouldTellTheSameOfATaskThatIsHandedOn() {
        gateAi().budget(1);

        Exchange done = send(DEAR + "completion=none");

        assertThat(done.getMessage().getBody()).isInstanceOf(MediaTask.class);
        assertThat(done.getMessage().getHeader(MediaHeaders.ADJUSTMENTS)).isNotNull();
    }

    @Test
    void shouldRefuseBeforeTheSubmitWhatWouldBeChanged() {
        gateAi().budget(1);

        Exchange done = send(DEAR + "allowAdjustments=false");

        assertThat(done.getException())
                .isInstanceOf(InsufficientFundsException.class)
                .hasMessageContaining("seedance-2.0 would cost $")
                .hasMessageContaining("$1 is left")
                .hasMessageContaining("allowAdjustments=true")
                .hasMessageContaining("Nothing was bought");
        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(((MediaException) done.getException()).isRetryable()).isFalse();
        assertThat(gateAi().submits()).isZero();
        assertThat(gateAi().estimates()).isEqualTo(1);
    }

    @Test
    void shouldRefuseBeforeTheSubmitWhatIsDearerThanWasSaid() {
        Exchange done = send(DEAR + "maxCost=0.50");

        assertThat(done.getException())
                .isInstanceOf(InsufficientFundsException.class)
                .hasMessageContaining("maxCost is $0.5")
                .hasMessageContaining("Raise maxCost");
        assertThat(gateAi().submits()).isZero();
    }

    @Test
    void shouldBuyWhatCostsNoMoreThanWasSaid() {
        Exchange done = send("gateai:image?model=gpt-image-2&maxCost=$1&allowAdjustments=false");

        assertThat(done.getException()).isNull();
        assertThat(gateAi().submits()).isEqualTo(1);
        assertThat(gateAi().estimates()).isEqualTo(1);
    }

    @Test
    void shouldAskNoPriceWhereNobodyWantsToKnow() {
        send("gateai:image?model=gpt-image-2");

        assertThat(gateAi().estimates()).isZero();
    }

    @Test
    void shouldLetOnlyOneSpendTheSameDollar() throws Exception {
        BigDecimal cost = fluentTemplate
                .withBody("A storm at sea")
                .to("gateai:estimate?model=seedance-2.0&duration=15&width=1920&height=1080")
                .request(CostEstimate.class)
                .cost();
        gateAi().budget(cost.doubleValue() * 1.5);

        List<CompletableFuture<Exchange>> begun = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String prompt = "Storm " + i;
            begun.add(template.asyncSend(DEAR + "allowAdjustments=false", exchange -> exchange.getMessage()
                    .setBody(prompt)));
        }
        List<Exception> failures = new ArrayList<>();
        for (CompletableFuture<Exchange> exchange : begun) {
            failures.add(exchange.get().getException());
        }

        assertThat(failures).filteredOn(failure -> failure == null).hasSize(1);
        assertThat(failures).filteredOn(failure -> failure != null).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(InsufficientFundsException.class));
        assertThat(gateAi().createdTasks()).hasSize(1);
    }

    @Test
    void shouldBuyNothingWhereThePriceCannotBeLearned() {
        gateAi().faults().on(Operation.ESTIMATE).always(Fault.status(503));

        Exchange done = send(DEAR + "maxCost=50");

        assertThat(done.getException()).isInstanceOf(MediaProviderUnavailableException.class);
        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(gateAi().submits()).isZero();
    }

    @Test
    void shouldSuggestWhatWouldFit() {
        gateAi().budget(1);

        CostEstimate estimate = fluentTemplate
                .withBody("A storm at sea")
                .to("gateai:estimate?model=seedance-2.0&duration=15&width=1920&height=1080")
                .request(CostEstimate.class);

        assertThat(estimate.fits()).isFalse();
        assertThat(estimate.suggestion()).isNotEmpty();
        assertThat(estimate.remaining()).isEqualByComparingTo("1");
    }

    @Test
    void shouldStillKnowAfterARedeliveryWhatTheTaskCost() {
        gateAi().budget(1).taskDuration(java.time.Duration.ofMillis(2_500));

        Exchange done = fluentTemplate
                .withBody("A storm at sea")
                .to("direct:redelivered")
                .send();

        assertThat(done.getException()).isNull();
        assertThat(gateAi().createdTasks()).hasSize(1);
        assertThat(done.getMessage().getHeader(MediaHeaders.ADJUSTMENTS)).isNotNull();
        assertThat(done.getMessage().getHeader(MediaHeaders.REMAINING)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-1", "1e3", ""})
    void shouldRefuseAnAmountThatIsNone(String amount) {
        Throwable thrown = catchThrowable(() -> send("gateai:image?model=gpt-image-2&maxCost=" + amount));

        assertThat(thrown)
                .hasStackTraceContaining("Option maxCost must be an amount of US dollars")
                .hasStackTraceContaining("'" + amount + "'");
    }
}
