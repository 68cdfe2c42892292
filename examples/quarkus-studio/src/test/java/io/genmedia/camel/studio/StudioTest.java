package io.genmedia.camel.studio;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.FilePayload;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the page share: the providers, the browser, and how a task says for how long it is made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StudioTest {

    static final Set<String> KEYS =
            Set.of("monet_key_of_the_test", "sk-gateai-key-of-the-test", "unifically-key-of-the-test");

    /** What is made until the test ends it has this in its prompt. */
    static final String UNTIL_TOLD = " until told";

    private static final Duration UNTIL_IT_IS_TOLD = Duration.ofMinutes(10);

    private final ProviderClock clock = new ProviderClock();

    Path folder;

    MediaSimulator simulator;
    Chromium chromium;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        simulator = MediaSimulator.builder()
                .transport(SimulatorTransport.LEAN)
                .clock(clock)
                .apiKey("monet_key_of_the_test")
                .gateAiApiKey("sk-gateai-key-of-the-test")
                .unificallyApiKey("unifically-key-of-the-test")
                .start();
        simulator.gateai().enforceLimits(false);
        for (ProviderSimulator<?> provider : List.of(simulator.monet(), simulator.gateai(), simulator.unifically())) {
            provider.taskDuration(StudioTest::duration);
        }
        chromium = Chromium.launch();
    }

    private static Duration duration(JsonNode input) {
        String text = input.toString();
        return text.contains(UNTIL_TOLD) ? UNTIL_IT_IS_TOLD : Duration.ofMillis(600);
    }

    /** What was ordered is half made, and stays so. */
    void makeHalf(String prompt) {
        await("it is bought").atMost(Duration.ofSeconds(30)).until(() -> !bought(prompt)
                .isEmpty());
        clock.advance(UNTIL_IT_IS_TOLD.dividedBy(2));
    }

    /** What is being made is ready. */
    void finish() {
        clock.advance(UNTIL_IT_IS_TOLD);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    /** A file of the person's machine. */
    static FilePayload picture(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }

    Visitor visitor(StudioProcess studio) {
        return new Visitor(chromium.browser(), studio, KEYS, false);
    }

    Visitor visitorWithPhone(StudioProcess studio) {
        return new Visitor(chromium.browser(), studio, KEYS, true);
    }

    /** What was bought with a prompt, at any provider. */
    List<CreatedTask> bought(String prompt) {
        return List.of(simulator.monet(), simulator.gateai(), simulator.unifically()).stream()
                .flatMap(provider -> provider.createdTasks().stream())
                .filter(task -> task.input().toString().contains(prompt))
                .toList();
    }
}
