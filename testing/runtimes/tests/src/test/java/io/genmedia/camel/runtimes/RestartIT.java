package io.genmedia.camel.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application that is stopped or killed while tasks are made finds them when it is started again. The tasks are ready when the
 * test says so: the providers' clock stands still.
 */
class RestartIT {

    private static final Duration RENDERING = Duration.ofMinutes(10);
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final MovableClock clock = MovableClock.create();
    private final MediaSimulator simulator = MediaSimulator.builder()
            .transport(SimulatorTransport.LEAN)
            .clock(clock)
            .taskDuration(RENDERING)
            .start();

    @BeforeEach
    void prepareProviders() {
        simulator.monet().media(MediaContent.ofBytes("video/mp4", CONTENT));
        simulator.gateai().enforceLimits(false).media(MediaContent.ofBytes("image/jpeg", CONTENT));
        simulator.unifically().media(MediaContent.ofBytes("audio/mpeg", CONTENT));
    }

    @AfterEach
    void closeProviders() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldStopInSecondsAndFindItsTasksAfterTheNextStart(Runner runner) {
        try (Workplace workplace =
                Workplace.of(runner, "stopped").configuredFor(simulator).with("camel.main.shutdown-timeout", "300")) {
            // given tasks that are made
            Application first = workplace.start().awaitRoutes();
            putPrompts(workplace);
            awaitTasksFollowed();

            // when
            Duration stop = first.stop();

            // then
            assertThat(stop).isLessThan(Duration.ofSeconds(20));
            assertThat(first.log()).contains(ids(simulator.monet())).contains(ids(simulator.unifically()));
            assertThat(workplace.files("films")).containsExactly("one.txt", "two.txt");
            assertThat(workplace.has("failed")).isFalse();
            assertEachPromptIsMadeOnceByTheNext(workplace);
        }
    }

    @ParameterizedTest
    @EnumSource(Runner.class)
    void shouldFindItsTasksAfterAKill(Runner runner) {
        try (Workplace workplace = Workplace.of(runner, "killed").configuredFor(simulator)) {
            // given tasks that are made
            Application first = workplace.start().awaitRoutes();
            putPrompts(workplace);
            awaitTasksFollowed();

            // when
            first.kill();

            // then
            assertEachPromptIsMadeOnceByTheNext(workplace);
        }
    }

    private static void putPrompts(Workplace workplace) {
        workplace.put("films/one.txt", "One film");
        workplace.put("films/two.txt", "Two films");
        workplace.put("pictures/three.txt", "A picture that is not waited for");
        workplace.put("songs/four.txt", "A song");
    }

    private void assertEachPromptIsMadeOnceByTheNext(Workplace workplace) {
        long reads = simulator.monet().statusReads();
        workplace.start().awaitRoutes();
        Awaitility.await("the tasks are followed again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> simulator.monet().statusReads() >= reads + 2);

        clock.advance(RENDERING);

        for (CreatedTask film : simulator.monet().createdTasks()) {
            workplace.awaitBytes("results/monet-" + film.id() + "-0.mp4", CONTENT);
        }
        String picture = simulator.gateai().createdTasks().get(0).id();
        workplace.awaitBytes("results/gateai-" + picture + "-0.jpg", CONTENT);
        assertThat(workplace.awaitJson("delivered/three.json").path("taskId").asText())
                .isEqualTo(picture);
        workplace.awaitBytes(
                "results/unifically-"
                        + simulator.unifically().createdTasks().get(0).id() + "-0.mp3",
                CONTENT);
        assertThat(simulator.monet().createdTasks())
                .extracting(task -> task.input().path("prompt").asText())
                .containsExactlyInAnyOrder("One film", "Two films");
        assertThat(simulator.gateai().createdTasks()).hasSize(1);
        assertThat(simulator.unifically().createdTasks()).hasSize(1);
    }

    /** A task whose status is read stands in the store. */
    private void awaitTasksFollowed() {
        Awaitility.await("all tasks are submitted and followed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> isFollowed(simulator.monet(), 2)
                        && isFollowed(simulator.gateai(), 1)
                        && isFollowed(simulator.unifically(), 1));
    }

    private static boolean isFollowed(ProviderSimulator<?> provider, int tasks) {
        List<CreatedTask> created = provider.createdTasks();
        return created.size() == tasks
                && created.stream().allMatch(task -> provider.requests(Operation.STATUS).stream()
                        .anyMatch(read -> read.path().contains(task.id())));
    }

    private static String[] ids(ProviderSimulator<?> provider) {
        return provider.createdTasks().stream().map(CreatedTask::id).toArray(String[]::new);
    }
}
