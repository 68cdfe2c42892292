package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a model, as its table has it.
 *
 * @param name the name in {@code input}
 * @param kind what JSON it takes
 * @param required whether it must be there
 * @param usual the default, or null
 * @param values the closed list of values; empty when there is none
 * @param min the least number
 * @param max the greatest number
 * @param maxLength the most characters
 * @param minItems the fewest items
 * @param maxItems the most items
 */
record Parameter(
        String name,
        ParameterKind kind,
        boolean required,
        JsonNode usual,
        List<JsonNode> values,
        double min,
        double max,
        int maxLength,
        int minItems,
        int maxItems) {

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
                node.path("min").asDouble(Double.NEGATIVE_INFINITY),
                node.path("max").asDouble(Double.POSITIVE_INFINITY),
                node.path("maxLength").asInt(Integer.MAX_VALUE),
                node.path("minItems").asInt(0),
                node.path("maxItems").asInt(Integer.MAX_VALUE));
    }
}
