package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedRunTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"monet, MONET_API_KEY, png", "gateai, GATEAI_API_KEY, jpg", "unifically, UNIFICALLY_API_KEY, png"})
    void shouldRunWithoutAKeyAndSaySo(String provider, String variable, String extension) throws Exception {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("dusk.image.txt"), "A street at dusk");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Arguments arguments =
                Arguments.of(new String[] {"--provider", provider, "--folder", folder.toString()}, Map.of());

        int code = new Quickstart(
                        arguments, arguments.service(), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run();

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("SIMULATED: no " + variable + " is used")
                .contains("Tasks: 1, simulated: nothing was paid.");
        assertThat(folder.resolve("results/dusk." + extension)).isNotEmptyFile();
    }
}
