package io.genmedia.camel.studio;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the page share: the providers, the browser, and how a task says for how long it is made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StudioTest {

    static final Set<String> KEYS =
            Set.of("monet_key_of_the_test", "sk-gateai-key-of-the-test", "unifically-key-of-the-test");

    /** A prompt may end in <code>for 6 s</code>: so long is it made. */
    private static final Pattern SECONDS = Pattern.compile("for (\\d+) s");

    Path folder;

    MediaSimulator simulator;
    Chromium chromium;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        simulator = MediaSimulator.builder()
                .transport(SimulatorTransport.LEAN)
                .apiKey("monet_key_of_the_test")
                .gateAiApiKey("sk-gateai-key-of-the-test")
                .unificallyApiKey("unifically-key-of-the-test")
                .start();
        simulator.gateai().enforceLimits(false);
        for (ProviderSimulator<?> provider : List.of(simulator.monet(), simulator.gateai(), simulator.unifically())) {
            provider.taskDuration(input -> {
                Matcher told = SECONDS.matcher(input.toString());
                return told.find() ? Duration.ofSeconds(Long.parseLong(told.group(1))) : Duration.ofMillis(600);
            });
        }
        chromium = Chromium.launch();
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
