package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request to generate or to estimate, which was found right.
 *
 * @param model the model
 * @param given the {@code params} as they were sent
 */
record Order(Model model, ObjectNode given) {

    static final int LONGEST_PROMPT = 1_500;
    static final int MOST_AT_ONCE = 8;

    private static final Set<String> FIELDS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("model", "type", "params")));

    static Order read(SimulatorRequest request, ParameterCheck check) throws Rejection {
        JsonNode body = Json.body(request, FIELDS);
        JsonNode id = body.get("model");
        Model model = Optional.ofNullable(id)
                .filter(JsonNode::isTextual)
                .flatMap(text -> Models.find(text.textValue()))
                .orElseThrow(() -> Rejection.invalid("model is " + Shown.value(id) + "; it must be one of /v1/models"));
        checkType(model, body.get("type"), check.lenient());
        JsonNode params = body.get("params");
        if (!(params instanceof ObjectNode given)) {
            throw Rejection.invalid("params is " + Shown.value(params) + "; it must be an object");
        }
        checkGeneralLimits(given);
        checkParams(model, given, check);
        if (!check.lenient()) {
            Combinations.check(model, given);
        }
        return new Order(model, given);
    }

    /** The number of results. */
    int quantity() {
        return Math.max(1, model.settled(given).path("quantity").asInt(1));
    }

    private static void checkType(Model model, JsonNode type, boolean lenient) throws Rejection {
        if (type == null || (lenient && type.isTextual())) {
            return;
        }
        // text-to-image, as the document has it beside image
        String kind = type.isTextual() ? type.textValue().replaceFirst("^[a-z0-9]+-to-", "") : "";
        if (!kind.equals(model.type()) && !(kind.equals("image") && model.makesPictures())) {
            throw Rejection.invalid(
                    "type is " + Shown.value(type) + "; " + model.id() + " is of the type " + model.type());
        }
    }

    private static void checkGeneralLimits(ObjectNode given) throws Rejection {
        JsonNode prompt = given.path("prompt");
        if (prompt.isTextual() && prompt.textValue().length() > LONGEST_PROMPT) {
            throw new Rejection(
                    400,
                    "PROMPT_TOO_LONG",
                    "params.prompt has " + prompt.textValue().length() + " characters; at most " + LONGEST_PROMPT
                            + " are allowed");
        }
        JsonNode quantity = given.path("quantity");
        if (quantity.isNumber() && quantity.doubleValue() > MOST_AT_ONCE) {
            throw new Rejection(
                    400,
                    "QUANTITY_TOO_HIGH",
                    "params.quantity is " + quantity + "; it must be at most " + MOST_AT_ONCE);
        }
        if (quantity.isNumber() && quantity.doubleValue() < 1) {
            throw Rejection.invalid("params.quantity is " + quantity + "; it must be at least 1");
        }
    }

    private static void checkParams(Model model, ObjectNode given, ParameterCheck check) throws Rejection {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            Parameter parameter = model.parameter(entry.getKey())
                    .or(() -> References.field(entry.getKey()))
                    .orElseThrow(() -> Rejection.invalid("unknown parameter params." + entry.getKey()
                            + " with the value " + Shown.value(entry.getValue()) + "; " + model.id() + " knows "
                            + model.parameters().keySet()));
            check.check(parameter, entry.getValue());
        }
        for (Parameter parameter : model.parameters().values()) {
            boolean there = given.has(parameter.name())
                    || (parameter.name().equals("start_frame") && References.hasStartPicture(given));
            if (parameter.mustBeGiven() && !there) {
                throw Rejection.invalid("params." + parameter.name() + " is missing; " + model.id() + " requires it");
            }
        }
    }
}
