package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of a model about more than one parameter: an entry of {@code allOf}, or another applicator at the root of the schema.
 *
 * @param sentence the {@code description} of the entry, the sentence for the message
 * @param parameters the parameters that it speaks of
 * @param schema what it demands
 * @param soft whether it is advice ({@code "x-media": {"soft": true}}) and not a documented rejection
 */
record CombinationRule(String sentence, Set<String> parameters, JsonNode schema, boolean soft) {

    private static final Set<String> APPLICATORS = Set.of(
            "anyOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "minProperties");

    private static final Set<String> CONDITION = Set.of("if", "then", "else");

    /** @return the rules of a schema, by the place where they stand */
    static Map<String, CombinationRule> rulesOf(ObjectNode schema) {
        Map<String, CombinationRule> rules = new LinkedHashMap<>();
        JsonNode entries = schema.path("allOf");
        for (int i = 0; i < entries.size(); i++) {
            rules.put("allOf/" + i, rule(entries.get(i), entries.get(i)));
        }
        for (String keyword : APPLICATORS) {
            if (schema.has(keyword)) {
                Set<String> words = CONDITION.contains(keyword) ? CONDITION : Set.of(keyword);
                rules.put(keyword, rule(schema.get(keyword), schema.deepCopy().retain(words)));
            }
        }
        return rules;
    }

    private static CombinationRule rule(JsonNode entry, JsonNode whole) {
        Set<String> parameters = new LinkedHashSet<>();
        collect(whole, parameters);
        String sentence = entry.path("description")
                .asText("this combination of " + String.join(", ", parameters) + " is not accepted");
        return new CombinationRule(
                sentence,
                parameters,
                whole,
                entry.path(ModelSchema.ANNOTATIONS).path("soft").asBoolean());
    }

    /** Stays at the level of the input: what a rule says about the inside of a parameter names no other parameter. */
    private static void collect(JsonNode rule, Set<String> parameters) {
        if (rule.isMissingNode()) {
            return;
        }
        rule.path("required").forEach(name -> parameters.add(name.asText()));
        rule.path("properties").fieldNames().forEachRemaining(parameters::add);
        rule.path("dependentRequired").properties().forEach(entry -> {
            parameters.add(entry.getKey());
            entry.getValue().forEach(name -> parameters.add(name.asText()));
        });
        rule.path("dependentSchemas").properties().forEach(entry -> {
            parameters.add(entry.getKey());
            collect(entry.getValue(), parameters);
        });
        rule.path(NotBelow.NAME).properties().forEach(pair -> {
            parameters.add(pair.getKey());
            parameters.add(pair.getValue().asText());
        });
        for (String one : List.of("not", "if", "then", "else")) {
            collect(rule.path(one), parameters);
        }
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            rule.path(several).forEach(entry -> collect(entry, parameters));
        }
    }

    /** @return where a finding belongs: {@code allOf/2}, or the first keyword of its path */
    static String key(JsonNodePath path) {
        String first = path.getNameCount() == 0 ? "" : path.getName(0);
        return first.equals("allOf") ? first + '/' + path.getName(1) : first;
    }

    Violation violation(ModelSchema model, ObjectNode input) {
        List<String> given = parameters.stream().filter(input::has).toList();
        String parameter = given.isEmpty() ? parameters.stream().findFirst().orElse("") : given.get(0);
        String values = given.stream()
                .map(name -> name + "=" + ShortText.of(input.get(name)))
                .collect(Collectors.joining(", "));
        String message =
                model.model() + ": " + sentence + " (given: " + (values.isEmpty() ? "none of them" : values) + ")";
        return new Violation(
                parameter,
                ShortText.of(input.path(parameter)),
                sentence,
                message,
                soft ? Rule.ADVICE : Rule.COMBINATION);
    }
}
