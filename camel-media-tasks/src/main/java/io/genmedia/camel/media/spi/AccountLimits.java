package io.genmedia.camel.media.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits that a provider documents for an account. They hold for submits alone.
 *
 * @param inFlight tasks in flight at most
 * @param submits at most so many in any window
 * @param window the length of the window
 * @param placeFreedAfter after how long a task frees its place at the latest, even where it goes on
 */
public record AccountLimits(int inFlight, int submits, Duration window, Duration placeFreedAfter) {

    /** Checks. */
    public AccountLimits {
        if (inFlight < 1 || submits < 1) {
            throw new IllegalArgumentException("Limits are at least 1, but were " + inFlight + " and " + submits);
        }
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(placeFreedAfter, "placeFreedAfter");
    }
}
