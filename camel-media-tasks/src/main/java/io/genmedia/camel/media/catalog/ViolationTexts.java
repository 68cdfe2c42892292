package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import io.genmedia.camel.media.MediaHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages about one parameter. */
final class ViolationTexts {

    private ViolationTexts() {}

    private static final Set<String> APPLICATORS =
            Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "contains", "dependentRequired");

    static Violation of(ModelSchema model, JsonNode input, ValidationMessage found) {
        if (isWithinAlternatives(found.getEvaluationPath())) {
            return alternatives(model, input, found.getEvaluationPath().getName(1));
        }
        String parameter = path(found.getInstanceLocation());
        JsonNode value = found.getInstanceNode();
        JsonNode schema = parentSchema(model, found);
        String keyword = found.getType();
        return switch (keyword) {
            case "required" ->
                parameter.isEmpty()
                        ? required(
                                model.model(),
                                found.getProperty(),
                                accepted(schema.path("properties").path(found.getProperty())))
                        : requiredWithin(model, parameter, found.getProperty(), schema);
            case "additionalProperties", "unevaluatedProperties" ->
                unknown(model, member(parameter, found.getProperty()), value.path(found.getProperty()), schema);
            case "type" -> wrongType(model, parameter, value, schema);
            case "enum", "const" ->
                outside(
                        model,
                        parameter,
                        value,
                        "among the documented values",
                        AcceptedText.values(schema),
                        Rule.CLOSED_LIST);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                outside(model, parameter, value, "in the documented range", AcceptedText.range(schema), Rule.RANGE);
            case "minLength", "maxLength" -> length(model, parameter, value, schema);
            case "minItems", "maxItems" -> items(model, parameter, value, schema);
            default -> form(model, parameter, value, found);
        };
    }

    /** @param accepted may be empty */
    static Violation required(String model, String parameter, String accepted) {
        String list = accepted.isEmpty() ? "" : " (" + accepted + ")";
        String message = "'" + parameter + "' of " + ShortText.of(model) + " is required" + list + ": give it as "
                + wayIn(parameter);
        return new Violation(parameter, "", accepted, message, Rule.REQUIRED);
    }

    private static Violation requiredWithin(ModelSchema model, String parent, String name, JsonNode schema) {
        String parameter = member(parent, name);
        String accepted = accepted(schema.path("properties").path(name));
        String message = "'" + parameter + "' of " + model.model() + " is required"
                + (accepted.isEmpty() ? "" : " (" + accepted + ")") + ": '" + parent + "' takes "
                + AcceptedText.members(schema);
        return new Violation(parameter, "", accepted, message, Rule.REQUIRED);
    }

    private static String wayIn(String parameter) {
        return switch (parameter) {
            case "prompt" -> "the body, the option prompt or the header " + MediaHeaders.PROMPT;
            case "images" -> "the option images, the header " + MediaHeaders.IMAGES + " or an image in the body";
            case "videos" -> "the option videos, the header " + MediaHeaders.VIDEOS + " or a video in the body";
            default ->
                "the option input." + parameter + ", in a body that is a map or JSON, or in the header "
                        + MediaHeaders.INPUT;
        };
    }

    /** A name counts as a keyword only where no {@code properties} stands before it. */
    private static boolean isWithinAlternatives(JsonNodePath path) {
        for (int i = 2; i < path.getNameCount(); i++) {
            if (APPLICATORS.contains(path.getName(i)) && !"properties".equals(path.getName(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Each alternative fails for a reason of its own, so the parameter is told of as a whole. */
    private static Violation alternatives(ModelSchema model, JsonNode input, String name) {
        String accepted =
                model.parameter(name).map(ParameterSchema::description).orElse("");
        String value = ShortText.of(input.path(name));
        String message = name + "=" + value + " is not a documented form of '" + name + "' of " + model.model()
                + (accepted.isEmpty() ? "" : " (" + accepted + ")");
        return new Violation(name, value, accepted, message, Rule.FORM);
    }

    private static Violation unknown(ModelSchema model, String parameter, JsonNode value, JsonNode schema) {
        List<String> known = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        List<String> near = NearMisses.of(parameter.substring(parameter.lastIndexOf('.') + 1), known);
        String hint = near.isEmpty() ? "" : ": did you mean " + String.join(", ", near) + "?";
        String list = String.join(", ", known);
        String message = "'" + ShortText.of(parameter) + "' is not a documented parameter of " + model.model() + hint
                + " (documented: " + list + ")";
        return new Violation(parameter, ShortText.of(value), list, message, Rule.UNKNOWN_PARAMETER);
    }

    private static Violation wrongType(ModelSchema model, String parameter, JsonNode value, JsonNode schema) {
        String type = new ParameterSchema(parameter, schema, false)
                .types().stream().map(AcceptedText::typeName).collect(Collectors.joining(" or "));
        String accepted = accepted(schema);
        String documented = accepted.isEmpty() ? "" : " (documented: " + accepted + ")";
        String message = "'" + parameter + "' of " + model.model() + " must be " + type + documented + ", but was '"
                + ShortText.of(value) + "'";
        return new Violation(parameter, ShortText.of(value), accepted.isEmpty() ? type : accepted, message, Rule.TYPE);
    }

    private static Violation outside(
            ModelSchema model, String parameter, JsonNode value, String of, String accepted, Rule rule) {
        String message = parameter + "=" + ShortText.of(value) + " is not " + of + " of " + model.model() + " ("
                + accepted + ")";
        return new Violation(parameter, ShortText.of(value), accepted, message, rule);
    }

    private static Violation length(ModelSchema model, String parameter, JsonNode value, JsonNode schema) {
        String text = value.asText();
        String accepted = AcceptedText.count(schema.get("minLength"), schema.get("maxLength"), "character");
        String message = "'" + parameter + "' of " + model.model() + " has "
                + AcceptedText.count(text.codePointCount(0, text.length()), "character") + ", but takes " + accepted
                + ": '" + ShortText.of(value) + "'";
        return new Violation(parameter, ShortText.of(value), accepted, message, Rule.LENGTH);
    }

    private static Violation items(ModelSchema model, String parameter, JsonNode value, JsonNode schema) {
        String accepted = AcceptedText.count(schema.get("minItems"), schema.get("maxItems"), "item");
        String message = "'" + parameter + "' of " + model.model() + " has " + AcceptedText.count(value.size(), "item")
                + ", but takes " + accepted + ": " + ShortText.of(value);
        return new Violation(parameter, ShortText.of(value), accepted, message, Rule.ITEMS);
    }

    private static Violation form(ModelSchema model, String parameter, JsonNode value, ValidationMessage found) {
        String accepted = found.getType() + " " + ShortText.of(found.getSchemaNode());
        String message = parameter + "=" + ShortText.of(value) + " of " + model.model()
                + " does not have the documented form (" + accepted + ")";
        return new Violation(parameter, ShortText.of(value), accepted, message, Rule.FORM);
    }

    private static String accepted(JsonNode schema) {
        return AcceptedText.of(schema);
    }

    /** The schema that holds the keyword which failed. */
    private static JsonNode parentSchema(ModelSchema model, ValidationMessage found) {
        JsonNodePath fragment = found.getSchemaLocation().getFragment();
        JsonNode schema = model.root();
        for (int i = 0; i < fragment.getNameCount() - 1; i++) {
            Object element = fragment.getElement(i);
            schema = element instanceof Integer index ? schema.path(index) : schema.path(String.valueOf(element));
        }
        return schema;
    }

    /** @return a place in the input as people write it: {@code shots[1].duration} */
    private static String path(JsonNodePath location) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            if (location.getElement(i) instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(location.getName(i));
            }
        }
        return text.toString();
    }

    private static String member(String parent, String name) {
        return parent.isEmpty() ? name : parent + '.' + name;
    }
}
