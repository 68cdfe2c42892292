package io.genmedia.camel.media.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class NanosTest {

    @Test
    void shouldBeTheDurations() {
        assertThat(Nanos.of(Duration.ofMillis(1_500))).isEqualTo(1_500_000_000);
    }

    @Test
    void shouldBeNoneWhereItIsPast() {
        assertThat(Nanos.of(Duration.ofSeconds(-1))).isZero();
    }

    @Test
    void shouldBeAHundredYearsAtMost() {
        long forEver = Nanos.of(ChronoUnit.FOREVER.getDuration());

        assertThat(forEver).isEqualTo(Duration.ofDays(36_500).toNanos());
        // what is compared by its difference
        assertThat(System.nanoTime() + forEver - System.nanoTime()).isPositive();
    }
}
