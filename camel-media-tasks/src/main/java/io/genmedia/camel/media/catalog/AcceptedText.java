package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what a schema accepts. */
final class AcceptedText {

    private AcceptedText() {}

    /** @return closed list, range, length and number of items; empty where the schema names none of them */
    static String of(JsonNode schema) {
        List<String> parts = new ArrayList<>();
        add(parts, values(schema), "");
        add(parts, range(schema), "");
        add(parts, between(schema.get("minLength"), schema.get("maxLength")), " characters");
        add(parts, between(schema.get("minItems"), schema.get("maxItems")), " items");
        if (schema.has("items")) {
            add(parts, of(schema.get("items")), "");
        }
        return String.join("; ", parts);
    }

    /** @return the closed list, as {@code 10, 15} */
    static String values(JsonNode schema) {
        if (schema.has("const")) {
            return schema.get("const").asText();
        }
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    /** @return the range, as {@code 0 to 1}, with its steps */
    static String range(JsonNode schema) {
        List<String> parts = new ArrayList<>();
        add(parts, between(schema.get("minimum"), schema.get("maximum")), "");
        if (schema.has("exclusiveMinimum")) {
            parts.add("above " + schema.get("exclusiveMinimum").asText());
        }
        if (schema.has("exclusiveMaximum")) {
            parts.add("below " + schema.get("exclusiveMaximum").asText());
        }
        if (schema.has("multipleOf")) {
            parts.add("a multiple of " + schema.get("multipleOf").asText());
        }
        return String.join(", ", parts);
    }

    static String between(JsonNode least, JsonNode most) {
        if (least != null && most != null) {
            return least.equals(most) ? "exactly " + least.asText() : least.asText() + " to " + most.asText();
        }
        if (least != null) {
            return "at least " + least.asText();
        }
        return most == null ? "" : "at most " + most.asText();
    }

    /** @return the name of a JSON type as people say it */
    static String typeName(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "string" -> "text";
            case "array" -> "a list";
            case "object" -> "a JSON object";
            default -> type;
        };
    }

    private static void add(List<String> parts, String text, String unit) {
        if (!text.isEmpty()) {
            parts.add(text + unit);
        }
    }
}
