package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.simulator.Operation;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Every operation, against the simulator. */
class GateAiOperationsTest extends GateAiTestSupport {

    private Exchange send(String uri, Object body) {
        return fluentTemplate.withBody(body).to(uri).send();
    }

    @Test
    void shouldMakePicturesAndTellWhatTheyCost() {
        Exchange done = send("gateai:image?model=gpt-image-2&quantity=3", "A red kite");

        assertThat(done.getException()).isNull();
        MediaResult result = done.getMessage().getBody(MediaResult.class);
        assertThat(result.provider()).isEqualTo("gateai");
        assertThat(result.kind()).isEqualTo("image");
        assertThat(result.model()).isEqualTo("gpt-image-2");
        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(result.outputs()).hasSize(3).allSatisfy(output -> {
            assertThat(output.kind()).isEqualTo("image");
            assertThat(output.role()).isEqualTo("result");
        });
        assertThat(result.cost()).isPositive();
        assertThat(done.getMessage().getHeader(MediaHeaders.COST)).isEqualTo(result.cost());
        assertThat(done.getMessage().getHeader(MediaHeaders.REMAINING, BigDecimal.class))
                .isEqualByComparingTo(BigDecimal.valueOf(100).subtract(result.cost()));
        assertThat(done.getMessage().getHeader(MediaHeaders.URLS, List.class)).hasSize(3);
        assertThat(done.getMessage().getHeader(MediaHeaders.ADJUSTMENTS)).isNull();
        JsonNode sent = sent().get(0);
        assertThat(sent.toString())
                .isEqualTo(
                        "{\"model\":\"gpt-image-2\",\"type\":\"image\",\"params\":{\"quantity\":3,\"prompt\":\"A red kite\"}}");
    }

    @Test
    void shouldMakeAVideo() {
        Exchange done = send("gateai:video?model=seedance-2.0&duration=5&generateAudio=false", "A cat stretches");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs())
                .extracting(MediaOutput::kind)
                .containsExactly("video");
    }

    @Test
    void shouldNameAParameterAsTheModelDoes() {
        Exchange done = send("gateai:video?model=kling-3.0&duration=7", "A cat stretches");
        Exchange other = send("gateai:video?model=kling-2.6&generateAudio=false", "A cat stretches");

        assertThat(done.getException()).isNull();
        assertThat(other.getException()).isNull();
        assertThat(sent().get(0).path("params").path("durationSeconds").intValue())
                .isEqualTo(7);
        assertThat(sent().get(0).path("params").has("duration")).isFalse();
        assertThat(sent().get(1).path("params").path("motion_has_audio").isBoolean())
                .isTrue();
        assertThat(sent().get(1).path("params").has("generate_audio")).isFalse();
    }

    @Test
    void shouldBeginAFilmWithThePictureOfTheMessage() {
        for (String model : List.of("seedance-2.0", "kling-3.0", "veo-3.1-lite")) {
            Exchange done = fluentTemplate
                    .withBody(Samples.png())
                    .withHeader(MediaHeaders.PROMPT, "Let it fly")
                    .to("gateai:video?model=" + model)
                    .send();

            assertThat(done.getException()).as(model).isNull();
        }
        assertThat(sent()).allSatisfy(request -> {
            assertThat(request.path("params").path("start_frame").asText()).startsWith("data:image/png;base64,");
            assertThat(request.path("params").has("end_frame")).isFalse();
        });
    }

    @Test
    void shouldMakeAModelWithItsPreviews() {
        Exchange done = send("gateai:3d?model=rodin-v2", Map.of("quality", "low"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs())
                .extracting(output -> output.kind() + " " + output.role())
                .containsExactly("3d result", "image preview");
        assertThat(done.getMessage().getHeader(MediaHeaders.URL, String.class)).endsWith(".glb");
    }

    @Test
    void shouldMakeWhateverTheModelMakes() {
        for (String model : List.of("gpt-image-2", "sora-2", "rodin-v2")) {
            Exchange done = send("gateai:generate?model=" + model, model.equals("rodin-v2") ? Map.of() : "A red kite");

            assertThat(done.getException()).isNull();
        }
        assertThat(sent()).extracting(request -> request.path("type").asText()).containsExactly("image", "video", "3d");
    }

    @Test
    void shouldHandTheTaskOnAndAwaitIt() {
        Exchange handed = send("gateai:image?model=gpt-image-2&completion=none", "A red kite");
        MediaTask task = handed.getMessage().getBody(MediaTask.class);
        Exchange read = send("gateai:task", task);
        Exchange done = send("gateai:await", task);

        assertThat(task.status()).isIn(MediaStatus.PENDING, MediaStatus.RUNNING);
        assertThat(handed.getMessage().getHeader(MediaHeaders.COST)).isNotNull();
        assertThat(read.getMessage().getBody(MediaTask.class).taskId()).isEqualTo(task.taskId());
        assertThat(done.getMessage().getBody(MediaResult.class).taskId()).isEqualTo(task.taskId());
    }

    @Test
    void shouldSayThatATaskIsNotThere() {
        Exchange done = send("gateai:task", "no-such-task");

        assertThat(done.getException())
                .isInstanceOf(MediaTaskNotFoundException.class)
                .hasMessageContaining("no-such-task");
    }

    @Test
    void shouldDownloadWhatIsMade() throws Exception {
        Exchange done = send("gateai:image?model=gpt-image-2&download=true", "A red kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(InputStream.class).readNBytes(2)).isNotEmpty();
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .matches("gateai-[\\w-]+-0\\.\\w+");
    }

    @Test
    void shouldUploadAFileAndUseItById() {
        Exchange up = fluentTemplate
                .withBody(Samples.png())
                .withHeader(Exchange.FILE_NAME, "kite.png")
                .to("gateai:upload")
                .send();
        UploadedFile file = up.getMessage().getBody(UploadedFile.class);
        Exchange done = fluentTemplate
                .withBody("Let it fly")
                .withHeader(MediaHeaders.IMAGES, file)
                .to("gateai:video?model=seedance-2.0")
                .send();

        assertThat(up.getException()).isNull();
        assertThat(file.id()).isNotNull();
        assertThat(done.getException()).isNull();
        assertThat(sent().get(0).path("params").path("images"))
                .extracting(JsonNode::asText)
                .containsExactly(file.id());
    }

    @Test
    void shouldEstimateWithoutBuying() {
        Exchange done = send("gateai:estimate?model=gpt-image-2&quantity=4", "A red kite");

        assertThat(done.getException()).isNull();
        CostEstimate estimate = done.getMessage().getBody(CostEstimate.class);
        assertThat(estimate.cost()).isPositive();
        assertThat(estimate.remaining()).isEqualByComparingTo("100");
        assertThat(estimate.fits()).isTrue();
        assertThat(done.getMessage().getHeader(MediaHeaders.COST)).isEqualTo(estimate.cost());
        assertThat(gateAi().submits()).isZero();
    }

    @Test
    void shouldShowTheModelsAsTheProviderHasThem() {
        List<?> all = send("gateai:models", null).getMessage().getBody(List.class);
        Object schema = send("gateai:models?schema=true", null).getMessage().getBody();
        Map<?, ?> one =
                send("gateai:models?model=seedance-2.0", null).getMessage().getBody(Map.class);

        assertThat(all).hasSize(53);
        assertThat(schema).isNotNull();
        assertThat(one.get("id")).isEqualTo("seedance-2.0");
        assertThat(gateAi().requests(Operation.MODELS))
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void shouldTellNearMissesOfAModel() {
        Exchange done = send("gateai:models?model=seedance", null);

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("seedance-2.0");
    }

    @Test
    void shouldShowTheAccount() {
        Exchange credits = send("gateai:account", null);
        Exchange dashboard = send("gateai:account?dashboard=true", null);

        assertThat(credits.getMessage().getBody(Map.class)).containsKey("your_budget");
        assertThat(credits.getMessage().getHeader(MediaHeaders.REMAINING, BigDecimal.class))
                .isEqualByComparingTo("100");
        assertThat(dashboard.getMessage().getBody(Map.class)).containsKeys("budget", "concurrency", "recent_tasks");
    }

    @Test
    void shouldShowTheCatalog() {
        Exchange done = send("gateai:catalog?model=sora-2", null);

        assertThat(done.getMessage().getBody(JsonNode.class).path("properties").has("start_frame"))
                .isTrue();
    }

    @Test
    void shouldTakeNoMessagesWhereItTellsTasks() {
        Throwable thrown = catchThrowable(() -> template.sendBody("gateai:tasks", "x"));

        assertThat(thrown).hasStackTraceContaining("use it as from:").isNotInstanceOf(CamelExecutionException.class);
    }
}
