package io.genmedia.camel.media.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/**
 * Who is to get the result of a task, and how far that got.
 *
 * @param mode who gets it
 * @param until for how long the task is followed where no exchange waits; null where one does
 * @param tries how often a route was told of the end and did not handle it
 * @param due where no exchange waits: when the end is to be told, not before; null for as soon as it is known. Where one waited that
 *     is gone: when its task is an orphan; null while it waits
 * @param correlation headers of the submit that are put back when the end is told: strings, numbers and booleans by name
 */
public record Delivery(Mode mode, Instant until, int tries, Instant due, Map<String, Object> correlation) {

    /** Who gets a result. */
    public enum Mode {
        /** The exchange that asked for it waits. */
        AWAITED,
        /** It was handed on at once, with {@code completion=none}: the consumer {@code completed} is told of its end. */
        DETACHED,
        /** Its exchange is gone, and its message did not come back: the consumer {@code completed} is told, with a mark. */
        ORPHAN,
        /** A route has handled it. */
        DONE,
        /** A route failed with it too often: it is told no more until it is released. */
        DEAD
    }

    /** What an exchange waits for. */
    public static final Delivery AWAITED = new Delivery(Mode.AWAITED, null, 0, null, Map.of());

    /** Instants are kept in milliseconds, as a database keeps them. */
    public Delivery {
        Objects.requireNonNull(mode, "mode");
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
        due = due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
        correlation = Map.copyOf(correlation);
    }

    /**
     * @param until for how long the task is followed
     * @param correlation headers that are put back
     * @return what is told when it ends
     */
    public static Delivery detached(Instant until, Map<String, Object> correlation) {
        return new Delivery(Mode.DETACHED, until, 0, null, correlation);
    }

    /** @return the same, of an exchange that is gone: an orphan from then on, unless its message comes back */
    public Delivery orphanAt(Instant when) {
        return new Delivery(Mode.AWAITED, until, tries, when, correlation);
    }

    /** @return the same, of an exchange that is gone and whose message did not come back */
    public Delivery orphan(Instant newUntil) {
        return new Delivery(Mode.ORPHAN, newUntil, 0, null, correlation);
    }

    /** @return the same, told once more, and not told again before then */
    public Delivery told(Instant notAgainBefore) {
        return new Delivery(mode, until, tries + 1, notAgainBefore, correlation);
    }

    /** @return the same, not told before then */
    public Delivery later(Instant notBefore) {
        return new Delivery(mode, until, tries, notBefore, correlation);
    }

    /** @return the same, handled */
    public Delivery done() {
        return new Delivery(Mode.DONE, until, tries, null, correlation);
    }

    /** @return the same, told no more */
    public Delivery dead() {
        return new Delivery(Mode.DEAD, until, tries, null, correlation);
    }

    /** @return the same, to be told from the beginning */
    public Delivery released() {
        return new Delivery(Mode.DETACHED, until, 0, null, correlation);
    }

    /** @return true where a consumer is to be told of the end */
    public boolean isToBeTold() {
        return mode == Mode.DETACHED || mode == Mode.ORPHAN;
    }
}
