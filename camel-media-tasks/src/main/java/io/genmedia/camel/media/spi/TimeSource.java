package io.genmedia.camel.media.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Time, and the only way to act later. Injected, so that a test moves it: the only bean of this type in the registry takes the
 * place of the time of this machine.
 */
public interface TimeSource {

    /** @return the time of day */
    Instant now();

    /** @return a clock for distances, in nanoseconds, that never goes back */
    long nanoTime();

    /**
     * Runs a short action later; the action must not block.
     *
     * @param action what to run
     * @param delay how much later; zero and less means as soon as possible
     * @return a handle that takes it back
     */
    Cancellable schedule(Runnable action, Duration delay);

    /** What was scheduled, and can be taken back. */
    @FunctionalInterface
    interface Cancellable {
        /** Takes it back, where it has not begun. */
        void cancel();
    }
}
