package io.genmedia.camel.media.internal.tracking;

import java.util.Objects;

/**
 * Which task to follow, and what is known of it.
 *
 * @param taskId the provider's id
 * @param kind null where not known
 * @param model null where not known
 * @param fresh true where it was accepted just now, by this application
 */
public record TaskRef(String taskId, String kind, String model, boolean fresh) {

    /** For so long an id that was just given may not be known everywhere. */
    public static final java.time.Duration YOUNG = PollPlan.FRESH;

    /** Checks. */
    public TaskRef {
        Objects.requireNonNull(taskId, "taskId");
    }
}
