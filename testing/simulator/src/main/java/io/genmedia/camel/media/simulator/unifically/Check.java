package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.HttpUrls;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.util.Set;

/** The plain checks of which the others are made; what fails one is refused as wrong. */
final class Check {

    private Check() {}

    static void require(boolean condition, String message) throws Rejection {
        if (!condition) {
            throw Rejection.invalid(message);
        }
    }

    static void require(boolean condition, String path, JsonNode value, String rule) throws Rejection {
        if (!condition) {
            throw Rejection.invalid(path + " is " + Shown.value(value) + "; it " + rule);
        }
    }

    static void url(String path, JsonNode value) throws Rejection {
        require(
                value.isTextual() && HttpUrls.isHttpUrl(value.textValue()),
                path,
                value,
                "must be an http or https address");
    }

    static void urls(String path, JsonNode value) throws Rejection {
        require(value.isArray(), path, value, "must be an array of addresses");
        for (int i = 0; i < value.size(); i++) {
            url(path + "[" + i + "]", value.get(i));
        }
    }

    /** An object with no other fields than these. */
    static void fields(String path, JsonNode value, Set<String> known) throws Rejection {
        require(value.isObject(), path, value, "must be an object");
        for (var entry : value.properties()) {
            require(
                    known.contains(entry.getKey()),
                    "unknown field " + path + "." + entry.getKey() + " with the value " + Shown.value(entry.getValue())
                            + "; known are " + known);
        }
    }
}
