package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The schemas were written by hand; {@code monet-transcription.tsv} was read from the provider's document by a program, {@code
 * src/test/python/transcribe_monet.py}. Both must say the same.
 */
class MonetTranscriptionTest {

    private static final List<String> LIMITS =
            List.of("minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "default");
    private static final List<String> FIGURES = List.of("duration", "resolution", "pricing");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final MediaCatalog catalog = SourceTree.monet();

    @Test
    void shouldHoldTheParametersOfTheDocument() throws IOException {
        assertThat(rowsOfTheCatalog())
                .containsExactlyInAnyOrderElementsOf(rowsOfTheDocument(name -> !name.startsWith("@")));
    }

    @Test
    void shouldHoldTheTitlesOfTheDocument() throws IOException {
        List<String> titles = new ArrayList<>();
        models().forEach(model ->
                titles.add(String.join("\t", model.kind(), model.model(), "@title", "", "", model.title())));

        assertThat(titles).containsExactlyElementsOf(rowsOfTheDocument("@title"::equals));
    }

    @Test
    void shouldHoldTheFiguresOfTheDocument() throws IOException {
        List<String> documented =
                rowsOfTheDocument(name -> name.startsWith("@") && FIGURES.contains(name.substring(1)));
        List<String> figures = new ArrayList<>();
        for (ModelSchema model : models()) {
            for (String figure : FIGURES) {
                // of images, the document tells the resolution in the list of features only
                if (model.kind().equals("video")) {
                    model.annotation(figure)
                            .ifPresent(text -> figures.add(String.join(
                                    "\t", model.kind(), model.model(), "@" + figure, "", "", numbers(text.asText()))));
                }
            }
        }
        assertThat(figures).containsExactlyInAnyOrderElementsOf(documented);
    }

    private List<String> rowsOfTheCatalog() {
        List<String> rows = new ArrayList<>();
        for (ModelSchema model : models()) {
            for (String name : model.parameters()) {
                ParameterSchema parameter = model.parameter(name).orElseThrow();
                rows.add(String.join(
                        "\t",
                        model.kind(),
                        model.model(),
                        name,
                        parameter.required() ? "required" : "optional",
                        type(parameter),
                        String.join(";", new TreeSet<>(limits(parameter)))));
            }
        }
        return rows;
    }

    private static List<String> rowsOfTheDocument(Predicate<String> parameter) throws IOException {
        try (InputStream table = MonetTranscriptionTest.class.getResourceAsStream("monet-transcription.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
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

    private static String sorted(String limits) {
        return String.join(";", new TreeSet<>(List.of(limits.split(";"))));
    }

    private static String type(ParameterSchema parameter) {
        String type = parameter.types().iterator().next();
        return type.equals("array")
                ? parameter.items().orElseThrow().types().iterator().next() + "[]"
                : type;
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
        LIMITS.stream()
                .filter(schema::has)
                .forEach(name -> limits.add(name + "=" + schema.get(name).asText()));
        return limits;
    }

    private static String numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private List<ModelSchema> models() {
        List<ModelSchema> all = new ArrayList<>();
        catalog.models()
                .forEach((kind, names) ->
                        names.forEach(name -> all.add(catalog.model(kind, name).orElseThrow())));
        return all;
    }
}
