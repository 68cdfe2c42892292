package io.genmedia.camel.media.internal.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMeters meters = new MicrometerMeters(registry, "atelier");

    private static TaskSnapshot ended(String id, MediaStatus status, BigDecimal cost) {
        return new TaskSnapshot(
                id, "video", "film-1", status, null, List.of(), cost, null, null, null, ProviderError.NONE, null, null);
    }

    @Test
    void shouldCountWhatTheProviderTookByKindAndModel() {
        meters.submitted("video", "film-1");
        meters.submitted("video", "film-1");
        meters.submitted("generate", null);

        assertThat(registry.get("camel.media.tasks.submitted")
                        .tags("provider", "atelier", "kind", "video", "model", "film-1")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("camel.media.tasks.submitted")
                        .tags("kind", "generate", "model", "unknown")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldTellWhatIsNotKnownFromWhatWasNotBought() {
        meters.notSubmitted(Acceptance.UNKNOWN);
        meters.notSubmitted(Acceptance.NOT_ACCEPTED);
        meters.notSubmitted(Acceptance.NOT_ACCEPTED);

        assertThat(registry.get("camel.media.submits.failed")
                        .tags("provider", "atelier", "acceptance", "unknown")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("camel.media.submits.failed")
                        .tags("acceptance", "not_accepted")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldTimeTasksByTheirOutcome() {
        meters.ended(ended("t1", MediaStatus.SUCCEEDED, null), "video", "film-1", Duration.ofSeconds(40));
        meters.ended(ended("t2", MediaStatus.FAILED, null), "video", "film-1", Duration.ofSeconds(5));
        meters.timedOut("video", "film-1", Duration.ofMinutes(45));

        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "succeeded")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(40);
        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "failed")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("outcome", "timeout")
                        .timer()
                        .totalTime(TimeUnit.MINUTES))
                .isEqualTo(45);
    }

    @Test
    void shouldCountOnceWhatIsHeardOfTwice() {
        TaskSnapshot task = ended("t1", MediaStatus.SUCCEEDED, new BigDecimal("0.30"));

        meters.ended(task, "video", "film-1", Duration.ofSeconds(40));
        meters.ended(task, "video", "film-1", Duration.ZERO);

        assertThat(registry.get("camel.media.tasks.duration").timer().count()).isEqualTo(1);
        assertThat(registry.get("camel.media.cost").counter().count()).isEqualTo(0.3);
    }

    @Test
    void shouldCountNoCostOfWhatFailed() {
        meters.ended(ended("t1", MediaStatus.FAILED, BigDecimal.ONE), "video", "film-1", Duration.ofSeconds(40));

        assertThat(registry.find("camel.media.cost").counter()).isNull();
    }

    @Test
    void shouldTakeFromTheTaskWhatTheRouteDidNotSay() {
        meters.ended(ended("t1", MediaStatus.SUCCEEDED, null), null, null, Duration.ofSeconds(1));

        assertThat(registry.get("camel.media.tasks.duration")
                        .tags("kind", "video", "model", "film-1")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldShowWhatIsInFlightUntilItIsClosed() {
        AtomicInteger inFlight = new AtomicInteger(3);
        meters.watch(inFlight::get, () -> 7);

        double before = registry.get("camel.media.tasks.in.flight").gauge().value();
        inFlight.set(2);
        double after = registry.get("camel.media.tasks.in.flight").gauge().value();
        double waiting = registry.get("camel.media.submits.waiting").gauge().value();
        meters.close();

        assertThat(before).isEqualTo(3);
        assertThat(after).isEqualTo(2);
        assertThat(waiting).isEqualTo(7);
        assertThat(registry.find("camel.media.tasks.in.flight").gauge()).isNull();
        assertThat(registry.find("camel.media.submits.waiting").gauge()).isNull();
    }
}
