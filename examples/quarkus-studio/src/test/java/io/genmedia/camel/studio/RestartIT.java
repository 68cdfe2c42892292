package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        String prompt = "A bridge over a river of " + provider + UNTIL_TOLD;
        try (StudioProcess studio = StudioProcess.of(simulator, own).start();
                Visitor visitor = visitor(studio)) {
            visitor.mayLoseTheStudio()
                    .open()
                    .choose(provider, "Video", model)
                    .fill("prompt", prompt)
                    .create();
            makeHalf(prompt);
            visitor.card(prompt, OrderState.RUNNING);

            studio.kill();
            visitor.page().locator("#connection[data-state=lost]").waitFor();
            studio.start();

            visitor.page().locator("#connection[data-state=live]").waitFor();
            visitor.card(prompt, OrderState.RUNNING);
            finish();
            visitor.card(prompt, OrderState.DONE).locator("video").waitFor();
            assertThat(bought(prompt)).hasSize(1);
            assertThat(simulator.monet().rejected()).isEmpty();
            visitor.behaved();
        }
    }

    @Test
    void shouldNotGoOnElsewhereThanWhereItWasPlaced() {
        String prompt = "A lake" + UNTIL_TOLD;
        try (MediaSimulator other = MediaSimulator.builder()
                        .transport(SimulatorTransport.LEAN)
                        .apiKey(simulator.monet().apiKey())
                        .gateAiApiKey(simulator.gateai().apiKey())
                        .unificallyApiKey(simulator.unifically().apiKey())
                        .start();
                StudioProcess studio =
                        StudioProcess.of(simulator, folder.resolve("moved")).start();
                Visitor visitor = visitor(studio)) {
            visitor.mayLoseTheStudio()
                    .open()
                    .choose("GateAI", "Image", "gpt-image-2")
                    .fill("prompt", prompt)
                    .create();
            makeHalf(prompt);
            visitor.card(prompt, OrderState.RUNNING);

            // when others are asked
            studio.kill();
            studio.asking(other).start();

            // then they hear nothing of it, and the page says what to do
            Locator problem = visitor.card(prompt).locator(".problem:not([hidden])");
            problem.waitFor();
            assertThat(problem.textContent())
                    .contains(simulator.gateai().baseUrl())
                    .contains("GATEAI_API_KEY");
            assertThat(other.gateai().requests()).isEmpty();

            // when those are asked again
            studio.kill();
            studio.asking(simulator).start();
            finish();

            visitor.card(prompt, OrderState.DONE);
            assertThat(problem.count()).isZero();
            assertThat(bought(prompt)).hasSize(1);
            visitor.behaved();
        }
    }

    @Test
    void shouldNotBuyWhatTheStandInWasAskedFor() {
        String prompt = "A paper plane";
        try (StudioProcess studio =
                        StudioProcess.withoutKeys(folder.resolve("tried")).start();
                Visitor visitor = visitor(studio)) {
            visitor.mayLoseTheStudio()
                    .open()
                    .choose("GateAI", "Video", "seedance-2.0")
                    .fill("prompt", prompt)
                    .create();
            visitor.card(prompt).waitFor();

            studio.kill();
            studio.asking(simulator).start();

            Locator card = visitor.card(prompt, OrderState.FAILED);
            assertThat(card.locator(".problem").textContent())
                    .contains("stand-in")
                    .contains("Nothing was paid");
            assertThat(card.locator("[data-act=retry]").count()).isZero();
            assertThat(bought(prompt)).isEmpty();
            visitor.behaved();
        }
    }

    @Test
    void shouldNeedNoFileOfATaskThatIsKnown() throws IOException {
        String prompt = "The branches move" + UNTIL_TOLD;
        try (StudioProcess studio =
                        StudioProcess.of(simulator, folder.resolve("files")).start();
                Visitor visitor = visitor(studio)) {
            visitor.mayLoseTheStudio()
                    .open()
                    .choose("Monet AI", "Video", "sora-2")
                    .fill("prompt", prompt);
            visitor.page().locator("[data-field=images] input[type=file]").setInputFiles(picture("branches.png"));
            visitor.page().getByText("branches.png").waitFor();
            visitor.create();
            makeHalf(prompt);
            visitor.card(prompt, OrderState.RUNNING);

            studio.kill();
            List<Path> inputs = studio.inputs();
            assertThat(inputs).hasSize(1);
            Files.delete(inputs.get(0));
            studio.start();
            finish();

            visitor.card(prompt, OrderState.DONE);
            assertThat(bought(prompt)).hasSize(1);
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
