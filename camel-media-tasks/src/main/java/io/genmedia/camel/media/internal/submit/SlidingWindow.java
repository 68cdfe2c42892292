package io.genmedia.camel.media.internal.submit;

import java.time.Duration;

/** At most so many starts in any window of a length; answers with a delay. Not thread-safe: its owner holds the lock. */
final class SlidingWindow {

    private final long lengthNanos;
    private final long[] starts;
    private int used;
    private int oldest;

    SlidingWindow(int atMost, Duration length) {
        this.starts = new long[atMost];
        this.lengthNanos = length.toNanos();
    }

    /** How many nanoseconds a start must wait; zero when it may go now. */
    long delayNanos(long now) {
        if (used < starts.length) {
            return 0;
        }
        return Math.max(0, starts[oldest] + lengthNanos - now);
    }

    /** Notes a start. */
    void start(long now) {
        if (used < starts.length) {
            starts[(oldest + used) % starts.length] = now;
            used++;
        } else {
            starts[oldest] = now;
            oldest = (oldest + 1) % starts.length;
        }
    }
}
