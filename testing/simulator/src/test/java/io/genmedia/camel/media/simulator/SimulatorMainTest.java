package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    @Test
    void shouldStartAsTheOptionsSay() {
        try (MediaSimulator simulator =
                SimulatorMain.start("--port", "0", "--task-seconds", "0", "--api-key", "monet_mine", "--lean")) {
            TestClient client = new TestClient(simulator.monet());

            String id = client.submitted(TestClient.videoBody("key"));

            assertThat(simulator.monet().apiKey()).isEqualTo("monet_mine");
            assertThat(client.task(id).path("status").asText()).isEqualTo("success");
        }
    }

    @Test
    void shouldGiveGateAiAKeyOfItsOwn() {
        try (MediaSimulator simulator = SimulatorMain.start("--port", "0", "--gateai-api-key", "sk-mine")) {
            assertThat(simulator.gateai().apiKey()).isEqualTo("sk-mine");
            assertThat(new GateAiClient(simulator.gateai()).get("/credits").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldGiveUnificallyAKeyOfItsOwn() {
        try (MediaSimulator simulator = SimulatorMain.start("--port", "0", "--unifically-api-key", "mine")) {
            assertThat(simulator.unifically().apiKey()).isEqualTo("mine");
            assertThat(new UnificallyClient(simulator.unifically())
                            .get("/v1/account")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "--port"})
    void shouldRefuseAnOptionThatIsUnknownOrHasNoValue(String option) {
        assertThatThrownBy(() -> SimulatorMain.start(option))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option);
    }
}
