package io.genmedia.camel.media.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Safe for many threads. */
public final class MovableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private MovableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** A clock that stands at {@code start}. */
    public static MovableClock at(Instant start) {
        return new MovableClock(start);
    }

    /** A clock that stands at the present time. */
    public static MovableClock create() {
        return new MovableClock(InstantSource.system().instant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves the clock on by {@code time}. */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
