package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The schemas were written by hand; {@code unifically-transcription.tsv} was read from the provider's document by a program, {@code
 * src/test/python/transcribe_unifically.py}. Both must say the same.
 */
class UnificallyTranscriptionTest {

    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");

    private final MediaCatalog catalog = SourceTree.unifically();
    private final Transcription document = new Transcription("unifically-transcription.tsv");

    @Test
    void shouldHoldTheParametersOfTheDocument() throws IOException {
        assertThat(Transcription.parametersOf(catalog).stream().map(this::withConditional))
                .containsExactlyInAnyOrderElementsOf(document.parameters());
    }

    @Test
    void shouldHoldTheTitlesOfTheDocumentInItsOrder() throws IOException {
        assertThat(Transcription.models(catalog).map(model -> Transcription.fact(model, "title", "", model.title())))
                .containsExactlyElementsOf(document.rows("@title"::equals));
    }

    @Test
    void shouldHoldThePricesOfTheDocument() throws IOException {
        assertThat(Transcription.models(catalog).flatMap(model -> model.annotation("pricing").stream()
                        .map(text -> Transcription.fact(model, "pricing", "", Transcription.numbers(text.asText())))))
                .containsExactlyElementsOf(document.rows("@pricing"::equals));
    }

    @Test
    void shouldBeOpenWhereTheDocumentListsNoParameters() throws IOException {
        assertThat(Transcription.models(catalog)
                        .filter(ModelSchema::isOpen)
                        .map(model -> Transcription.fact(model, "open", "", "")))
                .containsExactlyElementsOf(document.rows("@open"::equals));
    }

    /** The document marks each of the parameters of which one must be given. */
    private String withConditional(String row) {
        String[] columns = row.split("\t", -1);
        if (alternatives(catalog.model(columns[0], columns[1]).orElseThrow()).contains(columns[2])) {
            columns[3] = "conditional";
        }
        return String.join("\t", columns);
    }

    private static Set<String> alternatives(ModelSchema model) {
        Set<String> names = new HashSet<>();
        for (JsonNode rule : model.schema().path("allOf")) {
            ALTERNATIVES.forEach(word ->
                    rule.path(word).forEach(one -> one.path("required").forEach(name -> names.add(name.asText()))));
        }
        // it stands in the place of a prompt, but the table does not mark it
        names.remove("multi_shots");
        return names;
    }
}
