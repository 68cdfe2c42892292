package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.genmedia.camel.media.MediaJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives values the JSON type that the provider asks for, whatever type they had on the exchange.
 *
 * <p>What cannot be given that type stays as it is, so that {@link InputValidator} refuses it and shows what was given. Safe for
 * use by many threads.
 */
public final class InputCoercion {

    private static final int LONGEST_NUMBER = 64;
    private static final int GREATEST_SCALE = 400;
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final MediaCatalog catalog;

    /** @param catalog tells the types of parameters that a model's own schema does not know */
    public InputCoercion(MediaCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param input the parameters under the provider's own names; text, numbers, booleans, lists, arrays, maps, JSON nodes; what is
     *     null counts as not given
     * @param schema the model; empty where the catalog does not know it
     * @param textual the names whose values came as text of a URI, and so carry no type of their own
     * @return the parameters as JSON, in the same order
     * @throws IllegalArgumentException for a value that is no JSON value, as a stream; names the parameter and the Java type
     */
    public ObjectNode coerce(Map<String, ?> input, Optional<ModelSchema> schema, Set<String> textual) {
        ObjectNode coerced = JsonNodeFactory.instance.objectNode();
        input.forEach((name, value) -> {
            JsonNode given = JavaValues.toJson(name, value);
            Optional<ParameterSchema> known = schema.flatMap(model -> model.parameter(name));
            if (given.isNull() && known.stream().noneMatch(one -> one.types().contains("null"))) {
                return;
            }
            coerced.set(name, coerce(given, name, known, textual.contains(name)));
        });
        return coerced;
    }

    /**
     * Splits a list that is written as one text, as a URI has it: at commas, but not at those inside an address or a data URI.
     *
     * @param text the text; JSON where it begins with {@code [}
     * @return its parts, without the space around them
     */
    public static List<String> splitList(String text) {
        return text.stripLeading().startsWith("[") && json(text).orElse(null) instanceof ArrayNode array
                ? array.valueStream().map(JsonNode::asText).toList()
                : TextList.split(text);
    }

    private JsonNode coerce(JsonNode given, String name, Optional<ParameterSchema> known, boolean textual) {
        Optional<ParameterSchema> typed =
                known.filter(one -> !one.types().isEmpty()).or(() -> catalog.sharedParameter(name));
        if (typed.isPresent()) {
            return to(typed.get(), given);
        }
        return textual && given.isTextual() ? guess(given) : given;
    }

    private static JsonNode to(ParameterSchema wanted, JsonNode given) {
        if (!given.isTextual()) {
            for (String type : wanted.types()) {
                if (has(type, given)) {
                    return as(type, wanted, given).orElse(given);
                }
            }
        }
        for (String type : wanted.types()) {
            Optional<JsonNode> converted = as(type, wanted, given);
            if (converted.isPresent()) {
                return converted.get();
            }
        }
        return given;
    }

    private static boolean has(String type, JsonNode given) {
        return switch (type) {
            case "integer" -> given.isIntegralNumber();
            case "number" -> given.isNumber();
            case "boolean" -> given.isBoolean();
            case "array" -> given.isArray();
            case "object" -> given.isObject();
            case "null" -> given.isNull();
            default -> given.isTextual();
        };
    }

    private static Optional<JsonNode> as(String type, ParameterSchema wanted, JsonNode given) {
        return switch (type) {
            case "integer" -> number(given).flatMap(InputCoercion::whole);
            case "number" -> number(given).map(JavaValues::numberNode);
            case "boolean" -> bool(given);
            case "string" -> text(given);
            case "array" -> Optional.of(given).flatMap(one -> array(wanted, one));
            case "object" -> object(wanted, given);
            default -> Optional.of(given).filter(JsonNode::isNull);
        };
    }

    private static Optional<BigDecimal> number(JsonNode given) {
        if (given.isNumber()) {
            return Optional.of(given.decimalValue()).filter(InputCoercion::sane);
        }
        String text = given.isTextual() ? given.textValue().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text)).filter(InputCoercion::sane);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Written out, 1e999999999 would fill the memory. */
    private static boolean sane(BigDecimal number) {
        return Math.abs((long) number.scale()) <= GREATEST_SCALE;
    }

    private static Optional<JsonNode> whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? Optional.of(JavaValues.wholeNode(number.toBigInteger()))
                : Optional.empty();
    }

    private static Optional<JsonNode> bool(JsonNode given) {
        if (given.isBoolean()) {
            return Optional.of(given);
        }
        String text = given.isTextual() ? given.textValue().strip() : "";
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(BooleanNode.TRUE);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(BooleanNode.FALSE) : Optional.empty();
    }

    private static Optional<JsonNode> text(JsonNode given) {
        if (given.isTextual()) {
            return Optional.of(given);
        }
        if (given.isNumber()) {
            return Optional.of(TextNode.valueOf(
                    sane(given.decimalValue()) ? given.decimalValue().toPlainString() : given.asText()));
        }
        return given.isBoolean() ? Optional.of(TextNode.valueOf(given.asText())) : Optional.empty();
    }

    private static Optional<JsonNode> array(ParameterSchema wanted, JsonNode given) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Optional<ParameterSchema> items = wanted.items();
        if (given.isArray()) {
            given.forEach(item -> array.add(item(items, item)));
            return Optional.of(array);
        }
        if (!given.isTextual()) {
            return Optional.of(array.add(item(items, given)));
        }
        String text = given.textValue().strip();
        if (text.startsWith("[")) {
            return json(text).filter(JsonNode::isArray).flatMap(parsed -> array(wanted, parsed));
        }
        if (items.isPresent() && items.get().types().contains("object") && text.startsWith("{")) {
            return json(text).flatMap(parsed -> array(wanted, parsed));
        }
        TextList.split(text).forEach(part -> array.add(item(items, TextNode.valueOf(part))));
        return Optional.of(array);
    }

    private static JsonNode item(Optional<ParameterSchema> items, JsonNode given) {
        return items.map(schema -> to(schema, given)).orElse(given);
    }

    private static Optional<JsonNode> object(ParameterSchema wanted, JsonNode given) {
        if (given.isTextual() && given.textValue().strip().startsWith("{")) {
            return json(given.textValue()).filter(JsonNode::isObject).flatMap(parsed -> object(wanted, parsed));
        }
        if (!given.isObject()) {
            return Optional.empty();
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        given.properties()
                .forEach(
                        member -> object.set(member.getKey(), item(wanted.member(member.getKey()), member.getValue())));
        return Optional.of(object);
    }

    /** Text of a URI for a parameter that no document types: what looks like JSON is JSON, so {@code 7} is a number. */
    private static JsonNode guess(JsonNode given) {
        String text = given.textValue().strip();
        boolean looksLikeJson = text.startsWith("[")
                || text.startsWith("{")
                || text.equals("true")
                || text.equals("false")
                || JSON_NUMBER.matcher(text).matches();
        if (!looksLikeJson) {
            return given;
        }
        Optional<JsonNode> parsed = json(text);
        return parsed.filter(node -> !node.isNumber() || number(node).isPresent())
                .orElse(given);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.READER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Made for the first text that is JSON: a route that starts is not to wait for it. */
    private static final class Json {
        static final ObjectReader READER =
                MediaJson.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
