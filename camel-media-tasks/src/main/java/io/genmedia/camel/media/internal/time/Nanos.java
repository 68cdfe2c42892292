package io.genmedia.camel.media.internal.time;

import java.time.Duration;

/** Nanoseconds from now, which are compared by their difference and so must not be too many. */
public final class Nanos {

    /** A provider that names the year 9999 means never. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Nanos() {}

    /**
     * @param duration any
     * @return its nanoseconds: none where it is negative, a hundred years at most
     */
    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }
}
