package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.TaskEnding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * An accepted task. Nothing of it changes: its state is computed from the time that has passed.
 *
 * @param id the id
 * @param sequence its place in the order of creation
 * @param submission what was asked for
 * @param micros what it costs, in millionths of a dollar
 * @param createdAt when it was accepted
 * @param course how long it takes, and how it ends
 * @param output what it gives
 * @param ofAnother whether it was made with another key
 */
record UnificallyTask(
        String id,
        long sequence,
        Submission submission,
        long micros,
        Instant createdAt,
        Course course,
        OutputTemplate output,
        boolean ofAnother) {

    static final String PENDING = "pending";
    static final String PROCESSING = "processing";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    /**
     * The course of a task.
     *
     * @param duration from its creation to its end, if it ends
     * @param pendingShare the part of the duration, from 0 to 1, in which it is pending
     * @param ending how it ends
     */
    record Course(Duration duration, double pendingShare, TaskEnding ending) {}

    /** When it ends, if it does. */
    Optional<Instant> endsAt() {
        return course.ending().kind() == TaskEnding.Kind.NEVER
                ? Optional.empty()
                : Optional.of(createdAt.plus(course.duration()));
    }

    boolean hasEnded(Instant now) {
        return endsAt().filter(end -> !now.isBefore(end)).isPresent();
    }

    boolean succeeds() {
        return course.ending().kind() == TaskEnding.Kind.SUCCESS;
    }

    boolean isCompleted(Instant now) {
        return succeeds() && hasEnded(now);
    }

    /** One of the four statuses. */
    String status(Instant now) {
        if (hasEnded(now)) {
            return succeeds() ? COMPLETED : FAILED;
        }
        Duration pending = Duration.ofNanos((long) (course.duration().toNanos() * course.pendingShare()));
        return Duration.between(createdAt, now).compareTo(pending) < 0 ? PENDING : PROCESSING;
    }

    /** The provider's code of the failure. */
    String failureCode() {
        String code = course.ending().code();
        return code == null ? "generation_failed" : code;
    }

    /** The text of the failure. */
    String failureMessage() {
        String message = course.ending().message();
        return message == null ? failureCode() : message;
    }

    /** The id of one of its clips. */
    String clip(int index) {
        return UUID.nameUUIDFromBytes((id + "/" + index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    List<String> clips() {
        return IntStream.range(0, output.clips()).mapToObj(this::clip).toList();
    }
}
