package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One parameter of a model, as its table has it.
 *
 * @param name the name in {@code params}
 * @param kind what JSON it takes
 * @param required whether it must be there or have a default
 * @param usual the default, or null
 * @param values the closed list of values; empty when there is none
 * @param min the least number, if there is one
 * @param max the greatest number, if there is one
 * @param minLength the fewest characters
 * @param maxLength the most characters
 */
record Parameter(
        String name,
        ParameterKind kind,
        boolean required,
        JsonNode usual,
        List<JsonNode> values,
        OptionalLong min,
        OptionalLong max,
        int minLength,
        int maxLength) {

    static Parameter read(JsonNode node) {
        String name = node.path("name").textValue();
        List<JsonNode> values = new ArrayList<>();
        node.path("values").forEach(values::add);
        return new Parameter(
                name,
                ParameterKind.of(node.path("type").textValue(), name),
                node.path("required").asBoolean(),
                node.get("default"),
                List.copyOf(values),
                number(node.get("min")),
                number(node.get("max")),
                node.path("minLen").asInt(0),
                node.path("maxLen").asInt(Integer.MAX_VALUE));
    }

    static Parameter optional(String name, ParameterKind kind) {
        return new Parameter(
                name, kind, false, null, List.of(), OptionalLong.empty(), OptionalLong.empty(), 0, Integer.MAX_VALUE);
    }

    private static OptionalLong number(JsonNode node) {
        return node == null ? OptionalLong.empty() : OptionalLong.of(node.longValue());
    }

    /** Whether a request without it is wrong. */
    boolean mustBeGiven() {
        return required && usual == null;
    }

    /** Whether it is a side of the picture, which is brought to an allowed value and never refused. */
    boolean isSide() {
        return name.equals("width") || name.equals("height");
    }
}
