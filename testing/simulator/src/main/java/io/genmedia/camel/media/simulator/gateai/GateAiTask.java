package io.genmedia.camel.media.simulator.gateai;

import io.genmedia.camel.media.simulator.internal.TaskEnding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted task. Nothing of it changes: its state is computed from the time that has passed.
 *
 * @param id the id
 * @param sequence its place in the order of creation
 * @param order what was asked for
 * @param plan how it is made
 * @param createdAt when it was accepted
 * @param course how long it takes, and how it ends
 * @param ofAnother whether another application made it with the same key
 */
record GateAiTask(
        String id, long sequence, Order order, Plan plan, Instant createdAt, Course course, boolean ofAnother) {

    static final String QUEUED = "QUEUED";
    static final String PROCESSING = "PROCESSING";
    static final String FINISHED = "FINISHED";
    static final String FAILED = "FAILED";

    private static final TaskEnding TIMED_OUT =
            TaskEnding.failure("GENERATION_TIMEOUT", "Generation timed out (40 min hard limit)");

    /**
     * The course of a task.
     *
     * @param duration from its creation to its end, if it ends by itself
     * @param queuedShare the part of the duration, from 0 to 1, in which it is queued
     * @param ending how it ends, if it is let
     * @param refundAfter when its cost is given back, if it has not ended
     * @param endedAfter when it is ended as failed, if it has not ended
     */
    record Course(Duration duration, double queuedShare, TaskEnding ending, Duration refundAfter, Duration endedAfter) {

        boolean timesOut() {
            return ending.kind() == TaskEnding.Kind.NEVER || duration.compareTo(endedAfter) > 0;
        }

        Duration length() {
            return timesOut() ? endedAfter : duration;
        }
    }

    /** When it ends, one way or another. */
    Instant endsAt() {
        return createdAt.plus(course.length());
    }

    /** When its cost is given back, if it is. */
    Optional<Instant> refundedAt() {
        return course.length().compareTo(course.refundAfter()) > 0
                ? Optional.of(createdAt.plus(course.refundAfter()))
                : Optional.empty();
    }

    /** Whether its cost was given back before this instant. */
    boolean isRefunded(Instant now) {
        return refundedAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt());
    }

    /** One of the four statuses. */
    String status(Instant now) {
        if (hasEnded(now)) {
            return ending().kind() == TaskEnding.Kind.SUCCESS ? FINISHED : FAILED;
        }
        Duration queued = Duration.ofNanos((long) (course.duration().toNanos() * course.queuedShare()));
        return Duration.between(createdAt, now).compareTo(queued) < 0 ? QUEUED : PROCESSING;
    }

    /** How it ends: as it was decided, or by the hard limit. */
    TaskEnding ending() {
        return course.timesOut() ? TIMED_OUT : course.ending();
    }

    Duration elapsed(Instant now) {
        return Duration.between(createdAt, now);
    }
}
