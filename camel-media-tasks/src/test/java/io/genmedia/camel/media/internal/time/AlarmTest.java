package io.genmedia.camel.media.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final ManualTime time = new ManualTime();
    private final AtomicInteger rung = new AtomicInteger();
    private Alarm alarm;

    @BeforeEach
    void set() {
        alarm = new Alarm(time, () -> {
            alarm.rang();
            rung.incrementAndGet();
        });
    }

    private long in(Duration pause) {
        return time.nanoTime() + pause.toNanos();
    }

    @Test
    void shouldRingAtTheEarliestTime() {
        alarm.ringAt(in(Duration.ofSeconds(5)));
        alarm.ringAt(in(Duration.ofSeconds(2)));
        alarm.ringAt(in(Duration.ofSeconds(9)));

        int timers = time.scheduled();
        time.advance(Duration.ofMillis(1_999));
        int before = rung.get();
        time.advance(Duration.ofMillis(1));
        int then = rung.get();
        time.advance(Duration.ofMinutes(1));

        assertThat(timers).isOne();
        assertThat(before).isZero();
        assertThat(then).isOne();
        assertThat(rung).hasValue(1);
    }

    @Test
    void shouldNotRingBeforeItsTimeThoughTimersKnowMillisecondsOnly() {
        alarm.ringAt(time.nanoTime() + 1);

        assertThat(time.untilNext()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void shouldRingAtOnceWhereTheTimeIsPast() {
        alarm.ringAt(time.nanoTime() - Duration.ofSeconds(1).toNanos());

        assertThat(time.untilNext()).isZero();
    }

    @Test
    void shouldRingAgainWhereItWasCancelledOrHasRung() {
        alarm.ringAt(in(Duration.ofSeconds(1)));
        alarm.cancel();
        int cancelled = time.scheduled();
        alarm.ringAt(in(Duration.ofSeconds(3)));
        time.advance(Duration.ofSeconds(3));
        alarm.ringAt(in(Duration.ofSeconds(1)));
        time.advance(Duration.ofSeconds(1));

        assertThat(cancelled).isZero();
        assertThat(rung).hasValue(2);
    }
}
