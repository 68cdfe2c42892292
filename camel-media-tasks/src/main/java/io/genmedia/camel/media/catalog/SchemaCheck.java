package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The compiled schema of one model: runs the library, and tells what it found in the words of this project. */
final class SchemaCheck {

    private static final JsonSchemaFactory FACTORY = factory();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();

    private static final Pattern PLACE_WITHIN = Pattern.compile("[.\\[].*", Pattern.DOTALL);

    private final ModelSchema model;
    private final JsonSchema compiled;
    private final Map<String, CombinationRule> rules;
    private final SizeCheck sizes;

    SchemaCheck(ModelSchema model, ObjectNode schema) {
        this.model = model;
        this.sizes = new SizeCheck(model);
        this.rules = CombinationRule.rulesOf(schema);
        this.compiled = FACTORY.getSchema(schema.deepCopy(), CONFIG);
        this.compiled.initializeValidators();
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema draft = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword(ModelSchema.ANNOTATIONS))
                .keyword(new NonValidationKeyword(ParameterSchema.MEDIA_INPUT))
                .keyword(new NonValidationKeyword(ParameterSchema.MEDIA_REFERENCE))
                .keyword(new NonValidationKeyword(ModelSchema.SIZES))
                .keyword(new NotBelow())
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(draft));
    }

    /** @return whether a value, by itself, keeps to a schema */
    static boolean accepts(JsonNode schema, JsonNode value) {
        return FACTORY.getSchema(schema, CONFIG).validate(value).isEmpty();
    }

    List<Violation> violations(ObjectNode input, boolean partial) {
        ObjectNode given = withoutEmpty(input);
        List<Violation> found = new ArrayList<>();
        Set<CombinationRule> broken = new LinkedHashSet<>();
        Set<String> told = new HashSet<>();
        for (ValidationMessage message : compiled.validate(given)) {
            CombinationRule rule = rules.get(CombinationRule.key(message.getEvaluationPath()));
            if (rule == null) {
                if (!isMissingParameter(message) || !(partial || hasDefault(message.getProperty()))) {
                    add(found, told, ViolationTexts.of(model, given, message));
                }
            } else if (!partial || new GrowingInput(given).breaks(rule.schema())) {
                broken.add(rule);
            }
        }
        found.removeIf(sizes::replaces);
        sizes.violation(given, partial).ifPresent(found::add);
        Set<String> wronglyTyped = new HashSet<>();
        found.stream().filter(one -> one.rule() == Rule.TYPE).forEach(one -> wronglyTyped.add(one.parameter()));
        found.removeIf(one -> one.rule().soft() && wronglyTyped.contains(one.parameter()));
        addRules(found, told, broken, given);
        return found;
    }

    /** A rule says nothing sensible of a parameter of another type, and more than that it is unknown of a parameter that is. */
    private void addRules(List<Violation> found, Set<String> told, Set<CombinationRule> broken, ObjectNode given) {
        Set<String> wronglyTyped = new HashSet<>();
        found.stream()
                .filter(one -> one.rule() == Rule.TYPE)
                .forEach(one ->
                        wronglyTyped.add(PLACE_WITHIN.matcher(one.parameter()).replaceFirst("")));
        for (CombinationRule rule : broken) {
            if (rule.parameters().stream().noneMatch(wronglyTyped::contains)) {
                found.removeIf(one -> one.rule() == Rule.UNKNOWN_PARAMETER
                        && rule.parameters().contains(one.parameter()));
                add(found, told, rule.violation(model, given));
            }
        }
    }

    private static void add(List<Violation> found, Set<String> told, Violation violation) {
        if (told.add(violation.message())) {
            found.add(violation);
        }
    }

    private static boolean isMissingParameter(ValidationMessage message) {
        JsonNodePath path = message.getEvaluationPath();
        return path.getNameCount() == 1 && "required".equals(path.getName(0));
    }

    private boolean hasDefault(String parameter) {
        return model.parameter(parameter).flatMap(ParameterSchema::defaultValue).isPresent();
    }

    /** A blank text says nothing, nor does an empty list that is required; a closed list is still told about a blank. */
    private ObjectNode withoutEmpty(ObjectNode input) {
        ObjectNode given = input.deepCopy();
        for (String name : model.parameters()) {
            ParameterSchema parameter = model.parameter(name).orElseThrow();
            JsonNode value = given.path(name);
            boolean blank = value.isTextual() && value.textValue().isBlank();
            boolean saysNothing = blank
                    ? parameter.types().contains("string") && parameter.values().isEmpty()
                    : value.isArray() && value.isEmpty() && parameter.required();
            if (saysNothing) {
                given.remove(name);
            }
        }
        return given;
    }
}
