package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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

    // in the order in which an error message names them
    private static final Set<String> FIELDS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("type", "input", "idempotency_key")));

    String model() {
        return input.path("model").textValue();
    }

    /** Whether a key's second submit asks for the same as its first. */
    boolean asksForTheSameAs(Submission other) {
        return kind.equals(other.kind) && input.equals(other.input);
    }

    static Submission parse(SimulatorRequest request) throws Rejection {
        JsonNode body = Json.body(request, FIELDS);
        String key = idempotencyKey(body.get("idempotency_key"));
        String kind = kind(body.get("type"));
        JsonNode input = body.get("input");
        if (input == null || !input.isObject()) {
            throw Rejection.invalid("input is " + Shown.value(input) + "; it must be an object");
        }
        checkInput(kind, input);
        return new Submission(kind, input, key);
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
