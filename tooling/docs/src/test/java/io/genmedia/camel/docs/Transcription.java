package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ParameterSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a program read from a provider's document, and what a catalog says, in the same form: one line for each fact, with kind,
 * model, parameter, {@code required} or {@code optional}, type, and limits. A line whose parameter begins with {@code @} holds
 * another fact of the model in its last two columns.
 */
final class Transcription {

    private static final List<String> LIMITS =
            List.of("minimum", "maximum", "multipleOf", "minItems", "maxItems", "minLength", "maxLength", "default");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final String table;

    /** @param table the resource that the program wrote */
    Transcription(String table) {
        this.table = table;
    }

    /** @return the lines whose parameter is one of those wanted */
    List<String> rows(Predicate<String> parameter) throws IOException {
        try (InputStream stream = Transcription.class.getResourceAsStream(table)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> parameter.test(columns[2]))
                    .map(columns -> {
                        boolean isText = columns[2].startsWith("@");
                        columns[5] = isText ? columns[5] : sorted(columns[5]);
                        return String.join("\t", columns);
                    })
                    .toList();
        }
    }

    /** @return the lines of the parameters */
    List<String> parameters() throws IOException {
        return rows(name -> !name.startsWith("@"));
    }

    /** @return a line for each parameter that a model of the catalog has of its own */
    static List<String> parametersOf(MediaCatalog catalog) {
        List<String> rows = new ArrayList<>();
        models(catalog).forEach(model -> {
            for (String name : model.parameters()) {
                if (!model.commonParameters().contains(name)) {
                    ParameterSchema parameter = model.parameter(name).orElseThrow();
                    rows.add(String.join(
                            "\t",
                            model.kind(),
                            model.model(),
                            name,
                            isRequired(model, name) ? "required" : "optional",
                            type(parameter),
                            String.join(";", new TreeSet<>(limits(parameter)))));
                }
            }
        });
        return rows;
    }

    /** @return a line for a fact that is no parameter */
    static String fact(ModelSchema model, String name, String type, String text) {
        return String.join("\t", model.kind(), model.model(), "@" + name, "", type, text);
    }

    static Stream<ModelSchema> models(MediaCatalog catalog) {
        return catalog.models().entrySet().stream().flatMap(kind -> kind.getValue().stream()
                .map(model -> catalog.model(kind.getKey(), model).orElseThrow()));
    }

    static String numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    /** By itself, or as the first of several that do as well. */
    private static boolean isRequired(ModelSchema model, String name) {
        JsonNode schema = model.schema();
        return schema.path("required").valueStream().anyMatch(one -> one.asText()
                        .equals(name))
                || schema.path("allOf").valueStream().anyMatch(rule -> rule.path("anyOf")
                        .path(0)
                        .path("required")
                        .path(0)
                        .asText()
                        .equals(name));
    }

    private static String sorted(String limits) {
        return String.join(";", new TreeSet<>(List.of(limits.split(";"))));
    }

    static String type(ParameterSchema parameter) {
        String type = parameter.types().stream().findFirst().orElse("");
        return parameter
                .items()
                .map(items -> items.types().iterator().next() + "[]")
                .orElse(type);
    }

    private static Set<String> limits(ParameterSchema parameter) {
        JsonNode schema = parameter.schema();
        Set<String> limits = new LinkedHashSet<>();
        if (schema.has("enum")) {
            limits.add("enum="
                    + StreamSupport.stream(schema.get("enum").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(" ")));
        }
        LIMITS.stream().filter(schema::has).forEach(name -> limits.add(name + "=" + text(schema.get(name))));
        return limits;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "))
                : value.asText();
    }
}
