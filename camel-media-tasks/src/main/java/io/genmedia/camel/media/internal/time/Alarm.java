package io.genmedia.camel.media.internal.time;

import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.time.Duration;

/**
 * One timer for whatever comes first of many. It has no lock of its own: its owner calls it under the lock that guards what is to
 * come.
 */
public final class Alarm {

    private static final long MILLISECOND = 1_000_000;

    private final TimeSource time;
    private final Runnable action;
    private Cancellable timer;
    private long at;

    /**
     * @param time the time
     * @param action run without the owner's lock; calls {@link #rang} under it first
     */
    public Alarm(TimeSource time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /**
     * Rings at this time, if it is not to ring before. A timer of whole milliseconds does not ring before its time.
     *
     * @param nanos of {@link TimeSource#nanoTime}
     */
    public void ringAt(long nanos) {
        if (timer != null && at - nanos <= 0) {
            return;
        }
        cancel();
        at = nanos;
        long rest = Math.max(0, nanos - time.nanoTime());
        timer = time.schedule(action, Duration.ofMillis((rest + MILLISECOND - 1) / MILLISECOND));
    }

    /** Does not ring. */
    public void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** It has rung. */
    public void rang() {
        timer = null;
    }
}
