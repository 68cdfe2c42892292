package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import io.genmedia.camel.media.catalog.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Derives from a schema a value outside each of its constraints. */
final class ConstraintCases {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SIDES = List.of("width", "height");
    private static final Map<String, String> TYPES = Map.of(
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false",
            "string", "text",
            "array", "a list",
            "object", "a JSON object");

    private final ModelSchema model;
    private final List<ConstraintCase> cases = new ArrayList<>();

    private ConstraintCases(ModelSchema model) {
        this.model = model;
    }

    /** @return a case for each constraint of a parameter, and for each size */
    static List<ConstraintCase> of(ModelSchema model) {
        ConstraintCases cases = new ConstraintCases(model);
        model.parameters().forEach(cases::add);
        cases.addSizes();
        return cases.cases;
    }

    /** @return an input that is good: the documented example, or the least that is required */
    static ObjectNode good(ModelSchema model) {
        JsonNode example = model.schema().path("examples").path(0);
        if (example.isObject()) {
            return example.deepCopy();
        }
        ObjectNode input = JSON.objectNode();
        for (String name : model.parameters()) {
            if (model.parameter(name).orElseThrow().required()) {
                give(model, name, input);
            }
        }
        // of parameters of which one must be given, the first
        for (JsonNode rule : model.schema().path("allOf")) {
            for (String alternatives : List.of("anyOf", "oneOf")) {
                rule.path(alternatives).path(0).path("required").forEach(name -> give(model, name.asText(), input));
            }
        }
        return input;
    }

    private static void give(ModelSchema model, String name, ObjectNode input) {
        input.set(name, good(model.parameter(name).orElseThrow().schema()));
    }

    private static JsonNode good(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> items(schema, Math.max(1, schema.path("minItems").asInt()));
            case "object" -> object(schema);
            default -> JSON.textNode("a cat");
        };
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("required")
                .forEach(name ->
                        object.set(name.asText(), good(schema.path("properties").path(name.asText()))));
        return object;
    }

    private static ArrayNode items(JsonNode list, int count) {
        JsonNode schema = list.path("items");
        ArrayNode items = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            switch (schema.path("type").asText()) {
                case "integer" -> items.add(i + 1);
                case "object" -> items.add(object(schema));
                default -> items.add("https://example.com/" + i);
            }
        }
        return items;
    }

    private void add(String name) {
        ParameterSchema parameter = model.parameter(name).orElseThrow();
        boolean sized = model.sizes().isPresent() && SIDES.contains(name);
        Place place = new Place(name, name, parameter.schema(), parameter.required(), value -> good(model)
                .set(name, value));
        add(place, sized);
    }

    private void add(Place place, boolean sized) {
        addType(place);
        if (!sized) {
            addValues(place);
            addRange(place);
        }
        addLength(place);
        addCount(place, "minItems", -1);
        addCount(place, "maxItems", 1);
        addMembers(place);
        if (place.schema().has("items")) {
            add(place.item(), sized);
        }
        place.schema().path("properties").fieldNames().forEachRemaining(member -> add(place.member(member), sized));
    }

    private void addType(Place place) {
        if (place.schema().has("type")) {
            String type = place.schema().get("type").asText();
            boolean isObject = type.equals("object");
            add(
                    place,
                    "type",
                    isObject ? JSON.textNode("plain") : JSON.objectNode().put("x", 1),
                    isObject ? "'plain'" : "'{x}'",
                    List.of(TYPES.get(type)),
                    Rule.TYPE,
                    List.of());
        }
    }

    private void addValues(Place place) {
        if (place.schema().has("enum")) {
            List<JsonNode> values = place.schema().get("enum").valueStream().toList();
            boolean isText = values.get(0).isTextual();
            add(
                    place,
                    "enum",
                    isText ? JSON.textNode("another") : JSON.numberNode(987654),
                    place.told() + "=" + (isText ? "another" : "987654"),
                    values.stream().map(JsonNode::asText).toList(),
                    Rule.CLOSED_LIST,
                    values);
        }
    }

    private void addRange(Place place) {
        addLimit(place, "minimum", BigDecimal.ONE.negate());
        addLimit(place, "maximum", BigDecimal.ONE);
        if (place.schema().has("multipleOf")) {
            BigDecimal step = place.schema().get("multipleOf").decimalValue();
            add(place, "multipleOf", step.add(step.divide(new BigDecimal(2))), step);
        }
    }

    private void addLimit(Place place, String word, BigDecimal beyond) {
        if (place.schema().has(word)) {
            BigDecimal limit = place.schema().get(word).decimalValue();
            add(place, word, limit.add(beyond), limit);
        }
    }

    private void add(Place place, String word, BigDecimal outside, BigDecimal limit) {
        add(
                place,
                word,
                number(outside),
                place.told() + "=" + outside.toPlainString(),
                List.of(limit.toPlainString()),
                Rule.RANGE,
                List.of(number(limit)));
    }

    private void addLength(Place place) {
        JsonNode schema = place.schema();
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            add(
                    place,
                    "maxLength",
                    text(most + 1),
                    "x".repeat(40),
                    List.of((most + 1) + " characters", String.valueOf(most)),
                    Rule.LENGTH,
                    List.of(text(most)));
        }
        if (schema.has("minLength")) {
            int least = schema.get("minLength").asInt();
            // an empty text counts as not given
            add(
                    place,
                    "minLength",
                    text(least - 1),
                    "x".repeat(least - 1),
                    List.of(String.valueOf(least)),
                    least == 1 ? Rule.REQUIRED : Rule.LENGTH,
                    List.of(text(least)));
        }
    }

    private void addCount(Place place, String word, int beyond) {
        JsonNode schema = place.schema();
        if (schema.has(word)) {
            int limit = schema.get(word).asInt();
            int count = limit + beyond;
            boolean missing = count == 0 && place.required();
            add(
                    place,
                    word,
                    items(schema, count),
                    missing ? "" : count + (count == 1 ? " item" : " items"),
                    List.of(String.valueOf(limit)),
                    missing ? Rule.REQUIRED : Rule.ITEMS,
                    List.of(items(schema, limit)));
        }
    }

    private void addMembers(Place place) {
        List<String> members = new ArrayList<>();
        place.schema().path("properties").fieldNames().forEachRemaining(members::add);
        place.schema().path("required").forEach(name -> {
            Place member = place.member(name.asText());
            cases.add(new ConstraintCase(
                    place.constraint() + "/required/" + name.asText(),
                    member.told(),
                    place.with(object(place.schema()).without(name.asText())),
                    "'" + member.told() + "' of",
                    members,
                    List.of(Rule.REQUIRED),
                    List.of(place.with(object(place.schema())))));
        });
        if (place.schema().has("additionalProperties")) {
            cases.add(new ConstraintCase(
                    place.constraint() + "/additionalProperties",
                    place.told() + ".xyzzy",
                    place.with(object(place.schema()).put("xyzzy", 1)),
                    "xyzzy",
                    members,
                    List.of(Rule.UNKNOWN_PARAMETER),
                    List.of()));
        }
    }

    private void addSizes() {
        JsonNode table = model.schema().path("x-media-sizes");
        int index = 0;
        for (JsonNode pair : table.path("pairs")) {
            long width = pair.path("width").asLong();
            long height = pair.path("height").asLong();
            String size = width + "×" + height;
            addSize(
                    "pairs/" + index++,
                    "width",
                    good(model).put("width", width + 1).put("height", height),
                    size,
                    size);
        }
        for (String side : SIDES) {
            JsonNode range = table.path(side);
            if (range.has("minimum")) {
                long least = range.get("minimum").asLong();
                long most = range.get("maximum").asLong();
                long step = range.get("step").asLong();
                addSide(side, "minimum", least - 1, least, least);
                addSide(side, "maximum", most + 1, most, most);
                if (step > 1) {
                    addSide(side, "step", least + 1, step, least);
                }
            }
            if (range.has("values")) {
                long first = range.get("values").get(0).asLong();
                addSide(side, "values", first + 1, first, first);
            }
        }
    }

    private void addSide(String side, String word, long outside, long limit, long expected) {
        ObjectNode input = good(model).without(SIDES);
        addSize(side + "/" + word, side, input.put(side, outside), String.valueOf(limit), String.valueOf(expected));
    }

    private void addSize(String place, String parameter, ObjectNode input, String limit, String expected) {
        cases.add(new ConstraintCase(
                "x-media-sizes/" + place,
                parameter,
                input,
                parameter + "=" + input.get(parameter).asText(),
                List.of(limit, "make it", expected),
                List.of(Rule.SIZE),
                List.of()));
    }

    private void add(
            Place place,
            String word,
            JsonNode outside,
            String shown,
            List<String> accepted,
            Rule rule,
            List<JsonNode> inside) {
        cases.add(new ConstraintCase(
                place.constraint() + "/" + word,
                place.told(),
                place.with(outside),
                shown,
                accepted,
                List.of(rule),
                inside.stream().map(place::with).toList()));
    }

    private static JsonNode text(int length) {
        return JSON.textNode("x".repeat(length));
    }

    private static JsonNode number(BigDecimal number) {
        return number.scale() <= 0 ? JSON.numberNode(number.toBigInteger()) : DecimalNode.valueOf(number);
    }

    /**
     * A parameter, or a place inside of one.
     *
     * @param constraint where its schema stands
     * @param told how a message names it
     * @param required whether the model asks for it
     * @param input an input that is good but for the value there
     */
    private record Place(
            String constraint, String told, JsonNode schema, boolean required, Function<JsonNode, ObjectNode> input) {

        ObjectNode with(JsonNode value) {
            return input.apply(value);
        }

        /** All items are the same. */
        Place item() {
            int count = Math.max(1, schema.path("minItems").asInt());
            return new Place(constraint + "/items", told + "[0]", schema.get("items"), false, value -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = 0; i < count; i++) {
                    list.add(value);
                }
                return with(list);
            });
        }

        Place member(String name) {
            return new Place(
                    constraint + "/properties/" + name,
                    told + "." + name,
                    schema.path("properties").path(name),
                    false,
                    value -> with(object(schema).set(name, value)));
        }
    }
}
