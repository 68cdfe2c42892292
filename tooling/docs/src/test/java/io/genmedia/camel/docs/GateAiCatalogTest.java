package io.genmedia.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.catalog.Rule;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.catalog.ValidationReport;
import io.genmedia.camel.media.catalog.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GateAiCatalogTest extends CatalogContract {

    private static final Set<String> NO_MEDIA = Set.of(
            "image_guidance", "image_guidances", "video_guidance", "loras", "elements", "voice_ids", "bounding_box");

    GateAiCatalogTest() {
        super(SourceTree.gateai());
    }

    @Test
    void shouldHoldTheFiftyThreeModels() {
        assertThat(catalog.models().keySet()).containsExactly("image", "video", "3d");
        assertThat(catalog.models().get("image")).hasSize(19).doesNotHaveDuplicates();
        assertThat(catalog.models().get("video")).hasSize(33).doesNotHaveDuplicates();
        assertThat(catalog.models().get("3d")).containsExactly("rodin-v2");
        assertThat(models().map(ModelSchema::model)).doesNotHaveDuplicates();
    }

    @Test
    void shouldMarkTheImageModelsThatAreAskedForAsVideo() {
        assertThat(models().filter(model -> model.annotation("makes").isPresent()))
                .extracting(ModelSchema::model)
                .containsExactly("lucid-origin", "lucid-realism", "cortex-v0.9", "cortex-v1.0");
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKeepToTheLimitsOfARequest(ModelSchema model) {
        assertThat(parameter(model, "prompt").schema().get("maxLength").asInt()).isEqualTo(1500);
        assertThat(parameter(model, "quantity").schema().get("maximum").asInt()).isBetween(1, 8);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldTakeTheReferencesOfEveryModel(ModelSchema model) {
        assertThat(model.mediaParameters().keySet())
                .containsAll(catalog.commonParameters().stream()
                        .filter(parameter -> parameter.mediaKind().isPresent())
                        .map(parameter -> parameter.name())
                        .toList())
                .doesNotContainAnyElementsOf(NO_MEDIA);
        assertThat(model.parameters().stream()
                        .filter(name -> name.endsWith("_frame") || name.endsWith("_urls") || name.endsWith("_url")))
                .allSatisfy(name -> assertThat(model.mediaKind(name)).isPresent());
        assertThat(model.parameters().stream()
                        .filter(name -> parameter(model, name).takesUploadIds()))
                .containsExactly("images", "videos");
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldLeaveTheSizeToTheProviderWhereTheListsHoldZero(ModelSchema model) {
        JsonNode schema = model.schema();
        boolean lists = schema.at("/properties/width/enum").valueStream().anyMatch(value -> value.asInt() == 0);

        assertThat(schema.path("x-media-sizes").path("auto").asBoolean()).isEqualTo(lists);
        if (lists) {
            ObjectNode input = ConstraintCases.good(model).put("width", 0).put("height", 0);
            assertThat(check(model, input, ValidationLevel.STRICT)).isEqualTo(ValidationReport.clean());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            hailuo-2_3               | durationSeconds=10                           | COMBINATION | needs resolution 768p
            hailuo-2_3               | durationSeconds=10, resolution="1080p"       | COMBINATION | needs resolution 768p
            hailuo-2_3               | durationSeconds=10, resolution="768p"        |             |
            hailuo-2_3               | durationSeconds=6, resolution="1080p"        |             |
            hailuo-2_3-fast          | durationSeconds=10, start_frame="u"          | COMBINATION | needs resolution 768p
            hailuo-2_3-fast          |                                              | COMBINATION | give start_frame, or one of image
            hailuo-2_3-fast          | images=[]                                    | COMBINATION | give start_frame, or one of image
            hailuo-2_3-fast          | start_frame=" "                              | COMBINATION | give start_frame, or one of image
            hailuo-2_3-fast          | last_frame="u"                               | COMBINATION | give start_frame, or one of image
            hailuo-2_3-fast          | start_frame="u"                              |             |
            hailuo-2_3-fast          | image="u"                                    |             |
            hailuo-2_3-fast          | input_image="u"                              |             |
            hailuo-2_3-fast          | first_frame="u"                              |             |
            hailuo-2_3-fast          | start_image_url="u"                          |             |
            hailuo-2_3-fast          | image_url="u"                                |             |
            hailuo-2_3-fast          | image_urls=["u"]                             |             |
            hailuo-2_3-fast          | reference_images=["u"]                       |             |
            hailuo-2_3-fast          | images=["id"]                                |             |
            kling-2.5-turbo-standard |                                              | COMBINATION | give start_frame, or one of image
            kling-2.5-turbo-standard | images=["id"]                                |             |
            ltxv-2.3-fast            | durationSeconds=12                           |             |
            ltxv-2.3-fast            | durationSeconds=12, fps=50                   | COMBINATION | needs fps 25
            ltxv-2.3-fast            | durationSeconds=10, fps=50                   |             |
            ltxv-2.3-fast            | durationSeconds=20, resolution="1440p"       | COMBINATION | needs resolution 1080p
            ltxv-2.3-fast            | end_frame="u"                                | COMBINATION | end_frame needs a first picture
            ltxv-2.3-fast            | end_frame="u", start_frame="u"               |             |
            ltxv-2.3-pro             | end_frame="u"                                | COMBINATION | end_frame needs a first picture
            ltxv-2.3-pro             | end_frame="u", first_frame="u"               |             |
            kling-3.0                | end_frame="u", image_urls=[1,2,3]            | COMBINATION | end_frame cannot be used
            kling-3.0                | end_frame="u", start_frame="u", image_urls=[1,2] | COMBINATION | end_frame cannot be used
            kling-3.0                | end_frame="u", start_frame="u", image_urls=[1]   |         |
            kling-3.0                | image_urls=[1,2,3,4], elements=[1,2,3]       |             |
            kling-3.0                | image_urls=[1,2,3,4], elements=[1,2,3,4]     | COMBINATION | at most 7
            kling-3.0                | image_urls=[1,2,3,4,5,6,7,8]                 | COMBINATION | at most 7
            kling-3.0                | elements=[1,2,3,4,5,6,7,8]                   | COMBINATION | at most 7
            happy-horse              | video_guidance=[1], image_guidance=[1,2,3,4,5]   |         |
            happy-horse              | video_guidance=[1], image_guidance=[1,2,3,4,5,6] | COMBINATION | at most 5 of image_guidance
            happy-horse              | video_guidance=[1], duration=5               | ADVICE      | duration has no effect
            seedance-1.0-pro         | width=0, height=0                            | ADVICE      | the ratio of a first picture
            seedance-1.0-pro         | width=0, height=0, start_frame="u"           |             |
            seedance-1.0-pro-fast    | width=1920, height=0                         | ADVICE      | the ratio of a first picture
            """)
    void shouldHoldTheConditionsOfTheDocument(String model, String given, Rule rule, String message)
            throws IOException {
        ValidationReport report = strict(model, given);

        if (rule == null) {
            assertThat(report).isEqualTo(ValidationReport.clean());
        } else {
            assertThat(report.errors()).extracting(Violation::rule).containsExactly(rule);
            assertThat(report.message()).contains(message);
        }
    }

    @Test
    void shouldHaveNoConditionThatIsNotTested() {
        List<String> rules = models().flatMap(
                        model -> model.schema().path("allOf").valueStream().map(rule -> model.model()))
                .toList();

        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "hailuo-2_3",
                        "hailuo-2_3-fast",
                        "hailuo-2_3-fast",
                        "kling-2.5-turbo-standard",
                        "ltxv-2.3-fast",
                        "ltxv-2.3-fast",
                        "ltxv-2.3-fast",
                        "ltxv-2.3-pro",
                        "kling-3.0",
                        "kling-3.0",
                        "happy-horse",
                        "happy-horse",
                        "seedance-1.0-pro",
                        "seedance-1.0-pro-fast");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            auto-image     | width=1000, height=1000 | width=1000, height=1000 is not a documented size of auto-image (1024×1024, 896×1152, 1152×896, 864×1184, 1184×864 and 4 more): the provider would make it 1024×1024
            auto-image     | width=768               | width=768, the default height=1024 is not a documented size of auto-image (864×1184, 896×1152, 832×1248, 768×1344, 1024×1024 and 4 more): the provider would make it 864×1184
            gemini-image-2 | width=5000, height=2800 | width=5000, height=2800 is not a documented size of gemini-image-2 (5504×3072, 2752×1536, 1376×768, 5056×3392, 2528×1696 and 25 more): the provider would make it 5504×3072
            sora-2         | width=1000, height=1000 | width=1000, height=1000 is not a documented size of sora-2 (1280×720, 720×1280): the provider would make it 1280×720
            flux-dev       | width=256               | width=256, the default height=1024 is not a documented size of flux-dev (width and height 480 to 2048 in steps of 8): the provider would make it 480×1024
            lucid-origin   | width=20, height=9999   | width=20, height=9999 is not a documented size of lucid-origin (width 16 to 3840 in steps of 8, height 16 to 3616 in steps of 8): the provider would make it 24×3616
            hailuo-2_3     | width=800               | width=800 is not a documented size of hailuo-2_3 (width and height 768, 1376, 1080, 1920): the provider would make it width 768
            """)
    void shouldNameTheSizeThatIsExpected(String model, String given, String message) throws IOException {
        ValidationReport strict = strict(model, given);

        assertThat(strict.errors()).extracting(Violation::message).containsExactly(message);
        assertThat(strict.errors()).extracting(Violation::rule).containsExactly(Rule.SIZE);
    }

    private ValidationReport strict(String name, String given) throws IOException {
        String json = given == null
                ? ""
                : given.replaceAll("(\\w+)=", "\"$1\":").replaceAll("(?<=[\\[,])(\\d)(?=[,\\]])", "\"$1\"");
        ObjectNode input = (ObjectNode) MediaJson.mapper().readTree("{" + json + "}");
        ModelSchema model = catalog.modelNamed(name).get(0);
        return check(model, input.put("prompt", "a cat"), ValidationLevel.STRICT);
    }
}
