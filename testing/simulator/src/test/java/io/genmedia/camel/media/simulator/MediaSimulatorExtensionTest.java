package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MediaSimulatorExtensionTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(200));

    @RepeatedTest(2)
    void shouldStartEveryTestWithoutTasksFaultsAndSettings() {
        MonetSimulator monet = simulator.monet();
        TestClient client = new TestClient(monet);

        assertThat(monet.createdTasks()).isEmpty();
        assertThat(client.submit(TestClient.videoBody("key")).status()).isEqualTo(200);
        assertThat(monet.createdTasks().get(0).input().path("prompt").asText()).isEqualTo("a cat running");
        monet.faults().on(Operation.SUBMIT).always(Fault.status(500));
        monet.nextTaskNeverEnds();
    }

    @Nested
    class InANestedClass {

        @Test
        void shouldUseTheSimulatorOfTheOuterClass() {
            assertThat(new TestClient(simulator.monet())
                            .submit(TestClient.videoBody("key"))
                            .status())
                    .isEqualTo(200);
        }
    }
}
