package io.genmedia.camel.media.internal.tracking;

import java.time.Instant;
import java.util.Objects;

/**
 * What this application knows of a task that it bought itself.
 *
 * @param at when the provider took it, by the time of this application
 * @param like tasks of the same {@link LengthKey} take about as long
 */
public record Bought(Instant at, String like) {

    /** Checks. */
    public Bought {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(like, "like");
    }
}
