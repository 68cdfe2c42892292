package io.genmedia.camel.media.simulator.monet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.SpooledBody;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonetValidationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MonetSimulator monet =
            new MonetSimulator(InstantSource.system(), "key", Duration.ofSeconds(1), () -> "http://simulated");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            video | {"model":"sora-2","prompt":"p","duration":"10"}                             | input.duration is "10"
            video | {"model":"sora-2","prompt":"p","size":"big"}                                | unknown field input.size with the value "big"
            video | {"model":"sora-9","prompt":"p"}                                             | input.model is "sora-9"
            image | {"model":"sora-2","prompt":"p"}                                             | input.model is "sora-2"
            audio | {"model":"minimax-music","prompt":"p"}                                      | type is "audio"
            video | {"model":"sora-2"}                                                          | input.prompt is missing
            video | {"model":"sora-2","prompt":"  "}                                            | input.prompt is "  "
            video | {"model":"sora-2","prompt":7}                                               | input.prompt is 7
            video | {"prompt":"p"}                                                              | input.model is missing
            video | {"model":"sora-2","prompt":"p","images":"http://a/b.png"}                   | input.images is "http://a/b.png"
            video | {"model":"sora-2","prompt":"p","images":["file:/etc/passwd"]}               | input.images is "file:/etc/passwd"
            video | {"model":"sora-2","prompt":"p","images":["data:image/png;base64,AA"]}       | input.images is "data:image/png;base64,AA"
            video | {"model":"kling-2-6","prompt":"p","generate_audio":"true"}                  | input.generate_audio is "true"
            video | {"model":"kling-v2","prompt":"p","strength":"0.5"}                          | input.strength is "0.5"
            video | {"model":"runway-act-two","images":["http://a/b"]}                          | input.videos is missing
            video | {"model":"runway-act-two","images":[],"videos":["http://a/b"]}              | input.images is []
            image | {"model":"wan-2-5","prompt":"p","images":["http://a","http://b","http://c"]}| input.images has 3 items; at most 2
            image | {"model":"wan-2-5","prompt":"p","resolution":"720p"}                        | unknown field input.resolution
            image | []                                                                          | input is []
            """)
    void shouldRefuseAnInputAndNameTheFieldAndItsValue(String type, String input, String message) {
        Answer answer = submit("{\"type\":\"" + type + "\",\"input\":" + input + ",\"idempotency_key\":\"k\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().at("/error/message").asText()).contains(message);
        assertThat(monet.createdTasks()).isEmpty();
        assertThat(monet.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"type\":\"video\",\"type\":\"image\"}",
                "{\"type\":\"video\",\"input\":{\"model\":\"sora-2\",\"prompt\":\"p\"}}",
                "{\"type\":\"video\",\"input\":{\"model\":\"sora-2\",\"prompt\":\"p\"},\"idempotency_key\":1}",
                "{\"type\":\"video\",\"input\":{\"model\":\"sora-2\",\"prompt\":\"p\"},\"idempotency_key\":\" \"}",
                "{\"type\":\"video\",\"input\":{\"model\":\"sora-2\",\"prompt\":\"p\"},\"idempotency_key\":\"k\",\"x\":1}",
                "{\"input\":{\"model\":\"sora-2\",\"prompt\":\"p\"},\"idempotency_key\":\"k\"}"
            })
    void shouldRefuseABodyThatIsNotARequest(String body) {
        assertThat(submit(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            video | {"model":"sora-2","prompt":"p","duration":5,"aspect_ratio":"16:9"}
            video | {"model":"wan-2-5","prompt":"p","resolution":"720p"}
            image | {"model":"wan-2-5","prompt":"p","images":["https://a/b.png"]}
            video | {"model":"runway-act-two","images":["http://a/b"],"videos":["http://a/c"]}
            video | {"model":"kling-v2","prompt":"p","strength":0.5}
            music | {"model":"minimax-music","prompt":"p","lyrics":"la la"}
            """)
    void shouldAcceptWhatTheDocumentsAllow(String type, String input) {
        Answer answer = submit("{\"type\":\"" + type + "\",\"input\":" + input + ",\"idempotency_key\":\"k\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldHoldTheLimitsOfMusic() {
        String input = "{\"model\":\"minimax-music\",\"prompt\":\"" + "p".repeat(301) + "\"}";

        Answer answer = submit("{\"type\":\"music\",\"input\":" + input + ",\"idempotency_key\":\"k\"}");

        assertThat(answer.json().at("/error/message").asText()).contains("301 characters; at most 300");
    }

    @Test
    void shouldKnowEveryDocumentedModel() {
        assertThat(MonetModels.kinds()).containsExactly("video", "image", "music");
        assertThat(MonetModels.models("video")).hasSize(30).contains("wan-2-5");
        assertThat(MonetModels.models("image")).hasSize(19).contains("wan-2-5");
        assertThat(MonetModels.models("music")).containsExactly("minimax-music");
    }

    private Answer submit(String body) {
        SimulatorResponse response = monet.provider()
                .handle(new SimulatorRequest(
                        "POST",
                        "/api/v1/tasks/async",
                        Map.of(),
                        Map.of("authorization", List.of("Bearer key"), "Content-Type", List.of("application/json")),
                        SpooledBody.of(body)));
        return new Answer(response);
    }

    private record Answer(SimulatorResponse response) {

        int status() {
            return response.status();
        }

        JsonNode json() {
            try {
                return JSON.readTree(((ResponseBody.Bytes) response.body()).bytes());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
