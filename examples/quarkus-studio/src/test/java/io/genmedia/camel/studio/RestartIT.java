package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application is killed, as a machine does that loses its power, and started again. */
class RestartIT extends StudioTest {

    @ParameterizedTest
    @CsvSource({"Monet AI, sora-2", "GateAI, seedance-2.0", "Unifically, google/veo-3.1-fast"})
    void shouldGoOnWithWhatWasBeingMadeWhenItWasKilled(String provider, String model) {
        Path own = folder.resolve(provider.replace(" ", ""));
        String prompt = "A bridge over a river of " + provider + " for 10 s";
        try (StudioProcess studio = StudioProcess.of(simulator, own).start();
                Visitor visitor = visitor(studio)) {
            visitor.mayLoseTheStudio()
                    .open()
                    .choose(provider, "Video", model)
                    .fill("prompt", prompt)
                    .create();
            visitor.card(prompt, OrderState.RUNNING);

            studio.kill();
            visitor.page().locator("#connection[data-state=lost]").waitFor();
            studio.start();

            visitor.page().locator("#connection[data-state=live]").waitFor();
            visitor.card(prompt, OrderState.DONE).locator("video").waitFor();
            assertThat(bought(prompt)).hasSize(1);
            assertThat(simulator.monet().rejected()).isEmpty();
            visitor.behaved();
        }
    }

    @Test
    void shouldSayWhatToDoWhereAKeyIsMissing() {
        try (StudioProcess studio = StudioProcess.of(simulator, folder.resolve("keyless"))
                        .without("GATEAI_API_KEY")
                        .start();
                Visitor visitor = visitor(studio)) {
            visitor.open().choose("GateAI", "Image", null);

            assertThat(visitor.page().locator("#provider-help").textContent())
                    .contains("GATEAI_API_KEY")
                    .contains("start again");
            assertThat(visitor.button("Create").isDisabled()).isTrue();
            assertThat(visitor.page().locator("#simulated").isVisible()).isFalse();
            visitor.behaved();
        }
    }

    @Test
    void shouldBringAStandInWhereThereIsNoKey() {
        try (StudioProcess studio =
                        StudioProcess.withoutKeys(folder.resolve("simulated")).start();
                Visitor visitor = new Visitor(chromium.browser(), studio, Set.of("monet_test_key"), false)) {
            visitor.open()
                    .choose("Monet AI", "Image", null)
                    .fill("prompt", "A paper boat")
                    .create();

            visitor.card("A paper boat", OrderState.DONE);

            assertThat(visitor.page().locator("#simulated").textContent())
                    .contains("Simulated")
                    .contains("nothing is paid");
            assertThat(studio.output()).contains(studio.url()).contains("SIMULATED");
            visitor.behaved();
        }
    }
}
