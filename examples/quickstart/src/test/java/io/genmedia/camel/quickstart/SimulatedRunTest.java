package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedRunTest {

    @TempDir
    Path folder;

    @Test
    void shouldRunWithoutAKeyAndSaySo() throws Exception {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("dusk.image.txt"), "A street at dusk");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Arguments arguments = Arguments.of(new String[] {"--folder", folder.toString()}, Map.of());

        int code = new Quickstart(
                        arguments, arguments.service(), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run();

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("SIMULATED: no MONET_API_KEY is used")
                .contains("Tasks: 1, simulated: nothing was paid.");
        assertThat(folder.resolve("results/dusk.png")).isNotEmptyFile();
    }
}
