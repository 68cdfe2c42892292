package io.genmedia.camel.media.internal.tracking;

import java.util.Objects;

/**
 * Which task to follow, and what is known of it.
 *
 * @param taskId the provider's id
 * @param kind null where not known
 * @param model null where not known
 * @param fresh true where it was accepted just now, by this application
 * @param bought what this application knows of it that bought it; null where another did, or an earlier life of this one
 */
public record TaskRef(String taskId, String kind, String model, boolean fresh, Bought bought) {

    /** For so long an id that was just given may not be known everywhere. */
    public static final java.time.Duration YOUNG = PollPlan.FRESH;

    /** One that another application may have bought. */
    public TaskRef(String taskId, String kind, String model, boolean fresh) {
        this(taskId, kind, model, fresh, null);
    }

    /** Checks. */
    public TaskRef {
        Objects.requireNonNull(taskId, "taskId");
    }
}
