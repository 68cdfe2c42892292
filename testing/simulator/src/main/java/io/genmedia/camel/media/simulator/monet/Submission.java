package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request for a task that was found right.
 *
 * @param kind the {@code type}
 * @param input the {@code input}, the model among it
 * @param idempotencyKey the {@code idempotency_key}
 */
record Submission(String kind, JsonNode input, String idempotencyKey) {

    private static final int BODY_LIMIT = 8 * 1024 * 1024;
    private static final Set<String> FIELDS = Set.of("type", "input", "idempotency_key");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    String model() {
        return input.path("model").textValue();
    }

    /** Whether a key's second submit asks for the same as its first. */
    boolean asksForTheSameAs(Submission other) {
        return kind.equals(other.kind) && input.equals(other.input);
    }

    static Submission parse(SimulatorRequest request) throws Rejection {
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
            if (!FIELDS.contains(name)) {
                throw Rejection.invalid("unknown field " + name + " with the value " + Shown.value(body.get(name))
                        + "; known are type, input and idempotency_key");
            }
        }
        String key = idempotencyKey(body.get("idempotency_key"));
        String kind = kind(body.get("type"));
        JsonNode input = body.get("input");
        if (input == null || !input.isObject()) {
            throw Rejection.invalid("input is " + Shown.value(input) + "; it must be an object");
        }
        checkInput(kind, input);
        return new Submission(kind, input, key);
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

    private static String idempotencyKey(JsonNode key) throws Rejection {
        if (key == null || !key.isTextual() || key.textValue().isBlank()) {
            throw Rejection.invalid(
                    "idempotency_key is " + Shown.value(key) + "; it must be a string that is not empty");
        }
        return key.textValue();
    }

    private static String kind(JsonNode type) throws Rejection {
        if (type == null || !type.isTextual() || !MonetModels.kinds().contains(type.textValue())) {
            throw Rejection.invalid("type is " + Shown.value(type) + "; known are " + MonetModels.kinds());
        }
        return type.textValue();
    }

    private static void checkInput(String kind, JsonNode input) throws Rejection {
        JsonNode model = input.get("model");
        Map<String, InputField> fields =
                model != null && model.isTextual() ? MonetModels.fields(kind, model.textValue()) : null;
        if (fields == null) {
            throw Rejection.invalid("input.model is " + Shown.value(model) + "; the models of type " + kind + " are "
                    + MonetModels.models(kind));
        }
        for (Iterator<String> names = input.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("model") && !fields.containsKey(name)) {
                throw Rejection.invalid("unknown field input." + name + " with the value "
                        + Shown.value(input.get(name)) + "; " + model.textValue() + " knows " + fields.keySet());
            }
        }
        for (InputField field : fields.values()) {
            JsonNode value = input.get(field.name());
            if (value != null) {
                field.check(value);
            } else if (field.required()) {
                throw Rejection.invalid("input." + field.name() + " is missing; " + model.textValue() + " requires it");
            }
        }
    }
}
