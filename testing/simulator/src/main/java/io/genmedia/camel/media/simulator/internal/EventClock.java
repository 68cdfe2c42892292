package io.genmedia.camel.media.simulator.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells a transport how long to wait in real time until an instant on the simulator's clock. A clock that a test moves
 * says nothing about real time, so there the wait is a short one, after which the transport asks again.
 */
public final class EventClock {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final InstantSource source;
    private final boolean real;

    /** Reads {@code source}. */
    public EventClock(InstantSource source) {
        this.source = source;
        this.real = source.equals(InstantSource.system());
    }

    /** Zero when {@code due} has come, else the real time after which to ask again. */
    public Duration waitFor(Instant due) {
        Duration left = Duration.between(source.instant(), due);
        if (left.isNegative() || left.isZero()) {
            return Duration.ZERO;
        }
        return real ? left : LOOK_AGAIN;
    }
}
