package io.genmedia.camel.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/runtimes.md} shows is what the applications have, and the tests that it names are there. */
class RuntimesPageIT {

    private static final Path PAGE = Path.of("..", "..", "..", "docs", "runtimes.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (file|test): (\\S+) -->\n)?```(yaml|properties)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+IT)(?:\\.(should\\w+))?`");

    @Test
    void shouldShowRoutesAndPropertiesAsTheyAreInTheApplications() throws IOException {
        List<MatchResult> blocks = blocks();

        assertThat(blocks).hasSize(3);
        for (MatchResult block : blocks) {
            assertThat(block.group(1)).as("the line above %s", block.group(4)).isNotNull();
            if (block.group(1).equals("file")) {
                assertThat(Path.of("..").resolve(block.group(2))).content().contains(block.group(4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldRunWithTheConfigurationOfThePage(Runner runner) throws IOException {
        Properties configuration = new Properties();
        configuration.load(new StringReader(block("configuration")));
        try (MediaSimulator simulator = MediaSimulator.builder()
                        .transport(SimulatorTransport.LEAN)
                        .start();
                Workplace workplace = Workplace.of(runner, "page")) {
            configuration.stringPropertyNames().forEach(name -> workplace.with(name, configuration.getProperty(name)));
            workplace
                    .with("camel.component.monet.base-url", simulator.monet().baseUrl())
                    .with("camel.component.gateai.base-url", simulator.gateai().baseUrl())
                    .with(
                            "camel.component.unifically.base-url",
                            simulator.unifically().baseUrl())
                    .withEnvironment("MONET_API_KEY", simulator.monet().apiKey())
                    .withEnvironment("GATEAI_API_KEY", simulator.gateai().apiKey())
                    .withEnvironment(
                            "UNIFICALLY_API_KEY", simulator.unifically().apiKey());
            workplace.start().awaitRoutes();

            workplace.put("pictures/order-9.txt", "A pier");

            assertThat(workplace
                            .awaitJson("delivered/order-9.json")
                            .path("status")
                            .asText())
                    .isEqualTo("SUCCEEDED");
            assertThat(simulator.gateai().createdTasks()).hasSize(1);
            assertThat(workplace.has("data/tasks.mv.db")).isTrue();
        }
    }

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        List<MatchResult> named =
                NAMED_TEST.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named).isNotEmpty();
        for (MatchResult test : named) {
            Path source =
                    Path.of("src", "test", "java", "io", "genmedia", "camel", "runtimes", test.group(1) + ".java");
            assertThat(source).exists();
            if (test.group(2) != null) {
                assertThat(source).content().contains("void " + test.group(2) + "(");
            }
        }
    }

    private static List<MatchResult> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().toList();
    }

    private static String block(String name) throws IOException {
        return blocks().stream()
                .filter(block -> name.equals(block.group(2)))
                .map(block -> block.group(4))
                .findFirst()
                .orElseThrow();
    }
}
