package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.Optional;

/** Decides what follows a status read. Pure: it knows no clock and starts nothing. */
final class PollPlan {

    /** For so long after the submit an id that is not found may be a fresh one. */
    static final Duration FRESH = Duration.ofSeconds(15);

    /** So many reads in a row may say that a task is not found which was seen before. */
    static final int NOT_FOUND_READS = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private PollPlan() {}

    /** What a status read showed. */
    sealed interface Observation {
        /** The task. */
        record Seen(TaskSnapshot task) implements Observation {}

        /** Nothing that could be read; a later read may. */
        record Unreadable(Optional<Duration> retryAfter) implements Observation {}

        /** The provider does not know the id. */
        record NotFound(MediaException error) implements Observation {}

        /** The provider will not let us read it, now or later. */
        record Refused(MediaException error) implements Observation {}
    }

    /** What follows. */
    sealed interface Next {
        /** Read again after so long. */
        record ReadAfter(Duration pause) implements Next {}

        /** The task ended. */
        record Ended(TaskSnapshot task) implements Next {}

        /** It can't be followed. */
        record GiveUp(MediaException error) implements Next {}
    }

    /**
     * @param failuresInARow how many reads failed before this one, without one that succeeded between
     * @param notFoundInARow how many reads right before this one said that the task is not found
     * @param seenBefore whether the task was ever seen
     * @param fresh whether the submit is so young that its id may not be known everywhere
     */
    record State(int failuresInARow, int notFoundInARow, boolean seenBefore, boolean fresh) {}

    static Next next(Observation observation, State state, Duration interval) {
        if (observation instanceof Observation.Seen seen) {
            return seen.task().status().isTerminal() ? new Next.Ended(seen.task()) : new Next.ReadAfter(interval);
        }
        if (observation instanceof Observation.NotFound notFound) {
            boolean mayStillAppear = state.fresh() || (state.seenBefore() && state.notFoundInARow() < NOT_FOUND_READS);
            return mayStillAppear
                    ? new Next.ReadAfter(backOff(state.failuresInARow(), interval))
                    : new Next.GiveUp(notFound.error());
        }
        if (observation instanceof Observation.Refused refused) {
            return new Next.GiveUp(refused.error());
        }
        Duration pause = backOff(state.failuresInARow(), interval);
        Duration asked = ((Observation.Unreadable) observation).retryAfter().orElse(Duration.ZERO);
        return new Next.ReadAfter(asked.compareTo(pause) > 0 ? asked : pause);
    }

    private static Duration backOff(int failuresInARow, Duration interval) {
        Duration pause = interval.multipliedBy(1L << Math.min(failuresInARow, 4));
        Duration longest = interval.compareTo(LONGEST_PAUSE) > 0 ? interval : LONGEST_PAUSE;
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
