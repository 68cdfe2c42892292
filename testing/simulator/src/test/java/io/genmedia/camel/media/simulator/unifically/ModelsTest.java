package io.genmedia.camel.media.simulator.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.internal.Json;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {

    private final Requests requests = new Requests();

    @AfterEach
    void close() {
        requests.close();
    }

    static Collection<Model> models() {
        return Models.all();
    }

    @Test
    void shouldKnowEveryDocumentedModel() {
        assertThat(Models.all()).hasSize(64);
        assertThat(Models.all().stream().collect(Collectors.groupingBy(Model::kind, Collectors.counting())))
                .containsEntry("video", 25L)
                .containsEntry("image", 25L)
                .containsEntry("audio", 14L);
        assertThat(Models.all().stream().filter(Model::open)).hasSize(13);
    }

    @Test
    void shouldKnowEveryDocumentedParameter() {
        long parameters = Models.all().stream()
                .mapToLong(model -> model.parameters().size())
                .sum();

        // the 198 rows of the tables are 282 parameters of the models that the tables name; 39 of models with the table
        // of
        // another; 11 are for some models of their table only; one is named above a table
        assertThat(parameters).isEqualTo(282 + 39 - 11 + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            google/veo-3.1-fast           | duration             | 4
            google/veo-3.1-extend         | duration             | 8
            hailuo/minimax-2.0            | resolution           | "768p"
            kuaishou/kling-3.0-omni-video | video_mode           | "elements"
            kuaishou/kling-3.0-omni-video | native_audio         | false
            kuaishou/kling-3.0-video      | native_audio         | true
            kuaishou/kling-2.6-video      | mode                 | "pro"
            kuaishou/kling-3.0-omni-video-edit | mode            | "std"
            openai/gpt-image-2            | resolution           | "1K"
            alibaba/z-image-turbo         | prompt_extend        | false
            alibaba/qwen-image            | prompt_extend        | true
            """)
    void shouldKnowTheDefaultsOfTheDocument(String model, String parameter, String usual) {
        assertThat(Models.find(model)
                        .orElseThrow()
                        .parameter(parameter)
                        .orElseThrow()
                        .usual())
                .hasToString(usual);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldHaveAnOutputOfItsKind(Model model) {
        OutputTemplate output = Outputs.of(model);

        boolean text = model.id().equals("suno-ai/lyrics") || model.id().equals("elevenlabs/speech-to-text");
        assertThat(output.files().isEmpty()).isEqualTo(text);
        if (!text) {
            String extension =
                    switch (model.kind()) {
                        case "video" -> "mp4";
                        case "image" -> "png";
                        default -> "mp3";
                    };
            assertThat(output.files()).anyMatch(file -> file.extension().equals(extension));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKnowWhatEveryModelCosts(Model model) {
        Submission submission = new Submission(model, Json.object(), Optional.empty(), true);

        assertThat(Pricing.micros(submission)).isBetween(1_000L, 2_000_000L);
    }
}
