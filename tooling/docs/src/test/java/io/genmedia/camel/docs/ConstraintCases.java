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

/** Derives from a schema a value outside each of its constraints. */
final class ConstraintCases {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SIDES = List.of("width", "height");
    private static final Map<String, String> TYPES = Map.of(
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false",
            "string", "text",
            "array", "a list");

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
            ParameterSchema parameter = model.parameter(name).orElseThrow();
            if (parameter.required()) {
                input.set(name, parameter.types().contains("array") ? items(parameter, 1) : JSON.textNode("a cat"));
            }
        }
        return input;
    }

    private void add(String name) {
        ParameterSchema parameter = model.parameter(name).orElseThrow();
        JsonNode schema = parameter.schema();
        addType(parameter, name, "", schema);
        if (!(model.sizes().isPresent() && SIDES.contains(name))) {
            addValues(parameter, schema);
            addRange(parameter, schema);
        }
        addLength(parameter, schema);
        addItems(parameter, schema);
        parameter.items().ifPresent(items -> addType(parameter, name + "[0]", "/items", items.schema()));
    }

    private void addType(ParameterSchema parameter, String place, String path, JsonNode schema) {
        if (schema.has("type")) {
            JsonNode wrong = JSON.objectNode().put("x", 1);
            if (!path.isEmpty()) {
                ArrayNode list = JSON.arrayNode();
                for (int i = 0;
                        i < Math.max(1, parameter.schema().path("minItems").asInt());
                        i++) {
                    list.add(wrong);
                }
                wrong = list;
            }
            add(
                    parameter.name() + path + "/type",
                    place,
                    with(parameter, wrong),
                    "'{x}'",
                    List.of(TYPES.get(schema.get("type").asText())),
                    List.of(Rule.TYPE),
                    List.of());
        }
    }

    private void addValues(ParameterSchema parameter, JsonNode schema) {
        if (schema.has("enum")) {
            List<JsonNode> values = schema.get("enum").valueStream().toList();
            boolean isText = values.get(0).isTextual();
            add(
                    parameter.name() + "/enum",
                    parameter.name(),
                    with(parameter, isText ? JSON.textNode("another") : JSON.numberNode(987654)),
                    parameter.name() + "=" + (isText ? "another" : "987654"),
                    values.stream().map(JsonNode::asText).toList(),
                    List.of(Rule.CLOSED_LIST),
                    values);
        }
    }

    private void addRange(ParameterSchema parameter, JsonNode schema) {
        addLimit(parameter, schema, "minimum", BigDecimal.ONE.negate());
        addLimit(parameter, schema, "maximum", BigDecimal.ONE);
        if (schema.has("multipleOf")) {
            BigDecimal step = schema.get("multipleOf").decimalValue();
            add(parameter, "multipleOf", step.add(step.divide(new BigDecimal(2))), step, step);
        }
    }

    private void addLimit(ParameterSchema parameter, JsonNode schema, String word, BigDecimal beyond) {
        if (schema.has(word)) {
            BigDecimal limit = schema.get(word).decimalValue();
            add(parameter, word, limit.add(beyond), limit, limit);
        }
    }

    private void add(ParameterSchema parameter, String word, BigDecimal outside, BigDecimal limit, BigDecimal inside) {
        add(
                parameter.name() + "/" + word,
                parameter.name(),
                with(parameter, number(outside)),
                parameter.name() + "=" + outside.toPlainString(),
                List.of(limit.toPlainString()),
                List.of(Rule.RANGE),
                List.of(number(inside)));
    }

    private void addLength(ParameterSchema parameter, JsonNode schema) {
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            add(
                    parameter.name() + "/maxLength",
                    parameter.name(),
                    with(parameter, text(most + 1)),
                    "x".repeat(40),
                    List.of((most + 1) + " characters", String.valueOf(most)),
                    List.of(Rule.LENGTH),
                    List.of(text(most)));
        }
        if (schema.has("minLength")) {
            int least = schema.get("minLength").asInt();
            // an empty text counts as not given
            add(
                    parameter.name() + "/minLength",
                    parameter.name(),
                    with(parameter, text(least - 1)),
                    "x".repeat(least - 1),
                    List.of(String.valueOf(least)),
                    List.of(least == 1 ? Rule.REQUIRED : Rule.LENGTH),
                    List.of(text(least)));
        }
    }

    private void addItems(ParameterSchema parameter, JsonNode schema) {
        addCount(parameter, schema, "minItems", -1);
        addCount(parameter, schema, "maxItems", 1);
    }

    private void addCount(ParameterSchema parameter, JsonNode schema, String word, int beyond) {
        if (schema.has(word)) {
            int limit = schema.get(word).asInt();
            int count = limit + beyond;
            boolean missing = count == 0 && parameter.required();
            add(
                    parameter.name() + "/" + word,
                    parameter.name(),
                    with(parameter, items(parameter, count)),
                    missing ? "" : count + (count == 1 ? " item" : " items"),
                    List.of(String.valueOf(limit)),
                    List.of(missing ? Rule.REQUIRED : Rule.ITEMS),
                    List.of(items(parameter, limit)));
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
        add(
                "x-media-sizes/" + place,
                parameter,
                input,
                parameter + "=" + input.get(parameter).asText(),
                List.of(limit, "make it", expected),
                List.of(Rule.SIZE),
                List.of());
    }

    private void add(
            String constraint,
            String parameter,
            ObjectNode outside,
            String shown,
            List<String> accepted,
            List<Rule> rules,
            List<JsonNode> inside) {
        cases.add(new ConstraintCase(constraint, parameter, outside, shown, accepted, rules, inside));
    }

    private ObjectNode with(ParameterSchema parameter, JsonNode value) {
        return good(model).set(parameter.name(), value);
    }

    private static JsonNode text(int length) {
        return JSON.textNode("x".repeat(length));
    }

    private static JsonNode number(BigDecimal number) {
        return number.scale() <= 0 ? JSON.numberNode(number.toBigInteger()) : DecimalNode.valueOf(number);
    }

    private static ArrayNode items(ParameterSchema parameter, int count) {
        boolean numbers =
                parameter.items().stream().anyMatch(items -> items.types().contains("integer"));
        ArrayNode items = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            if (numbers) {
                items.add(i + 1);
            } else {
                items.add("https://example.com/" + i);
            }
        }
        return items;
    }
}
