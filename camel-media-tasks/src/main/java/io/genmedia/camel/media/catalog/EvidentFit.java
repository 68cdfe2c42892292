package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Sees that an input keeps to a schema, where that takes no more than a look: a type, a closed list, a range, a length. The usual
 * endpoint gives nothing else, and its route starts without the library, which takes a hundred milliseconds to check its first
 * value. What is not evident is the library's to check, and so is all that is to be told.
 */
final class EvidentFit {

    /** What a schema may say of the whole, without saying more of a parameter than that parameter's own schema. */
    private static final Set<String> OF_THE_WHOLE = Set.of(
            "$schema",
            "title",
            "description",
            "examples",
            "type",
            "properties",
            "required",
            "additionalProperties",
            ModelSchema.ANNOTATIONS,
            ModelSchema.SIZES);

    private EvidentFit() {}

    /**
     * @param model the model
     * @param input a part of an input: what is not given may come later
     * @return whether nothing can be said against it; false also where that is not evident
     */
    static boolean of(ModelSchema model, ObjectNode input) {
        for (Map.Entry<String, JsonNode> word : model.root().properties()) {
            if (!OF_THE_WHOLE.contains(word.getKey())) {
                return false;
            }
        }
        if (model.root().has(ModelSchema.SIZES) && (input.has("width") || input.has("height"))) {
            return false;
        }
        for (Map.Entry<String, JsonNode> given : input.properties()) {
            JsonNode schema = model.root().path("properties").path(given.getKey());
            if (!schema.isObject() || !fits(schema, given.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        if (value.isTextual() && value.textValue().isBlank()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> word : schema.properties()) {
            if (!fits(word.getKey(), word.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String word, JsonNode said, JsonNode value) {
        return switch (word) {
            case "title",
                    "description",
                    "default",
                    "examples",
                    ModelSchema.ANNOTATIONS,
                    ParameterSchema.MEDIA_INPUT,
                    ParameterSchema.MEDIA_REFERENCE -> true;
            case "type" -> hasType(said.asText(), value);
            case "enum" -> isListed(said, value);
            case "const" -> said.equals(value);
            case "minimum" -> value.isNumber() && value.decimalValue().compareTo(said.decimalValue()) >= 0;
            case "maximum" -> value.isNumber() && value.decimalValue().compareTo(said.decimalValue()) <= 0;
            case "minLength" -> value.isTextual() && length(value) >= said.asInt();
            case "maxLength" -> value.isTextual() && length(value) <= said.asInt();
            default -> false;
        };
    }

    private static boolean hasType(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> false;
        };
    }

    private static boolean isListed(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static int length(JsonNode text) {
        return text.textValue().codePointCount(0, text.textValue().length());
    }
}
