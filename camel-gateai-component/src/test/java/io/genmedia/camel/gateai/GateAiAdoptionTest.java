package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A submit whose outcome is not known, where the account shows what came of it. */
class GateAiAdoptionTest extends GateAiTestSupport {

    private static final String ADOPTING = "gateai:image?model=gpt-image-2&adoptLostTask=true";

    private Exchange send(String uri, String prompt) {
        return fluentTemplate.withBody(prompt).to(uri).send();
    }

    static List<Fault> lost() {
        return List.of(
                Fault.resetAfterAccepting(), Fault.status(502).afterAccepting(), Fault.brokenJson(), Fault.withoutId());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void shouldTakeUpTheTaskThatCameWithTheSubmit(Fault fault) {
        send("gateai:image?model=gpt-image-2", "Another kite, before");
        gateAi().faults().on(Operation.SUBMIT).once(fault);

        Exchange done;
        List<String> warnings;
        try (LogCapture log = LogCapture.at(org.apache.logging.log4j.Level.WARN)) {
            done = send(ADOPTING, "A red kite");
            warnings = log.warnings();
        }

        assertThat(done.getException()).isNull();
        String id = done.getMessage().getBody(MediaResult.class).taskId();
        assertThat(gateAi().createdTasks())
                .filteredOn(task -> task.input().path("prompt").asText().equals("A red kite"))
                .singleElement()
                .satisfies(task -> assertThat(task.id()).isEqualTo(id));
        assertThat(warnings)
                .anySatisfy(line -> assertThat(line).contains(id).contains("adoptLostTask=true"))
                .noneSatisfy(line -> assertThat(line).contains(gateAi().apiKey()));
    }

    @Test
    void shouldLeaveTheOutcomeUnknownWhereNothingCameOfTheSubmit() {
        send("gateai:image?model=gpt-image-2", "Another kite, before");
        gateAi().faults().on(Operation.SUBMIT).once(Fault.status(503));

        Exchange done = send(ADOPTING, "A red kite");

        assertThat(done.getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(gateAi().submits()).isEqualTo(2);
    }

    @Test
    void shouldNotChooseBetweenTwo() throws Exception {
        // given an application that buys with the same key, and the model that it buys with
        gateAi().taskDuration(Duration.ofSeconds(20)).otherApplicationSubmits(1);
        String model = gateAi().otherApplicationTasks().get(0).model();
        gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());

        // when it buys another one before the account is looked at again
        Future<Exchange> begun = fluentTemplate
                .withBody("A red kite")
                .to("gateai:image?model=" + model + "&adoptLostTask=true")
                .asyncSend();
        await().until(() -> gateAi().createdTasks().size() == 1);
        gateAi().otherApplicationSubmits(1);

        assertThat(begun.get().getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(gateAi().createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotLookAtTheAccountUnlessAskedTo() {
        gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());

        Exchange done = send("gateai:image?model=gpt-image-2", "A red kite");

        assertThat(done.getException())
                .isInstanceOf(SubmitOutcomeUnknownException.class)
                .hasMessageContaining("CamelMediaResubmit=true");
        assertThat(gateAi().count(Operation.LIST)).isZero();
        assertThat(gateAi().createdTasks()).hasSize(1);
    }

    @Test
    void shouldTakeNothingUpWhereTheAccountCouldNotBeReadBefore() {
        gateAi().faults().on(Operation.LIST).once(Fault.status(503));
        gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());

        Exchange done = send(ADOPTING, "A red kite");

        assertThat(done.getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(gateAi().createdTasks()).hasSize(1);
    }
}
