package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.Fault;
import java.util.Optional;

/**
 * How a task ends, which is decided when it is created.
 *
 * @param kind in what way
 * @param code the provider's code of a failure
 * @param message the text of a failure
 */
public record TaskEnding(Kind kind, String code, String message) {

    /** With a result. */
    public static final TaskEnding SUCCESS = new TaskEnding(Kind.SUCCESS, null, null);

    /** Not at all. */
    public static final TaskEnding NEVER = new TaskEnding(Kind.NEVER, null, null);

    /** The ways to end. */
    public enum Kind {
        /** With a result. */
        SUCCESS,
        /** With an error. */
        FAILURE,
        /** Not at all. */
        NEVER
    }

    /** With an error. */
    public static TaskEnding failure(String code, String message) {
        return new TaskEnding(Kind.FAILURE, code, message);
    }

    /** The ending that a fault of the submit scripts, if it scripts one. */
    public static Optional<TaskEnding> scripted(Optional<Fault> fault) {
        if (fault.isEmpty()) {
            return Optional.empty();
        }
        return switch (fault.get().effect()) {
            case TASK_FAILS ->
                Optional.of(failure(
                        fault.get().text().orElse(null), fault.get().message().orElse(null)));
            case TASK_NEVER_ENDS -> Optional.of(NEVER);
            default -> Optional.empty();
        };
    }
}
