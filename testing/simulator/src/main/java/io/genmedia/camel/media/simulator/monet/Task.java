package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.internal.TaskEnding;
import java.time.Duration;
import java.time.Instant;

/**
 * An accepted task. Nothing of it changes: its state is computed from the time that has passed.
 *
 * @param id the id
 * @param sequence its place in the order of creation
 * @param submission what was asked for
 * @param createdAt when it was accepted
 * @param duration from there to its end
 * @param pendingShare the part of the duration, from 0 to 1, in which it is pending
 * @param outputs how many results it has
 * @param ending how it ends
 */
record Task(
        String id,
        long sequence,
        Submission submission,
        Instant createdAt,
        Duration duration,
        double pendingShare,
        int outputs,
        TaskEnding ending) {

    private static final int MOST_BEFORE_SUCCESS = 99;
    private static final int MOST_BEFORE_FAILURE = 60;
    private static final int MOST_WITHOUT_END = 90;

    /** The task as it stands at an instant. */
    TaskState stateAt(Instant now) {
        Duration elapsed = Duration.between(createdAt, now);
        Duration pending = Duration.ofNanos((long) (duration.toNanos() * pendingShare));
        boolean over = elapsed.compareTo(duration) >= 0;
        if (over && ending.kind() != TaskEnding.Kind.NEVER) {
            boolean failed = ending.kind() == TaskEnding.Kind.FAILURE;
            return failed
                    ? new TaskState(TaskState.FAILED, MOST_BEFORE_FAILURE, createdAt.plus(duration))
                    : new TaskState(TaskState.SUCCESS, 100, createdAt.plus(duration));
        }
        if (elapsed.compareTo(pending) < 0) {
            return new TaskState(TaskState.PENDING, 0, createdAt);
        }
        long working = Math.max(1, duration.minus(pending).toNanos());
        double share = Math.min(1, (double) elapsed.minus(pending).toNanos() / working);
        int progress = (int) (share * most());
        Instant lastStep = createdAt.plus(pending).plusNanos((long) ((double) progress / most() * working));
        return new TaskState(TaskState.PROCESSING, progress, lastStep);
    }

    private int most() {
        return switch (ending.kind()) {
            case SUCCESS -> MOST_BEFORE_SUCCESS;
            case FAILURE -> MOST_BEFORE_FAILURE;
            case NEVER -> MOST_WITHOUT_END;
        };
    }
}
