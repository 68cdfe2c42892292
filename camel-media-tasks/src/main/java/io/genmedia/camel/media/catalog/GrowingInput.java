package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The part of an input that is known when a route starts: what is given stays, and a message may add parameters. A rule may then be
 * kept or broken for good, or be open.
 */
final class GrowingInput {

    private final ObjectNode given;

    /** @param given what is known */
    GrowingInput(ObjectNode given) {
        this.given = given;
    }

    /** @return whether the rule is broken, whatever is added */
    boolean breaks(JsonNode rule) {
        return truth(rule) == Truth.NO;
    }

    /** Listed so that the minimum is "and", the maximum "or". */
    private enum Truth {
        NO,
        OPEN,
        YES;

        static Truth of(boolean known) {
            return known ? YES : NO;
        }

        Truth not() {
            return values()[YES.ordinal() - ordinal()];
        }

        Truth or(Truth other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    private Truth truth(JsonNode rule) {
        if (rule.isBoolean()) {
            return Truth.of(rule.booleanValue());
        }
        return all(rule.properties().stream().map(word -> truth(word, rule)));
    }

    private Truth truth(Map.Entry<String, JsonNode> word, JsonNode rule) {
        JsonNode value = word.getValue();
        return switch (word.getKey()) {
            case "required" -> all(value.valueStream().map(name -> comes(name.asText())));
            case "properties" ->
                all(value.properties().stream().map(property -> keeps(property.getKey(), property.getValue())));
            case "dependentRequired" ->
                all(value.properties().stream().map(needs -> comes(needs.getKey())
                        .not()
                        .or(all(needs.getValue().valueStream().map(name -> comes(name.asText()))))));
            case "allOf" -> all(value.valueStream().map(this::truth));
            case "anyOf" -> any(value.valueStream().map(this::truth));
            case "oneOf" -> one(value);
            case "not" -> truth(value).not();
            case "if" ->
                all(Stream.of(
                        truth(value).not().or(truth(rule.path("then"))),
                        truth(value).or(truth(rule.path("else")))));
            case NotBelow.NAME -> all(value.properties().stream().map(this::keepsOrder));
            case "then", "else", "description", ModelSchema.ANNOTATIONS -> Truth.YES;
            default -> Truth.OPEN;
        };
    }

    private Truth comes(String name) {
        return given.has(name) ? Truth.YES : Truth.OPEN;
    }

    private Truth keeps(String name, JsonNode schema) {
        return given.has(name) ? Truth.of(SchemaCheck.accepts(schema, given.get(name))) : Truth.OPEN;
    }

    private Truth keepsOrder(Map.Entry<String, JsonNode> pair) {
        boolean known = given.has(pair.getKey()) && given.has(pair.getValue().asText());
        return known ? Truth.of(NotBelow.holds(pair, given)) : Truth.OPEN;
    }

    private Truth one(JsonNode alternatives) {
        long kept = alternatives
                .valueStream()
                .filter(one -> truth(one) == Truth.YES)
                .count();
        if (kept > 1) {
            return Truth.NO;
        }
        boolean open = alternatives.valueStream().anyMatch(one -> truth(one) == Truth.OPEN);
        return open ? Truth.OPEN : Truth.of(kept == 1);
    }

    private static Truth all(Stream<Truth> parts) {
        return parts.min(Truth::compareTo).orElse(Truth.YES);
    }

    private static Truth any(Stream<Truth> parts) {
        return parts.max(Truth::compareTo).orElse(Truth.NO);
    }
}
