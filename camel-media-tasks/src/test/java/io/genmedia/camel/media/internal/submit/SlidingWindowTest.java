package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldLetSoManyStartAtOnceAndTheNextWhenTheFirstLeavesTheWindow() {
        SlidingWindow window = new SlidingWindow(2, Duration.ofSeconds(30));
        submit(window, 0);
        submit(window, 10 * SECOND);

        assertThat(window.delayNanos(10 * SECOND)).isEqualTo(20 * SECOND);
        assertThat(window.delayNanos(30 * SECOND - 1)).isEqualTo(1);
        assertThat(window.delayNanos(30 * SECOND)).isZero();
    }

    @Test
    void shouldNotForgetTheStartsOfAFixedWindowThatIsOver() {
        // a window that is counted from the full half minute would let ten go within two seconds
        SlidingWindow window = new SlidingWindow(5, Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            submit(window, 29 * SECOND);
        }

        assertThat(window.delayNanos(31 * SECOND)).isEqualTo(28 * SECOND);
    }

    @Test
    void shouldBearAClockThatBeginsBelowZeroAndOverflows() {
        SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(10));
        submit(window, Long.MAX_VALUE - SECOND);

        assertThat(window.delayNanos(Long.MAX_VALUE)).isEqualTo(9 * SECOND);
        assertThat(window.delayNanos(Long.MIN_VALUE + SECOND)).isEqualTo(8 * SECOND - 1);
        assertThat(window.delayNanos(Long.MIN_VALUE + 9 * SECOND)).isZero();
    }

    private static void submit(SlidingWindow window, long at) {
        window.start();
        window.answered(at);
    }

    @Test
    void shouldHoldTheWindowOpenForASubmitUntilItsAnswerIsThere() {
        // the provider may count it at the very moment of the answer
        SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(30));
        window.start();

        long unanswered = window.delayNanos(100 * SECOND);
        window.answered(100 * SECOND);

        assertThat(unanswered).isEqualTo(SlidingWindow.UNTIL_AN_ANSWER);
        assertThat(window.delayNanos(101 * SECOND)).isEqualTo(29 * SECOND);
        assertThat(window.delayNanos(130 * SECOND)).isZero();
    }

    @Test
    void shouldNotCountWhatWasNotSent() {
        SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(30));
        window.start();

        window.unused();

        assertThat(window.delayNanos(0)).isZero();
    }

    /** The delay is what somebody finds who looks at all starts there ever were. */
    @Test
    void shouldAnswerAsANaiveLookAtAllStartsDoes() {
        long seed = System.nanoTime();
        System.out.println("SlidingWindowTest seed: " + seed);
        Random seeds = new Random(seed);
        for (int run = 0; run < 500; run++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            int atMost = 1 + random.nextInt(6);
            long length = 1 + random.nextInt(50);
            SlidingWindow window = new SlidingWindow(atMost, Duration.ofNanos(length));
            List<Long> starts = new ArrayList<>();
            long now = random.nextInt(100) - 50;
            for (int i = 0; i < 100; i++) {
                now += random.nextInt(20);
                long delay = naiveDelay(starts, atMost, length, now);
                assertThat(window.delayNanos(now))
                        .as("seed %d, step %d", own, i)
                        .isEqualTo(delay);
                if (random.nextInt(4) > 0) {
                    now += delay;
                    submit(window, now);
                    starts.add(now);
                }
            }
        }
    }

    /** The least delay after which one more start leaves no window of that length with too many. */
    private static long naiveDelay(List<Long> starts, int atMost, long length, long now) {
        for (long delay = 0; ; delay++) {
            long at = now + delay;
            if (starts.stream().filter(start -> start > at - length).count() < atMost) {
                return delay;
            }
        }
    }
}
