package io.genmedia.camel.media.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value of the client stands in an error message: as JSON, and not all of a long one. */
public final class Shown {

    private static final int LIMIT = 80;

    private Shown() {}

    /** The start of the value, or {@code missing}. */
    public static String value(JsonNode value) {
        String json = value == null ? "missing" : value.toString();
        return json.length() <= LIMIT ? json : json.substring(0, LIMIT) + "…";
    }
}
