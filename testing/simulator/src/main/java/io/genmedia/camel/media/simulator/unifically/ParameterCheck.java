package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;

/**
 * Says whether a value may stand in a parameter.
 *
 * @param lenient whether values outside the documented lists and ranges pass
 */
record ParameterCheck(boolean lenient) {

    void check(Model model, Parameter parameter, JsonNode value) throws Rejection {
        String path = "input." + parameter.name();
        switch (parameter.kind()) {
            case TEXT -> checkText(path, parameter, value);
            case INTEGER -> Check.require(value.isIntegralNumber(), path, value, "must be a whole number");
            case NUMBER -> Check.require(value.isNumber(), path, value, "must be a number");
            case BOOLEAN -> Check.require(value.isBoolean(), path, value, "must be true or false");
            case URL -> Check.url(path, value);
            case URLS -> Check.urls(path, value);
            case CHARACTERS -> Items.characters(model, path, value);
            case SHOTS -> Items.shots(path, value);
            case VOICES -> Items.voices(path, value);
            case SOUND_EFFECTS -> Items.soundEffects(path, value);
            case ARRAY -> Check.require(value.isArray(), path, value, "must be an array");
        }
        if (value.isArray()) {
            checkItems(path, parameter, value);
        }
        if (!lenient) {
            checkListAndRange(path, parameter, value);
        }
    }

    private static void checkText(String path, Parameter parameter, JsonNode value) throws Rejection {
        Check.require(value.isTextual(), path, value, "must be a string");
        String text = value.textValue();
        Check.require(!parameter.required() || !text.isBlank(), path, value, "must not be empty");
        Check.require(
                text.length() <= parameter.maxLength(),
                path + " has " + text.length() + " characters; at most " + parameter.maxLength() + " are allowed");
    }

    private static void checkItems(String path, Parameter parameter, JsonNode value) throws Rejection {
        boolean within = value.size() >= parameter.minItems() && value.size() <= parameter.maxItems();
        Check.require(
                within,
                path + " has " + value.size() + " items; from " + parameter.minItems() + " to " + parameter.maxItems()
                        + " are allowed");
    }

    private static void checkListAndRange(String path, Parameter parameter, JsonNode value) throws Rejection {
        Check.require(
                parameter.values().isEmpty() || parameter.values().contains(value),
                path,
                value,
                "must be one of " + parameter.values());
        if (value.isNumber()) {
            double number = value.doubleValue();
            Check.require(
                    number >= parameter.min() && number <= parameter.max(),
                    path,
                    value,
                    "must be from " + parameter.min() + " to " + parameter.max());
        }
    }
}
