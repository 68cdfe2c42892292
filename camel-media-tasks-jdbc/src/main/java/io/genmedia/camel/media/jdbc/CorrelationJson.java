package io.genmedia.camel.media.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Headers as JSON that gives them back with the type they had: a string, a boolean and an Integer as JSON has them, every other
 * number as an object that names its type and holds its text: {@code {"orderId":"A-7","total":{"decimal":"10.50"}}}.
 */
final class CorrelationJson {

    private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, Function<String, Object>> READERS = new HashMap<>();

    static {
        type(Long.class, "long", Long::valueOf);
        type(Double.class, "double", Double::valueOf);
        type(BigDecimal.class, "decimal", BigDecimal::new);
        type(Short.class, "short", Short::valueOf);
        type(Byte.class, "byte", Byte::valueOf);
        type(Float.class, "float", Float::valueOf);
        type(BigInteger.class, "integer", BigInteger::new);
    }

    private CorrelationJson() {}

    private static void type(Class<?> type, String name, Function<String, Object> reader) {
        NAMES.put(type, name);
        READERS.put(name, reader);
    }

    /** @throws IllegalArgumentException for a value that is no string, number or boolean */
    static String write(Map<String, Object> correlation) {
        ObjectNode json = MediaJson.mapper().createObjectNode();
        // in order, so that the same headers are the same text
        new TreeMap<>(correlation).forEach((name, value) -> put(json, name, value));
        return json.toString();
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value instanceof String text) {
            json.put(name, text);
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else if (NAMES.containsKey(value.getClass())) {
            json.putObject(name).put(NAMES.get(value.getClass()), value.toString());
        } else {
            throw new IllegalArgumentException("Header " + name + " cannot be kept with a task: it is a "
                    + value.getClass().getName() + "; a string, a number or a boolean can");
        }
    }

    static Map<String, Object> read(String json) {
        Map<String, Object> correlation = new HashMap<>();
        try {
            MediaJson.mapper()
                    .readTree(json)
                    .properties()
                    .forEach(header -> correlation.put(header.getKey(), value(header.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException("Not the correlation of a stored task: " + json, e);
        }
        return correlation;
    }

    private static Object value(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isInt()) {
            return node.intValue();
        }
        Map.Entry<String, JsonNode> typed = node.properties().iterator().next();
        return READERS.get(typed.getKey()).apply(typed.getValue().textValue());
    }
}
