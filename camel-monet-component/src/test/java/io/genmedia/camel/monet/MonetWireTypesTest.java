package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values arrive at Monet with the JSON type that its API asks for, wherever they came from. */
class MonetWireTypesTest extends MonetTestSupport {

    @ParameterizedTest
    @MethodSource
    void shouldSendNumbersAndBooleans(String uri, Object body, Map<String, Object> headers) {
        Exchange done = template.request(uri, e -> {
            e.getMessage().setBody(body);
            e.getMessage().getHeaders().putAll(headers);
        });

        assertThat(done.getException()).isNull();
        JsonNode input = input();
        assertThat(input.path("prompt").asText()).isEqualTo("A cat");
        assertThat(input.path("duration").isInt()).isTrue();
        assertThat(input.path("duration").asInt()).isEqualTo(10);
        if (input.has("generate_audio")) {
            assertThat(input.path("generate_audio").isBoolean()).isTrue();
            assertThat(input.path("generate_audio").asBoolean()).isTrue();
        } else {
            assertThat(input.path("strength").isNumber()).isTrue();
            assertThat(input.path("strength").asDouble()).isEqualTo(0.5);
        }
    }

    static Stream<Arguments> shouldSendNumbersAndBooleans() throws Exception {
        Map<String, Object> none = Map.of();
        JsonNode node =
                MediaJson.mapper().readTree("{\"prompt\":\"A cat\",\"duration\":\"10\",\"generate_audio\":\"true\"}");
        return Stream.of(
                arguments("monet:video?model=kling-2-6&duration=10&generateAudio=true", "A cat", none),
                arguments("monet:video?model=kling-v2-1&duration=10&strength=0.5", "A cat", none),
                arguments("monet:video?model=kling-v2-1&input.duration=10&input.strength=0.5", "A cat", none),
                arguments("monet:video?model=kling-2-6&prompt=A cat&input.generate_audio=true&duration=10", null, none),
                arguments(
                        "monet:video?model=kling-2-6",
                        Map.of("prompt", "A cat", "duration", "10", "generate_audio", "true"),
                        none),
                arguments(
                        "monet:video?model=kling-v2-1",
                        Map.of("prompt", "A cat", "duration", 10L, "strength", 0.5f),
                        none),
                arguments("monet:video?model=kling-2-6", node, none),
                arguments("monet:video?model=kling-2-6", node.toString(), none),
                arguments(
                        "monet:video?model=kling-v2-1",
                        "A cat",
                        Map.of(MediaHeaders.INPUT, Map.of("duration", "10", "strength", "0.5"))),
                arguments(
                        "monet:video?model=kling-2-6",
                        "A cat",
                        Map.of(MediaHeaders.INPUT, "{\"duration\":\"10\",\"generate_audio\":\"true\"}")),
                arguments(
                        "monet:video",
                        "A cat",
                        Map.of(
                                MediaHeaders.MODEL,
                                "kling-v2-1",
                                MediaHeaders.INPUT,
                                node.deepCopy().has("x")
                                        ? node
                                        : MediaJson.tree(Map.of("duration", 10, "strength", 0.5)))));
    }

    @Test
    void shouldTakeTheModelFromTheBody() {
        template.requestBody("monet:video?model=sora-2", Map.of("model", "kling-2-6", "prompt", "A cat"));

        assertThat(monet().createdTasks()).singleElement().satisfies(task -> assertThat(task.model())
                .isEqualTo("kling-2-6"));
        assertThat(input().path("model").asText()).isEqualTo("kling-2-6");
    }

    @Test
    void shouldPreferTheBodyToTheOptionAndTheHeaderToTheBody() {
        Exchange done = template.request(
                "monet:video?model=sora-2&duration=5&aspectRatio=1:1&negativePrompt=of the option", e -> {
                    e.getMessage()
                            .setBody(Map.of(
                                    "model", "kling-v2-1",
                                    "prompt", "of the body",
                                    "negative_prompt", "of the body",
                                    "aspect_ratio", "9:16"));
                    e.getMessage().setHeader(MediaHeaders.PROMPT, "of the header");
                    e.getMessage().setHeader(MediaHeaders.INPUT, Map.of("aspect_ratio", "16:9"));
                });

        assertThat(done.getException()).isNull();
        assertThat(input().path("model").asText()).isEqualTo("kling-v2-1");
        assertThat(input().path("prompt").asText()).isEqualTo("of the header");
        assertThat(input().path("negative_prompt").asText()).isEqualTo("of the body");
        assertThat(input().path("aspect_ratio").asText()).isEqualTo("16:9");
        assertThat(input().path("duration").asInt()).isEqualTo(5);
    }

    @Test
    void shouldPreferTheHeaderOfTheModelToAll() {
        Exchange done = template.request("monet:video?model=sora-2", e -> {
            e.getMessage().setBody(Map.of("model", "kling-v2-1", "prompt", "A cat"));
            e.getMessage().setHeader(MediaHeaders.MODEL, "kling-2-6");
        });

        assertThat(done.getException()).isNull();
        assertThat(input().path("model").asText()).isEqualTo("kling-2-6");
    }

    @Test
    void shouldMakeAListOfOneAddress() {
        template.requestBody("monet:video?model=sora-2&images=https://example.com/a.png", "A cat");

        assertThat(input().path("images").isArray()).isTrue();
        assertThat(input().path("images")).hasSize(1);
    }

    @Test
    void shouldSplitAListOfAddresses() {
        template.requestBodyAndHeader(
                "monet:video?model=sora-2",
                "A cat",
                MediaHeaders.IMAGES,
                List.of("https://example.com/a.png", "https://example.com/b.png"));

        assertThat(input().path("images")).hasSize(2);
    }

    @Test
    void shouldKeepTextThatLooksLikeANumberWhereTextIsAskedFor() {
        template.requestBody("monet:video?model=sora-2", Map.of("prompt", "1984"));

        assertThat(input().path("prompt").isTextual()).isTrue();
    }

    private static JsonNode input() {
        return monet().createdTasks().get(0).input();
    }
}
