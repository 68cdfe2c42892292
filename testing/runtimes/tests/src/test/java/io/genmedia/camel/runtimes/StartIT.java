package io.genmedia.camel.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is configured wrong is told when the application starts, in the same words in each runtime, and it ends. */
class StartIT {

    private final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();

    @AfterEach
    void closeProviders() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldNameAnOptionWithAWrongValueAndWhatIsAccepted(Runner runner) {
        assertDoesNotStart(
                runner,
                "wrong-value",
                "camel.component.monet.poll-interval",
                "soon",
                "Option pollInterval must be a duration as 500ms, 5s, 45m or 1h30m (a bare number is milliseconds)",
                "but was 'soon'");
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldNameTheValuesOfAnOptionThatHasAList(Runner runner) {
        assertDoesNotStart(
                runner,
                "not-in-list",
                "camel.component.monet.validation",
                "sometimes",
                "validation=sometimes is not accepted: use standard, strict or off");
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldSayWhereAKeyIsLookedFor(Runner runner) {
        assertDoesNotStart(
                runner,
                "no-key",
                "camel.component.gateai.api-key",
                null,
                "No API key for GateAI: set the option apiKey on the endpoint or the component (camel.component.gateai.api-key),"
                        + " or the environment variable GATEAI_API_KEY");
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldNotStartWithAnOptionThatThereIsNot(Runner runner) {
        try (Workplace workplace = Workplace.of(runner, "no-option")
                .configuredFor(simulator)
                .with("camel.component.monet.pol-interval", "2s")) {
            Application application = workplace.start();

            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.log()).containsPattern("camel.component.monet.pol(-i|I)nterval");
        }
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldTakeAnOptionFromTheEnvironmentByAPlaceholder(Runner runner) {
        try (Workplace workplace = Workplace.of(runner, "option-of-environment")
                .configuredFor(simulator)
                .with("camel.component.monet.poll-interval", "{{env:POLL_INTERVAL}}")
                .withEnvironment("POLL_INTERVAL", "later")) {
            Application application = workplace.start();

            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.log()).contains("Option pollInterval must be a duration", "but was 'later'");
        }
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldTakeAKeyFromTheEnvironment(Runner runner) {
        try (Workplace workplace = Workplace.of(runner, "key-of-environment")
                .configuredFor(simulator)
                .with("camel.component.monet.api-key", null)
                .withEnvironment("MONET_API_KEY", simulator.monet().apiKey())) {
            workplace.start().awaitRoutes();

            workplace.put("orders/4712.txt", "A blue boat");

            assertThat(workplace
                            .awaitJson("orders-made/4712.json")
                            .path("status")
                            .asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldPutWhatStandsBesideTheApplicationBeforeWhatIsPackaged(Runner runner) {
        try (Workplace workplace =
                Workplace.of(runner, "beside").configuredFor(simulator).with("camel.main.name", "beside")) {
            Application application = workplace.start().awaitRoutes();

            assertThat(application.log()).contains("(beside) started in");
        }
    }

    private void assertDoesNotStart(Runner runner, String name, String property, String value, String... told) {
        try (Workplace workplace =
                Workplace.of(runner, name).configuredFor(simulator).with(property, value)) {
            Application application = workplace.start();

            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.log()).contains(told);
        }
    }
}
