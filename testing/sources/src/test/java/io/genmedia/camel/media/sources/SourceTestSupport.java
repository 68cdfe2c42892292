package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider whose films are made at once, unless a test wants to be there while they are made. */
abstract class SourceTestSupport {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final MovableClock clock = MovableClock.create();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().clock(clock);

    @BeforeEach
    void makeFilmsAtOnce() {
        monet().taskDuration(Duration.ZERO);
    }

    static MonetSimulator monet() {
        return simulator.monet();
    }

    static FilmShop shop() {
        return new FilmShop(monet());
    }

    /** From now on a film takes until {@link #filmsAreReady()}. */
    static void filmsTakeLong() {
        monet().taskDuration(LONG);
    }

    static void filmsAreReady() {
        clock.advance(LONG);
    }

    static void awaitWaitingFor(int films) {
        await().atMost(FilmShop.PATIENCE).untilAsserted(() -> {
            assertThat(monet().createdTasks()).hasSize(films);
            // the answers of the submits are in: the exchanges wait
            assertThat(monet().statusReads()).isPositive();
        });
    }

    /** The keys of what the provider would charge for. */
    static List<String> boughtKeys() {
        return monet().createdTasks().stream().map(CreatedTask::idempotencyKey).toList();
    }
}
