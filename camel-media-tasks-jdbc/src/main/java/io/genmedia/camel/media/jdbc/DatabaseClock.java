package io.genmedia.camel.media.jdbc;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of the database, which is the same for all nodes, as it is guessed between two looks at it. Where nobody looks, the
 * time of this machine.
 */
final class DatabaseClock {

    /** Less than this is no difference: it took about as long to ask. */
    private static final Duration ASKING = Duration.ofSeconds(1);

    private volatile Look look;

    private record Look(Instant time, long nanos) {}

    /** @param time of the database, right now */
    void set(Instant time) {
        look = new Look(time, System.nanoTime());
    }

    /** @return the database's time */
    Instant now() {
        Look last = look;
        return last == null ? Instant.now() : last.time().plusNanos(System.nanoTime() - last.nanos());
    }

    /** @return a time of this machine as the database has it, where both differ by more than a second */
    Instant there(Instant here) {
        if (look == null) {
            return here;
        }
        Duration ahead = Duration.between(Instant.now(), now());
        return ahead.abs().compareTo(ASKING) < 0 ? here : here.plus(ahead);
    }
}
