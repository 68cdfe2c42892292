package io.genmedia.camel.media.simulator.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** Reads the JSON of requests, strictly, and writes that of answers. */
public final class Json {

    // a picture of 10 MB fits in as a data URI
    private static final int BODY_LIMIT = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** An object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The bytes of a tree. */
    public static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** An instant as it stands in an answer. */
    public static String timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The body of a request, which must be one JSON object with no other fields than the known ones. */
    public static JsonNode body(SimulatorRequest request, Set<String> knownFields) throws Rejection {
        String contentType = request.header("Content-Type").orElse("missing");
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Rejection.invalid("Content-Type is " + contentType + "; it must be application/json");
        }
        JsonNode body = read(request);
        if (!body.isObject()) {
            throw Rejection.invalid("the body must be a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!knownFields.contains(name)) {
                throw Rejection.invalid("unknown field " + name + " with the value " + Shown.value(body.get(name))
                        + "; known are " + knownFields);
            }
        }
        return body;
    }

    private static JsonNode read(SimulatorRequest request) throws Rejection {
        if (request.body().size() > BODY_LIMIT) {
            throw new Rejection(
                    413, "VALIDATION_ERROR", "the body has " + request.body().size() + " bytes");
        }
        try {
            return JSON.readTree(request.body().text(BODY_LIMIT));
        } catch (JsonProcessingException e) {
            throw Rejection.invalid("the body is not JSON: " + e.getOriginalMessage());
        }
    }
}
