package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.time.Duration;
import java.util.List;
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
    void shouldNotChooseBetweenTwo() {
        gateAi().taskDuration(Duration.ofSeconds(20));
        // by the time of the first look another application has bought the same
        gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        gateAi().faults().on(Operation.LIST).times(1, Fault.delayed(Duration.ZERO));

        Thread other = new Thread(() -> {
            org.awaitility.Awaitility.await().until(() -> gateAi().submits() == 1);
            gateAi().otherApplicationSubmits(1);
        });
        other.start();
        Exchange done = send("gateai:image?model=" + otherModel() + "&adoptLostTask=true", "A red kite");

        assertThat(done.getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
    }

    private static String otherModel() {
        gateAi().otherApplicationSubmits(1);
        String model = gateAi().otherApplicationTasks().get(0).model();
        return model;
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
