package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.ModelSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnificallyCatalogTest extends CatalogContract {

    private static final Map<String, String> REFERENCES = Map.of("task_id", "task", "clip_id", "clip");

    UnificallyCatalogTest() {
        super(SourceTree.unifically());
    }

    @Test
    void shouldHoldTheSixtyFourModels() {
        assertThat(catalog.models().keySet()).containsExactly("video", "image", "audio");
        assertThat(catalog.models().get("video")).hasSize(25);
        assertThat(catalog.models().get("image")).hasSize(25);
        assertThat(catalog.models().get("audio")).hasSize(14);
        assertThat(models().map(ModelSchema::model)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldMarkEveryMedium(ModelSchema model) {
        assertThat(model.mediaParameters().keySet())
                .containsExactlyElementsOf(model.parameters().stream()
                        .filter(name -> name.endsWith("_url") || name.endsWith("_urls"))
                        .toList());
        model.mediaParameters().forEach((name, kind) -> assertThat(kind)
                .isEqualTo(name.contains("video") ? "video" : name.contains("audio") ? "audio" : "image"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldTellWhatAnIdIsTheIdOf(ModelSchema model) {
        for (String name : model.parameters()) {
            assertThat(parameter(model, name).reference()).isEqualTo(Optional.ofNullable(REFERENCES.get(name)));
            assertThat(parameter(model, name).takesUploadIds()).isFalse();
        }
    }

    @Test
    void shouldMarkTheModelsThatMakeText() {
        assertThat(models().filter(model -> model.annotation("makes").isPresent()))
                .extracting(ModelSchema::model)
                .containsExactly("suno-ai/lyrics", "elevenlabs/speech-to-text");
        assertThat(models().flatMap(model -> model.annotation("makes").stream()))
                .allSatisfy(kind -> assertThat(kind.asText()).isEqualTo("text"));
    }

    @Test
    void shouldBeOpenWhereTheDocumentListsNoParameters() {
        assertThat(models().filter(ModelSchema::isOpen))
                .extracting(ModelSchema::model)
                .containsExactly(
                        "topaz-labs/video-upscale",
                        "kuaishou/kling-o1-image",
                        "kuaishou/kling-3.0-omni-image",
                        "kuaishou/kling-3.0-image",
                        "kuaishou/kling-2.1-image",
                        "topaz-labs/image-upscale",
                        "topaz-labs/image-generative",
                        "suno-ai/wav",
                        "elevenlabs/text-to-speech",
                        "elevenlabs/text-to-dialogue",
                        "elevenlabs/sound-effect",
                        "elevenlabs/voice-isolation",
                        "elevenlabs/speech-to-text");
        assertThat(models().filter(ModelSchema::isOpen))
                .allSatisfy(model -> assertThat(model.description()).contains("The document lists no parameters"));
    }

    @Test
    void shouldHaveAParameterThatIsCalledModelInOneModelOnly() {
        assertThat(models().filter(model -> model.parameters().contains("model")))
                .extracting(ModelSchema::model)
                .containsExactly("google/veo-3.1-extend");
    }

    @ParameterizedTest
    @CsvSource({
        "image, alibaba/qwen-image-2.0-pro, alibaba/qwen-image-2.0",
        "image, alibaba/qwen-image-2.0-pro, alibaba/qwen-image-max",
        "image, alibaba/qwen-image-2.0-pro, alibaba/qwen-image-plus",
        "image, alibaba/qwen-image-2.0-pro, alibaba/qwen-image",
        "image, alibaba/wan-2.7-pro-image, alibaba/wan-2.7-image",
        "video, google/veo-3.1-fast, google/veo-3.1-lite",
        "video, google/veo-3.1-fast, google/veo-3.1-lite-relaxed",
        "audio, suno-ai/stems, suno-ai/stems-all"
    })
    void shouldSayTheSameOfModelsThatTakeTheSame(String kind, String one, String other) {
        assertThat(rules(kind, one)).isEqualTo(rules(kind, other));
    }

    private ObjectNode rules(String kind, String model) {
        ObjectNode schema = catalog.model(kind, model).orElseThrow().schema();
        schema.remove(List.of("title", "description", "x-media"));
        return schema;
    }
}
