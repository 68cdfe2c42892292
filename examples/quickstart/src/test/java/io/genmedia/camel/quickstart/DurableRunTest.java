package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is killed hard in the middle, in a JVM of its own, and another one after it. */
class DurableRunTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Provider.class)
    void shouldBuyNothingTwiceAfterItWasKilled(Provider provider) throws Exception {
        // given a run that is killed while three prompts are made
        ProviderSimulator<?> service = provider.simulatedBy(simulator.simulator());
        service.taskDuration(input -> Duration.ofSeconds(10));
        List<String> prompts = List.of("dusk", "dawn", "noon");
        Fixture second = new Fixture(folder, provider, service);
        prompts.forEach(prompt -> second.with(prompt + ".image.txt", "A street at " + prompt));
        Path screen = folder.resolve("screen.txt");
        Process first = killable(second, screen);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> isTaskOf(screen, prompts));
        } finally {
            first.destroyForcibly().waitFor();
        }

        // when it is started again
        int code = second.run("--durable");

        // then each prompt has its result, of the task that the first run bought
        assertThat(code).as(second.screen()).isZero();
        assertThat(second.results()).filteredOn(name -> name.endsWith(".json")).hasSize(3);
        assertThat(service.createdTasks()).hasSize(3).allSatisfy(task -> assertThat(Files.readString(screen))
                .contains(task.id()));
    }

    @Test
    void shouldNotKeepNotesBesideTheDatabase() throws Exception {
        Fixture run =
                new Fixture(folder, Provider.GATEAI, simulator.gateai()).with("dusk.image.txt", "A street at dusk");

        int code = run.run("--durable");

        assertThat(code).isZero();
        try (var kept = Files.list(run.prompt(".tasks"))) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .contains("store.mv.db")
                    .noneMatch(file -> file.endsWith(".task"));
        }
    }

    /** The same as {@code fixture.run("--durable")}, in a JVM of its own. */
    private static Process killable(Fixture fixture, Path screen) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(fixture.command("--durable"))
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().putAll(fixture.environment());
        return builder.start();
    }

    private static boolean isTaskOf(Path screen, List<String> prompts) throws Exception {
        List<String> lines = Files.readAllLines(screen);
        return prompts.stream()
                .allMatch(prompt -> lines.stream().anyMatch(line -> line.contains(prompt) && line.contains("is task")));
    }
}
