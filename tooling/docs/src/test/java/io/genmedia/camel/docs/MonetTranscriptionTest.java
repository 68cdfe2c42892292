package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The schemas were written by hand; {@code monet-transcription.tsv} was read from the provider's document by a program, {@code
 * src/test/python/transcribe_monet.py}. Both must say the same.
 */
class MonetTranscriptionTest {

    private static final List<String> FIGURES = List.of("duration", "resolution", "pricing");

    private final MediaCatalog catalog = SourceTree.monet();
    private final Transcription document = new Transcription("monet-transcription.tsv");

    @Test
    void shouldHoldTheParametersOfTheDocument() throws IOException {
        assertThat(Transcription.parametersOf(catalog)).containsExactlyInAnyOrderElementsOf(document.parameters());
    }

    @Test
    void shouldHoldTheTitlesOfTheDocument() throws IOException {
        assertThat(Transcription.models(catalog).map(model -> Transcription.fact(model, "title", "", model.title())))
                .containsExactlyElementsOf(document.rows("@title"::equals));
    }

    @Test
    void shouldHoldTheFiguresOfTheDocument() throws IOException {
        List<String> documented = document.rows(name -> name.startsWith("@") && FIGURES.contains(name.substring(1)));
        List<String> figures = new ArrayList<>();
        for (ModelSchema model : Transcription.models(catalog).toList()) {
            for (String figure : FIGURES) {
                // of images, the document tells the resolution in the list of features only
                if (model.kind().equals("video")) {
                    model.annotation(figure)
                            .ifPresent(text -> figures.add(
                                    Transcription.fact(model, figure, "", Transcription.numbers(text.asText()))));
                }
            }
        }
        assertThat(figures).containsExactlyInAnyOrderElementsOf(documented);
    }
}
