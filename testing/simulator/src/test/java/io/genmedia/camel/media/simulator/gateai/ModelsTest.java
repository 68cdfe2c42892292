package io.genmedia.camel.media.simulator.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.gateai.Requests.Answer;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    // the document's own examples of these two leave out what their tables require
    private static final Set<String> WITHOUT_THEIR_FRAME = Set.of("hailuo-2_3-fast", "kling-2.5-turbo-standard");

    private final Requests requests = new Requests();

    static Collection<Model> models() {
        return Models.all();
    }

    @Test
    void shouldKnowEveryDocumentedModel() {
        assertThat(Models.all()).hasSize(53);
        assertThat(Models.all().stream().collect(Collectors.groupingBy(Model::type, Collectors.counting())))
                .containsEntry("image", 19L)
                .containsEntry("video", 33L)
                .containsEntry("3d", 1L);
    }

    @Test
    void shouldKnowEveryDocumentedParameter() {
        long prompts = Models.all().stream()
                .filter(model -> Set.of("kino-xl", "cortex_1.0", "rodin-v2").contains(model.id()))
                .count();

        long parameters = Models.all().stream()
                .mapToLong(model -> model.parameters().size())
                .sum();

        // 443 rows; the prompt of three models, and two parameters of seedance-2.0 that the general part has
        assertThat(parameters).isEqualTo(443 + prompts + 2);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptTheExampleOfTheDocumentAndChangeNothingOfIt(Model model) {
        ObjectNode params = model.example().deepCopy();
        if (WITHOUT_THEIR_FRAME.contains(model.id())) {
            assertThat(requests.generate(model.id(), params.toString()).status())
                    .isEqualTo(400);
            params.put("start_frame", "https://example.com/cat.jpg");
        }

        Answer answer = requests.generate(
                "{\"model\":\"" + model.id() + "\",\"type\":\"" + model.type() + "\",\"params\":" + params + "}");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().has("adjustments")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"auto-image\",\"type\":\"text-to-image\",\"params\":{\"prompt\":\"a lake\",\"width\":1024,\"height\":1024}}",
                "{\"model\":\"seedance-2.0\",\"params\":{\"prompt\":\"a cat\",\"image\":\"https://example.com/cat.jpg\",\"mode\":\"RESOLUTION_720\"}}",
                "{\"model\":\"seedance-2.0\",\"params\":{\"prompt\":\"a cat\",\"mode\":\"RESOLUTION_720\",\"duration\":5}}"
            })
    void shouldAcceptTheExamplesOfTheGeneralPart(String body) {
        assertThat(requests.generate(body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldRefuseWhatNoModelKnows(Model model) {
        ObjectNode params = model.example().deepCopy();
        params.put("start_frame_of_nothing", "x");

        assertThat(requests.generate(model.id(), params.toString()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"seedance|seedance-2.0", "gptimage2|gpt-image-2", "SORA-2|sora-2", "veo-3.1|veo-3.1-lite"})
    void shouldSuggestWhatMayBeMeant(String wrong, String suggestion) {
        assertThat(Models.suggestions(wrong)).contains(suggestion);
    }

    @Test
    void shouldSuggestWhatTheDocumentSuggestsFirst() {
        assertThat(Models.suggestions("seedance")).startsWith("seedance-2.0").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void shouldSuggestNothingForWhatIsLikeNothing() {
        assertThat(Models.suggestions("midjourney")).isEmpty();
    }
}
