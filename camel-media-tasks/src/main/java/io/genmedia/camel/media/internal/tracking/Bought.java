package io.genmedia.camel.media.internal.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;

/**
 * What this application knows of a task that it bought itself.
 *
 * @param at when the provider took it, by the time of this application
 * @param like tasks of the same {@link LengthKey} take about as long
 */
public record Bought(Instant at, String like) {

    /** Checks. */
    public Bought {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(like, "like");
    }

    /**
     * @param at when the provider took it
     * @param kind what is made
     * @param model may be null
     * @param input the parameters
     * @return what is known of the task that this request made
     */
    public static Bought of(Instant at, String kind, String model, JsonNode input) {
        return new Bought(at, LengthKey.of(kind, model, input));
    }
}
