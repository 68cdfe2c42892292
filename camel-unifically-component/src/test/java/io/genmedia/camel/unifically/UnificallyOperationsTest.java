package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.simulator.Operation;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Every operation, against the simulator. */
class UnificallyOperationsTest extends UnificallyTestSupport {

    private static final String SONG = "unifically:audio?model=suno-ai/music&input.mv=chirp-crow&input.custom=false";

    private Exchange send(String uri, Object body) {
        return fluentTemplate.withBody(body).to(uri).send();
    }

    @Test
    void shouldMakeAVideo() {
        Exchange done = send("unifically:video?model=kuaishou/kling-3.0-turbo-video&duration=7&mode=std", "A kite");

        assertThat(done.getException()).isNull();
        MediaResult result = done.getMessage().getBody(MediaResult.class);
        assertThat(result.provider()).isEqualTo("unifically");
        assertThat(result.kind()).isEqualTo("video");
        assertThat(result.model()).isEqualTo("kuaishou/kling-3.0-turbo-video");
        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(result.outputs()).extracting(MediaOutput::kind).containsExactly("video");
        assertThat(sent().get(0).toString())
                .isEqualTo("{\"model\":\"kuaishou/kling-3.0-turbo-video\",\"input\":{\"duration\":7,\"mode\":\"std\","
                        + "\"prompt\":\"A kite\"}}");
    }

    @Test
    void shouldMakeAPicture() {
        Exchange done = send("unifically:image?model=google/nano-banana&aspectRatio=1:1", "A red kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs())
                .isNotEmpty()
                .allSatisfy(output ->
                        assertThat(output.kind() + " " + output.role()).isEqualTo("image result"));
    }

    @Test
    void shouldMakeASongWithItsCovers() {
        Exchange done = send(SONG, Map.of("gpt_description_prompt", "A slow waltz"));

        assertThat(done.getException()).isNull();
        List<MediaOutput> outputs = done.getMessage().getBody(MediaResult.class).outputs();
        assertThat(outputs)
                .extracting(output -> output.kind() + " " + output.role())
                .startsWith("audio result", "audio result")
                .contains("image cover", "video music-video");
        assertThat(done.getMessage().getHeader(MediaHeaders.URL))
                .isEqualTo(outputs.get(0).url());
    }

    @Test
    void shouldDescribeASongInWords() {
        Exchange done = send(SONG, "A slow waltz");
        Exchange longer = fluentTemplate
                .withBody(done.getMessage().getBody(MediaResult.class))
                .withHeader(MediaHeaders.PROMPT, "It ends with a bell")
                .to("unifically:audio?model=suno-ai/extend&input.mv=chirp-crow&input.custom=false&input.continue_at=20")
                .send();

        assertThat(done.getException()).isNull();
        assertThat(longer.getException()).isNull();
        assertThat(sent().get(0).path("input").path("gpt_description_prompt").asText())
                .isEqualTo("A slow waltz");
        assertThat(sent().get(1).path("input").has("clip_id")).isTrue();
        assertThat(sent().get(1).path("input").has("audio_url")).isFalse();
    }

    @Test
    void shouldWriteWordsAndSingThem() {
        Exchange words = send("unifically:audio?model=suno-ai/lyrics&input.mv=default", "A song about rain");
        MediaResult written = words.getMessage().getBody(MediaResult.class);
        Exchange song = send("unifically:audio?model=suno-ai/music&input.mv=chirp-crow&input.custom=true", written);

        assertThat(words.getException()).isNull();
        assertThat(written.outputs()).singleElement().satisfies(output -> {
            assertThat(output.kind()).isEqualTo("text");
            assertThat(output.text()).isNotBlank();
            assertThat(output.url()).isNull();
        });
        assertThat(song.getException()).isNull();
        assertThat(sent().get(1).path("input").path("prompt").asText())
                .isEqualTo(written.outputs().get(0).text());
    }

    @Test
    void shouldMakeWhateverTheModelMakes() {
        for (String model : List.of("google/veo-3.1-fast", "openai/gpt-image-2")) {
            assertThat(send("unifically:generate?model=" + model, "A kite").getException())
                    .isNull();
        }
    }

    @Test
    void shouldGoOnWithTheTaskOfTheFormerStep() {
        MediaResult film = send("unifically:video?model=google/veo-3.1-fast", "A kite")
                .getMessage()
                .getBody(MediaResult.class);

        Exchange larger = send("unifically:video?model=google/veo-3.1-upscale&resolution=1080p", film);
        Exchange longer = fluentTemplate
                .withBody(film)
                .withHeader(MediaHeaders.PROMPT, "It flies away")
                .to("unifically:video?model=google/veo-3.1-extend&input.model=fast")
                .send();

        assertThat(larger.getException()).isNull();
        assertThat(longer.getException()).isNull();
        assertThat(sent().get(1).toString())
                .isEqualTo("{\"model\":\"google/veo-3.1-upscale\",\"input\":{\"resolution\":\"1080p\",\"task_id\":\""
                        + film.taskId() + "\"}}");
        assertThat(sent().get(2).path("input").path("task_id").asText()).isEqualTo(film.taskId());
        assertThat(sent().get(2).path("input").path("model").asText()).isEqualTo("fast");
    }

    @Test
    void shouldGoOnWithTheTaskOfAFormerResultThatIsJson() {
        MediaResult film = send("unifically:video?model=google/veo-3.1-fast", "A kite")
                .getMessage()
                .getBody(MediaResult.class);

        Exchange larger = send("unifically:video?model=google/veo-3.1-upscale&resolution=4k", MediaJson.write(film));

        assertThat(larger.getException()).isNull();
        assertThat(sent().get(1).path("input").path("task_id").asText()).isEqualTo(film.taskId());
    }

    @Test
    void shouldGoOnWithTheFirstClipOfASong() {
        MediaResult song = send(SONG, Map.of("gpt_description_prompt", "A slow waltz"))
                .getMessage()
                .getBody(MediaResult.class);

        Exchange stems = send("unifically:audio?model=suno-ai/stems", song);

        assertThat(stems.getException()).isNull();
        assertThat(sent().get(1).path("input").path("clip_id").asText())
                .isEqualTo(song.raw()
                        .path("data")
                        .path("output")
                        .path("clips")
                        .path(0)
                        .path("id")
                        .asText());
        assertThat(stems.getMessage().getBody(MediaResult.class).outputs())
                .hasSizeGreaterThan(1)
                .allSatisfy(output -> assertThat(output.kind()).isEqualTo("audio"));
    }

    @Test
    void shouldSayWhyTheResultOfAnotherProviderCannotBeGoneOnWith() {
        MediaResult theirs = new MediaResult(
                "monet",
                "task_1",
                "video",
                "sora-2",
                MediaStatus.SUCCEEDED,
                List.of(MediaOutput.of("https://cdn.example/a.mp4", "video")),
                null,
                null,
                null,
                null);

        Exchange done = send("unifically:video?model=google/veo-3.1-upscale&resolution=4k", theirs);

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("task_id")
                .hasMessageContaining("a result of monet")
                .hasMessageContaining("input.task_id");
        assertThat(unifically().submits()).isZero();
    }

    @Test
    void shouldBeginWithThePictureOfTheFormerStep() {
        MediaResult picture = send("unifically:image?model=openai/gpt-image-2", "A kite")
                .getMessage()
                .getBody(MediaResult.class);

        Exchange film = fluentTemplate
                .withBody(picture)
                .withHeader(MediaHeaders.PROMPT, "Let it fly")
                .to("unifically:video?model=google/veo-3.1-fast")
                .send();

        assertThat(film.getException()).isNull();
        assertThat(sent().get(1).path("input").path("start_image_url").asText())
                .isEqualTo(picture.outputs().get(0).url());
    }

    @Test
    void shouldHandTheTaskOnAndAwaitIt() {
        MediaTask task = send("unifically:image?model=openai/gpt-image-2&completion=none", "A red kite")
                .getMessage()
                .getBody(MediaTask.class);
        Exchange read = send("unifically:task", task);
        Exchange done = send("unifically:await", task);

        assertThat(task.status()).isIn(MediaStatus.PENDING, MediaStatus.RUNNING);
        assertThat(read.getMessage().getBody(MediaTask.class).taskId()).isEqualTo(task.taskId());
        assertThat(done.getMessage().getBody(MediaResult.class).taskId()).isEqualTo(task.taskId());
    }

    @Test
    void shouldSayThatATaskIsNotThere() {
        assertThat(send("unifically:task", "no-such-task").getException())
                .isInstanceOf(MediaTaskNotFoundException.class)
                .hasMessageContaining("no-such-task");
    }

    @Test
    void shouldDownloadWhatIsMade() throws Exception {
        Exchange done = send("unifically:video?model=google/veo-3.1-fast&download=true", "A red kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(InputStream.class).readNBytes(2)).isNotEmpty();
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .matches("unifically-[\\w-]+-0\\.mp4");
    }

    @Test
    void shouldUploadAFileToTheHostForFiles() {
        Exchange up = fluentTemplate
                .withBody(Samples.png())
                .withHeader(Exchange.FILE_NAME, "kite.png")
                .to("unifically:upload")
                .send();

        assertThat(up.getException()).isNull();
        UploadedFile file = up.getMessage().getBody(UploadedFile.class);
        assertThat(file.url()).isNotNull();
        assertThat(file.filename()).isEqualTo("kite.png");
        assertThat(up.getMessage().getHeader(MediaHeaders.URL)).isEqualTo(file.url());
        assertThat(unifically().requests(Operation.UPLOAD)).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.header("Authorization")).isPresent();
        });
    }

    @Test
    void shouldUploadLocalPicturesFirst() {
        Exchange done = fluentTemplate
                .withBody(Samples.png())
                .withHeader(MediaHeaders.PROMPT, "Let it fly")
                .to("unifically:video?model=google/veo-3.1-fast")
                .send();

        assertThat(done.getException()).isNull();
        assertThat(sent().get(0).path("input").path("start_image_url").asText()).startsWith("http");
        assertThat(unifically().uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldUploadThePicturesOfACharacter() {
        Exchange done = send(
                "unifically:video?model=google/veo-3.1-fast&duration=8",
                Map.of(
                        "prompt",
                        "@Character1 waves",
                        "reference_characters",
                        List.of(Map.of(
                                "name", "Ada", "image_urls", List.of(Samples.png(), "https://cdn.example/b.png")))));

        assertThat(done.getException()).isNull();
        JsonNode pictures = sent().get(0).at("/input/reference_characters/0/image_urls");
        assertThat(pictures.get(0).asText()).startsWith("http").doesNotContain("local.invalid");
        assertThat(pictures.get(1).asText()).isEqualTo("https://cdn.example/b.png");
        assertThat(unifically().uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldNotReadAFileThatATextFromOutsideNames() {
        Exchange done = send(
                "unifically:video?model=google/veo-3.1-fast&duration=8",
                "{\"prompt\": \"x\", \"reference_characters\": [{\"image_urls\": [\"/etc/hostname\"]}]}");

        assertThat(done.getException())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'reference_characters[0].image_urls' must hold http(s) addresses")
                .hasMessageContaining("/etc/hostname");
        assertThat(unifically().submits()).isZero();
        assertThat(unifically().uploadedFiles()).isEmpty();
    }

    @Test
    void shouldEstimateWithoutBuying() {
        unifically().balance(12.5);

        Exchange done = send("unifically:estimate?model=alibaba/qwen-image-2.0-pro", "A red kite");

        assertThat(done.getException()).isNull();
        CostEstimate estimate = done.getMessage().getBody(CostEstimate.class);
        assertThat(estimate.cost()).isEqualByComparingTo("0.0525");
        assertThat(estimate.remaining()).isEqualByComparingTo("12.5");
        assertThat(estimate.fits()).isTrue();
        assertThat(done.getMessage().getHeader(MediaHeaders.COST)).isEqualTo(estimate.cost());
        assertThat(unifically().createdTasks()).isEmpty();
        assertThat(unifically().submits()).isZero();
    }

    @Test
    void shouldEstimateWhereTheAccountDoesNotAnswer() {
        unifically().faults().on(Operation.ACCOUNT).always(io.genmedia.camel.media.simulator.Fault.status(500));

        CostEstimate estimate = send("unifically:estimate?model=alibaba/qwen-image-2.0-pro", "A red kite")
                .getMessage()
                .getBody(CostEstimate.class);

        assertThat(estimate.cost()).isEqualByComparingTo("0.0525");
        assertThat(estimate.remaining()).isNull();
    }

    @Test
    void shouldRefuseBeforeTheSubmitWhatIsDearerThanWasSaid() {
        Exchange done = send("unifically:image?model=alibaba/qwen-image-2.0-pro&maxCost=0.05", "A red kite");

        assertThat(done.getException())
                .isInstanceOf(InsufficientFundsException.class)
                .hasMessageContaining("would cost $0.0525")
                .hasMessageContaining("maxCost is $0.05");
        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(unifically().submits()).isZero();
        assertThat(unifically().estimates()).isEqualTo(1);
    }

    @Test
    void shouldBuyWhatCostsNoMoreThanWasSaid() {
        Exchange done = send("unifically:image?model=alibaba/qwen-image-2.0-pro&maxCost=0.0525", "A red kite");

        assertThat(done.getException()).isNull();
        assertThat(unifically().createdTasks()).hasSize(1);
    }

    @Test
    void shouldSayThatTheAccountCannotPay() {
        unifically().balance(0.01);

        Exchange done = send("unifically:image?model=alibaba/qwen-image-2.0-pro", "A red kite");

        assertThat(done.getException()).isInstanceOf(InsufficientFundsException.class);
        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldShowTheAccount() {
        unifically().balance(12.5);

        Exchange done = send("unifically:account", null);

        assertThat(done.getMessage().getBody(Map.class)).containsKey("data");
        assertThat(done.getMessage().getHeader(MediaHeaders.REMAINING, BigDecimal.class))
                .isEqualByComparingTo("12.5");
    }

    @Test
    void shouldShowTheCatalog() {
        JsonNode all = send("unifically:catalog", null).getMessage().getBody(JsonNode.class);
        JsonNode one = send("unifically:catalog?model=google/veo-3.1-upscale", null)
                .getMessage()
                .getBody(JsonNode.class);

        assertThat(all.path("video")).hasSize(25);
        assertThat(all.path("image")).hasSize(25);
        assertThat(all.path("audio")).hasSize(14);
        assertThat(one.path("properties").has("task_id")).isTrue();
    }
}
