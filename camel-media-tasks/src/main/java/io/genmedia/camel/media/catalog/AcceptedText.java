package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what a schema accepts. */
final class AcceptedText {

    private AcceptedText() {}

    /** @return closed list, range, length, number of items and members; empty where the schema names none of them */
    static String of(JsonNode schema) {
        List<String> parts = new ArrayList<>();
        add(parts, values(schema), "");
        add(parts, range(schema), "");
        add(parts, count(schema.get("minLength"), schema.get("maxLength"), "character"), "");
        add(parts, count(schema.get("minItems"), schema.get("maxItems"), "item"), "");
        if (schema.has("items")) {
            add(parts, of(schema.get("items")), "");
        }
        if (schema.path("properties").size() > 0) {
            parts.add("the members " + members(schema));
        }
        return String.join("; ", parts);
    }

    /** @return the names of the members of an object */
    static String members(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
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

    /** @return a number of things, as {@code at least 1 item}; empty where there is no limit */
    static String count(JsonNode least, JsonNode most, String unit) {
        String text = between(least, most);
        return text.isEmpty() ? "" : text + " " + (text.endsWith(" 1") ? unit : unit + "s");
    }

    static String count(int number, String unit) {
        return number + " " + (number == 1 ? unit : unit + "s");
    }

    private static String between(JsonNode least, JsonNode most) {
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
