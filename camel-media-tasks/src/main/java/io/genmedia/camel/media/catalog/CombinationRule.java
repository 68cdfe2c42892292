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
 * @param deciding those of them that must be given before a violation is final
 * @param soft whether it is advice ({@code "x-media": {"soft": true}}) and not a documented rejection
 */
record CombinationRule(String sentence, Set<String> parameters, Set<String> deciding, boolean soft) {

    private static final Set<String> APPLICATORS = Set.of(
            "anyOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "minProperties");

    private static final Set<String> ANNOTATIONS = Set.of("description", ModelSchema.ANNOTATIONS);

    /** @return the rules of a schema, by the place where they stand */
    static Map<String, CombinationRule> rulesOf(ObjectNode schema) {
        Map<String, CombinationRule> rules = new LinkedHashMap<>();
        JsonNode entries = schema.path("allOf");
        for (int i = 0; i < entries.size(); i++) {
            rules.put("allOf/" + i, rule(entries.get(i), entries.get(i)));
        }
        for (String keyword : APPLICATORS) {
            if (schema.has(keyword)) {
                rules.put(keyword, rule(schema.get(keyword), schema.deepCopy().retain(keyword)));
            }
        }
        return rules;
    }

    private static CombinationRule rule(JsonNode entry, JsonNode whole) {
        Set<String> parameters = new LinkedHashSet<>();
        collect(whole, parameters);
        Set<String> deciding = parameters;
        if (isPlainExclusion(whole)) {
            deciding = new LinkedHashSet<>();
            collectConstrained(whole.get("not"), deciding);
        }
        String sentence = entry.path("description")
                .asText("this combination of " + String.join(", ", parameters) + " is not accepted");
        return new CombinationRule(
                sentence,
                parameters,
                deciding,
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

    /** One more parameter cannot undo "not both": only the parameters whose values it looks at have a say. */
    private static boolean isPlainExclusion(JsonNode rule) {
        for (Map.Entry<String, JsonNode> keyword : rule.properties()) {
            if (!keyword.getKey().equals("not") && !ANNOTATIONS.contains(keyword.getKey())) {
                return false;
            }
        }
        return rule.has("not") && isPlain(rule.get("not"));
    }

    private static boolean isPlain(JsonNode excluded) {
        for (Map.Entry<String, JsonNode> keyword : excluded.properties()) {
            boolean several =
                    keyword.getKey().equals("anyOf") || keyword.getKey().equals("allOf");
            if (several && !keyword.getValue().valueStream().allMatch(CombinationRule::isPlain)) {
                return false;
            }
            if (!several
                    && !keyword.getKey().equals("required")
                    && !keyword.getKey().equals("properties")) {
                return false;
            }
        }
        return true;
    }

    private static void collectConstrained(JsonNode excluded, Set<String> parameters) {
        excluded.path("properties").fieldNames().forEachRemaining(parameters::add);
        excluded.path("anyOf").forEach(entry -> collectConstrained(entry, parameters));
        excluded.path("allOf").forEach(entry -> collectConstrained(entry, parameters));
    }

    /** @return where a finding belongs: {@code allOf/2}, or the first keyword of its path */
    static String key(JsonNodePath path) {
        String first = path.getNameCount() == 0 ? "" : path.getName(0);
        return first.equals("allOf") ? first + '/' + path.getName(1) : first;
    }

    /** @return whether parameters that come later cannot change what the rule says */
    boolean isDecidedBy(ObjectNode given) {
        return !parameters.isEmpty() && deciding.stream().allMatch(given::has);
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
