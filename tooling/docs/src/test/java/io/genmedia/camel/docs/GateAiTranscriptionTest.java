package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The schemas were written by hand; {@code gateai-transcription.tsv} was read from the provider's document by a program, {@code
 * src/test/python/transcribe_gateai.py}. Both must say the same.
 */
class GateAiTranscriptionTest {

    private static final Set<String> SIZES = Set.of("@size", "@width", "@height");
    private static final Set<String> LIMITED_BY_THE_REQUEST = Set.of("prompt", "quantity");

    private final MediaCatalog catalog = SourceTree.gateai();
    private final Transcription document = new Transcription("gateai-transcription.tsv");

    @Test
    void shouldHoldTheParametersOfTheDocument() throws IOException {
        assertThat(Transcription.parametersOf(catalog)).containsExactlyInAnyOrderElementsOf(document.parameters());
    }

    @Test
    void shouldHoldTheTitlesOfTheDocumentInItsOrder() throws IOException {
        assertThat(Transcription.models(catalog).map(model -> Transcription.fact(model, "title", "", model.title())))
                .containsExactlyInAnyOrderElementsOf(document.rows("@title"::equals));
        for (String kind : catalog.models().keySet()) {
            assertThat(catalog.models().get(kind))
                    .containsExactlyElementsOf(document.rows("@title"::equals).stream()
                            .map(row -> row.split("\t", -1))
                            .filter(columns -> columns[0].equals(kind))
                            .map(columns -> columns[1])
                            .toList());
        }
    }

    @Test
    void shouldHoldTheCostsOfTheDocument() throws IOException {
        assertThat(Transcription.models(catalog)
                        .map(model -> Transcription.fact(
                                model,
                                "pricing",
                                "",
                                Transcription.numbers(model.annotation("pricing")
                                        .orElseThrow()
                                        .asText()))))
                .containsExactlyInAnyOrderElementsOf(document.rows("@pricing"::equals));
    }

    @Test
    void shouldHoldTheSizesOfTheDocument() throws IOException {
        List<String> sizes = new ArrayList<>();
        Transcription.models(catalog).forEach(model -> {
            JsonNode table = model.schema().path("x-media-sizes");
            table.path("pairs")
                    .forEach(pair -> sizes.add(Transcription.fact(
                            model,
                            "size",
                            pair.path("label").asText(),
                            pair.path("width").asText() + "×"
                                    + pair.path("height").asText())));
            for (String side : List.of("width", "height")) {
                if (table.has(side)) {
                    sizes.add(Transcription.fact(model, side, "", side(table.get(side))));
                }
            }
        });
        assertThat(sizes).containsExactlyInAnyOrderElementsOf(document.rows(SIZES::contains));
    }

    @Test
    void shouldHoldTheExamplesOfTheDocument() throws IOException {
        List<String> documented = document.rows("@example"::equals);
        assertThat(documented).hasSize(53);
        for (String row : documented) {
            String[] columns = row.split("\t", -1);
            ModelSchema model = catalog.model(columns[0], columns[1]).orElseThrow();
            ObjectNode example = (ObjectNode) model.schema().path("examples").path(0);
            // two of the document's examples lack the picture that their models require
            example.remove("start_frame");

            assertThat(example)
                    .as(model.toString())
                    .isEqualTo(MediaJson.mapper().readTree(columns[5]));
        }
    }

    @Test
    void shouldHoldTheReferencesThatTheDocumentNamesForEveryModel() throws IOException {
        assertThat(catalog.commonParameters().stream()
                        .filter(parameter -> !LIMITED_BY_THE_REQUEST.contains(parameter.name()))
                        .map(parameter -> String.join(
                                "\t", "", "", "@reference", "", Transcription.type(parameter), parameter.name())))
                .containsExactlyElementsOf(document.rows("@reference"::equals));
    }

    private static String side(JsonNode side) {
        if (side.has("values")) {
            return "values="
                    + side.get("values").valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
        }
        return side.properties().stream()
                .map((Map.Entry<String, JsonNode> figure) ->
                        figure.getKey() + "=" + figure.getValue().asText())
                .collect(Collectors.joining(";"));
    }
}
