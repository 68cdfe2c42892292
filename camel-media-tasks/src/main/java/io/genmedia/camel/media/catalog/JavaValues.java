package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Map;

/** Values of an exchange as JSON, with the type that they have in Java. */
final class JavaValues {

    private JavaValues() {}

    /**
     * @param parameter for the message of a failure
     * @throws IllegalArgumentException for a value that is no JSON value, as a stream
     */
    static JsonNode toJson(String parameter, Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof JsonNode node && !node.isPojo() && !node.isBinary() && !node.isMissingNode()) {
            return node.deepCopy();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof URI
                || value instanceof URL) {
            return TextNode.valueOf(value.toString());
        }
        if (value instanceof Boolean bool) {
            return BooleanNode.valueOf(bool);
        }
        if (value instanceof Number number) {
            return number(parameter, number);
        }
        if (value instanceof Map<?, ?> map) {
            return object(parameter, map);
        }
        if (value instanceof Iterable<?> items
                && !(value instanceof java.nio.file.Path)
                && !(value instanceof JsonNode)) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(toJson(parameter, item)));
            return array;
        }
        if (value.getClass().isArray() && value.getClass().getComponentType() != byte.class) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Array.getLength(value); i++) {
                array.add(toJson(parameter, Array.get(value, i)));
            }
            return array;
        }
        throw new IllegalArgumentException("'" + parameter + "' cannot be given as "
                + value.getClass().getTypeName() + ": use text, a number, a boolean, a list, a map or a JsonNode");
    }

    private static ObjectNode object(String parameter, Map<?, ?> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), toJson(parameter + '.' + key, value)));
        return object;
    }

    private static JsonNode number(String parameter, Number number) {
        try {
            return numberNode(new BigDecimal(number.toString()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + parameter + "' cannot be " + number + ": JSON has no such number", e);
        }
    }

    /** @return the smallest node that holds the number: whole numbers without a fraction, others as they are written */
    static JsonNode numberNode(BigDecimal number) {
        return number.scale() <= 0 ? wholeNode(number.toBigInteger()) : DecimalNode.valueOf(number);
    }

    static JsonNode wholeNode(BigInteger whole) {
        if (whole.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(whole.intValue());
        }
        return whole.bitLength() < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
    }
}
