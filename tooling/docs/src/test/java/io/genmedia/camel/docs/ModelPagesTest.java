package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.InputValidator;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelPagesTest {

    private static final MediaCatalog MONET = SourceTree.monet();
    private static final MediaCatalog GATEAI = SourceTree.gateai();
    private static final MediaCatalog UNIFICALLY = SourceTree.unifically();

    @Test
    void shouldTellEverythingOfAModel() {
        assertThat(ModelPages.render(MONET))
                .contains("- **Image** (19): [gpt-4o](#image-gpt-4o), ")
                .contains(
                        """
                        <a id="video-kling-motion-control"></a>

                        ### kling-motion-control

                        **Kling Motion Control** · Motion and character transfer. Repeats the motion of a film.

                        - For: Giving the motion of one film to the subject of a picture.
                        - Length: 3–30 s
                        - Resolution: 720p or 1080p
                        - Price: 720p: 8 credits a second; 1080p: 15 credits a second
                        - Features: sound

                        | parameter | type | required | accepted | default | notes |
                        | --- | --- | --- | --- | --- | --- |
                        | `prompt` | text | yes |  |  | The motion, in detail. |
                        | `images` | list of image addresses | yes | at least 1 item |  | The subject, one picture at least. |
                        | `videos` | list of video addresses | yes | at least 1 item |  | The motion to repeat, one film at least. |
                        | `resolution` | text |  | 720p, 1080p |  | Size of the picture. |

                        ```yaml
                        - to: "monet:video?model=kling-motion-control&images=https://example.com/picture.png&videos=https://example.com/film.mp4&resolution=720p"
                        ```
                        """);
    }

    @Test
    void shouldKeepApartTheModelsOfOneName() {
        assertThat(ModelPages.render(MONET))
                .contains("<a id=\"video-wan-2-5\"></a>")
                .contains("<a id=\"image-wan-2-5\"></a>");
    }

    @Test
    void shouldShowSizesAndWhatEveryModelTakes() {
        assertThat(ModelPages.render(GATEAI))
                .contains("- **3D** (1): [rodin-v2](#3d-rodin-v2)\n\n## Every model\n")
                .containsOnlyOnce("| `start_image_url` |")
                .contains("| `images` | list of the ids of uploaded images |")
                .contains("- Sizes: 1:1 1024×1024, 2048×2048, 2880×2880; 2:3 848×1264, 1376×2048, 2336×3504; ")
                .contains("- Sizes: width and height 480 to 2048 in steps of 8\n")
                .contains("- Sizes: 1:1 1440×1440; 16:9 1920×1080; 9:16 1080×1920; 0 leaves a side to the model\n")
                .contains("| `width` | whole number |  | see sizes | `1024` |")
                .contains("| `tiling` | not documented |")
                .contains("- Makes: image, though it is asked for as video\n")
                .contains("model=kling-2.5-turbo-standard&input.start_frame=https://example.com/picture.png&");
        assertThat(ModelPages.render(MONET)).doesNotContain("sizes", "Every model", "Makes:");
    }

    @Test
    void shouldShowWhatAnObjectTakesAndWhatAnIdIsTheIdOf() {
        assertThat(ModelPages.render(UNIFICALLY))
                .contains("- **Audio** (14): [suno-ai/music](#audio-suno-ai-music), ")
                .contains("| `task_id` | id of a finished task | yes |")
                .contains("| `clip_id` | id of a clip | yes |")
                .contains("| `multi_shots` | list of objects |  | 2 to 6 items; the members prompt, duration |")
                .contains("| `sound_effects` | object |  | the members sound, music, asmr_mode |")
                .contains("- end_frame cannot be lower than start_frame")
                .contains("&input.model=lite&");
    }

    @Test
    void shouldTellWhereTheDocumentsListNoParameters() {
        assertThat(ModelPages.render(UNIFICALLY))
                .contains(
                        """
                        - For: Songs without loss.

                        The documents list no parameters: whatever is given is sent as it is.

                        ```yaml
                        - to: "unifically:audio?model=suno-ai/wav"
                        ```
                        """);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldShowAnAddressThatPassesTheStrictCheck(MediaCatalog catalog, ModelSchema model) {
        String uri = Example.uri(catalog.provider(), model);
        Map<String, Object> input = new LinkedHashMap<>();
        for (String parameter : uri.split("\\?", 2)[1].split("&")) {
            String[] pair = parameter.split("=", 2);
            if (!pair[0].equals("model")) {
                input.put(pair[0].replace("aspectRatio", "aspect_ratio").replace("input.", ""), pair[1]);
            }
        }
        assertThat(uri + "&").startsWith(catalog.provider() + ":" + model.kind() + "?model=" + model.model() + "&");
        if (model.parameters().contains("prompt")) {
            input.put("prompt", "the body");
        }

        ObjectNode coerced =
                new InputCoercion(catalog).coerce(input, catalog.model(model.kind(), model.model()), input.keySet());
        ValidationReport report =
                new InputValidator(catalog).validate(coerced, model.kind(), model.model(), ValidationLevel.STRICT);

        assertThat(report).isEqualTo(ValidationReport.clean());
    }

    static Stream<Arguments> models() {
        return Stream.of(MONET, GATEAI, UNIFICALLY)
                .flatMap(catalog -> Transcription.models(catalog).map(model -> Arguments.of(catalog, model)));
    }
}
