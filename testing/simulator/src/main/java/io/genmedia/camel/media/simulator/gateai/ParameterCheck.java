package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.util.function.Predicate;

/**
 * Says whether a value may stand in a parameter.
 *
 * @param isFile whether an id is that of an uploaded file
 * @param lenient whether values outside the documented lists and ranges pass
 */
record ParameterCheck(Predicate<String> isFile, boolean lenient) {

    void check(Parameter parameter, JsonNode value) throws Rejection {
        switch (parameter.kind()) {
            case TEXT -> checkText(parameter, value);
            case INTEGER -> require(value.isIntegralNumber(), parameter, value, "must be a whole number");
            case NUMBER -> require(value.isNumber(), parameter, value, "must be a number");
            case BOOLEAN -> require(value.isBoolean(), parameter, value, "must be true or false");
            case ARRAY -> require(value.isArray(), parameter, value, "must be an array");
            case COLLECTION -> require(value.isContainerNode(), parameter, value, "must be an array or an object");
            case REFERENCE -> checkReference(parameter, value);
            case FRAME -> checkFrame(parameter, value);
            case SWITCH_OR_FRAME -> {
                if (!value.isBoolean()) {
                    checkFrame(parameter, value);
                }
            }
            case REFERENCES -> {
                require(value.isArray(), parameter, value, "must be an array of addresses or data URIs");
                for (JsonNode item : value) {
                    checkReference(parameter, item);
                }
            }
            case FILE_IDS -> {
                require(value.isArray(), parameter, value, "must be an array of ids of uploaded files");
                for (JsonNode item : value) {
                    boolean known = item.isTextual() && isFile.test(item.textValue());
                    require(known, parameter, item, "must hold ids of uploaded files only");
                }
            }
        }
        if (lenient) {
            return;
        }
        if (parameter.isSide()) {
            require(value.doubleValue() >= 0, parameter, value, "must not be negative");
        } else {
            checkListAndRange(parameter, value);
        }
    }

    private static void checkText(Parameter parameter, JsonNode value) throws Rejection {
        require(value.isTextual(), parameter, value, "must be a string");
        String text = value.textValue();
        require(!parameter.required() || !text.isBlank(), parameter, value, "must not be empty");
        if (text.length() < parameter.minLength() || text.length() > parameter.maxLength()) {
            throw Rejection.invalid("params." + parameter.name() + " has " + text.length() + " characters; from "
                    + parameter.minLength() + " to " + parameter.maxLength() + " are allowed");
        }
    }

    private static void checkReference(Parameter parameter, JsonNode value) throws Rejection {
        boolean reference = value.isTextual() && References.isReference(value.textValue());
        require(reference, parameter, value, "must be an http or https address, or a data URI in base64");
    }

    private void checkFrame(Parameter parameter, JsonNode value) throws Rejection {
        boolean frame =
                value.isTextual() && (References.isReference(value.textValue()) || isFile.test(value.textValue()));
        require(frame, parameter, value, "must be an address, a data URI in base64, or the id of an uploaded file");
    }

    private static void checkListAndRange(Parameter parameter, JsonNode value) throws Rejection {
        require(
                parameter.values().isEmpty() || parameter.values().contains(value),
                parameter,
                value,
                "must be one of " + parameter.values());
        if (value.isNumber()) {
            double number = value.doubleValue();
            boolean within = !(parameter.min().isPresent()
                            && number < parameter.min().getAsLong())
                    && !(parameter.max().isPresent() && number > parameter.max().getAsLong());
            require(within, parameter, value, "must be " + range(parameter));
        }
    }

    private static String range(Parameter parameter) {
        String least =
                parameter.min().isPresent() ? "at least " + parameter.min().getAsLong() : "";
        String most = parameter.max().isPresent() ? "at most " + parameter.max().getAsLong() : "";
        return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
    }

    private static void require(boolean condition, Parameter parameter, JsonNode value, String rule) throws Rejection {
        if (!condition) {
            throw Rejection.invalid("params." + parameter.name() + " is " + Shown.value(value) + "; it " + rule);
        }
    }
}
