package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * What is asked of a provider, complete: validated, local media replaced.
 *
 * @param kind what is to be made, as {@code video}
 * @param model the model
 * @param input the parameters under the provider's own names, without the model
 * @param callbackUrl which address the provider is to call when the task ends; null for none
 */
public record MediaRequest(String kind, String model, ObjectNode input, String callbackUrl) {

    /** Checks. */
    public MediaRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(input, "input");
    }

    /** A request without a callback. */
    public MediaRequest(String kind, String model, ObjectNode input) {
        this(kind, model, input, null);
    }

    /** @return the same, with the address that the provider is to call when the task ends; null for none */
    public MediaRequest withCallback(String url) {
        return new MediaRequest(kind, model, input, url);
    }
}
