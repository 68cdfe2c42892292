package io.genmedia.camel.media.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every route on the page of the Kamelets does what the page says. */
class KameletsPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "kamelets.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- test: ([a-z-]+) -->\\n)?```yaml\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @TempDir
    private Path folder;

    private Path inbox;
    private Path outbox;

    @BeforeEach
    void makeFolders() throws IOException {
        inbox = Files.createDirectory(folder.resolve("in"));
        outbox = Files.createDirectory(folder.resolve("out"));
        for (Studio studio : Studio.values()) {
            studio.at(simulator).taskDuration(Duration.ZERO);
        }
    }

    private static Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher found = BLOCK.matcher(Files.readString(PAGE));
        while (found.find()) {
            blocks.put(String.valueOf(found.group(1)), found.group(2));
        }
        return blocks;
    }

    private Shop shop(Studio studio, String block) throws Exception {
        Shop shop = Shop.of(simulator, studio);
        shop.camel().getPropertiesComponent().addInitialProperty("inbox", inbox.toString());
        shop.camel().getPropertiesComponent().addInitialProperty("outbox", outbox.toString());
        return shop.routes(blocks().get(block)).opens();
    }

    private Path oneWritten() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (Stream<Path> files = Files.list(outbox)) {
                assertThat(files).hasSize(1).allMatch(file -> file.toFile().length() > 100);
            }
        });
        return outbox.toFile().listFiles()[0].toPath();
    }

    @Test
    void shouldHaveATestForEveryRoute() throws IOException {
        assertThat(blocks().keySet()).containsExactlyInAnyOrder("first-route", "completed", "picture-to-film");
    }

    @Test
    void shouldMakePicturesOfFiles() throws Exception {
        try (Shop shop = shop(Studio.MONET, "first-route")) {
            Files.writeString(folder.resolve("cat.txt"), "A cat");
            Files.move(folder.resolve("cat.txt"), inbox.resolve("cat.txt"));

            assertThat(oneWritten().getFileName().toString()).matches("monet-task_.*-0\\.(png|jpe?g)");
            assertThat(simulator.monet().createdTasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.input().toString()).contains("16:9"));
        }
    }

    @Test
    void shouldDeliverWhatWasOrdered() throws Exception {
        try (Shop shop = shop(Studio.GATEAI, "completed")) {
            shop.template().requestBodyAndHeader("direct:order", "A cat", "orderId", "order-7");

            assertThat(oneWritten().getFileName()).hasToString("order-7.mp4");
        }
    }

    @Test
    void shouldMakeAFilmOfAPicture() throws Exception {
        try (Shop shop = shop(Studio.UNIFICALLY, "picture-to-film")) {
            MediaResult film = shop.template()
                    .requestBodyAndHeader(
                            "direct:picture", Samples.png(), Exchange.FILE_NAME, "sea.png", MediaResult.class);

            assertThat(film.outputs()).isNotEmpty();
            assertThat(simulator.unifically().uploadedFiles()).hasSize(1);
            assertThat(simulator.unifically().createdTasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.input().toString()).contains("The waves begin to move", "http"));
        }
    }
}
