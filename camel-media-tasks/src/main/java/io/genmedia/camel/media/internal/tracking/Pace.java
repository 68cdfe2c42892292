package io.genmedia.camel.media.internal.tracking;

import java.time.Duration;

/**
 * How often the status of a task is read.
 *
 * @param interval between two reads
 * @param fixed true where somebody set it, and it holds as it is; false where the engine chooses when to read, and reads no more than
 *     this interval would
 */
public record Pace(Duration interval, boolean fixed) {

    /** @return one that holds as it is */
    public static Pace fixed(Duration interval) {
        return new Pace(interval, true);
    }

    /** @return one that is not exceeded on the whole */
    public static Pace chosen(Duration interval) {
        return new Pace(interval, false);
    }
}
