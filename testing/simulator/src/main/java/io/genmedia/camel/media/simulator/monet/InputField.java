package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.HttpUrls;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.Shown;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One parameter of a model.
 *
 * @param name its name in {@code input}
 * @param type its JSON type
 * @param required whether it must be there
 * @param max the most characters or items; {@link Integer#MAX_VALUE} without a limit
 */
record InputField(String name, Type type, boolean required, int max) {

    private static final Pattern NOTATION = Pattern.compile("(\\w+):(\\w+)(!?)(?:<=(\\d+))?");

    enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        URLS
    }

    static InputField parse(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a field: " + notation);
        }
        return new InputField(
                matcher.group(1),
                Type.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                !matcher.group(3).isEmpty(),
                matcher.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(4)));
    }

    void check(JsonNode value) throws Rejection {
        switch (type) {
            case STRING -> checkText(value);
            case NUMBER -> require(value.isNumber(), value, "must be a number");
            case BOOLEAN -> require(value.isBoolean(), value, "must be true or false");
            case URLS -> checkUrls(value);
        }
    }

    private void checkText(JsonNode value) throws Rejection {
        require(value.isTextual(), value, "must be a string");
        String text = value.textValue();
        require(!required || !text.isBlank(), value, "must not be empty");
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            throw Rejection.invalid(
                    "input." + name + " has " + length + " characters; at most " + max + " are allowed");
        }
    }

    private void checkUrls(JsonNode value) throws Rejection {
        require(value.isArray(), value, "must be an array of URLs");
        require(!required || !value.isEmpty(), value, "must hold at least one URL");
        if (value.size() > max) {
            throw Rejection.invalid(
                    "input." + name + " has " + value.size() + " items; at most " + max + " are allowed");
        }
        for (JsonNode item : value) {
            require(
                    item.isTextual() && HttpUrls.isHttpUrl(item.textValue()),
                    item,
                    "must hold http or https URLs only");
        }
    }

    private void require(boolean condition, JsonNode value, String rule) throws Rejection {
        if (!condition) {
            throw Rejection.invalid("input." + name + " is " + Shown.value(value) + "; it " + rule);
        }
    }
}
