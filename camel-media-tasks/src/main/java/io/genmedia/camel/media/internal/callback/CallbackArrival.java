package io.genmedia.camel.media.internal.callback;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a callback says whose secret was right.
 *
 * @param submitId names the submit that its address was made for
 * @param body the JSON object that it brought; the provider does not sign it, so it is to be trusted for no more than an id
 */
public record CallbackArrival(String submitId, JsonNode body) {

    /** Without the body, so that no log shows it, and with nothing in the id that could end a line of a log. */
    @Override
    public String toString() {
        return "CallbackArrival[submit " + LogText.of(submitId) + "]";
    }
}
