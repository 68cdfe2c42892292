package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * What is asked of a provider, complete: validated, local media replaced.
 *
 * @param kind what is to be made, as {@code video}
 * @param model the model
 * @param input the parameters under the provider's own names, without the model
 */
public record MediaRequest(String kind, String model, ObjectNode input) {

    /** Checks. */
    public MediaRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(input, "input");
    }
}
