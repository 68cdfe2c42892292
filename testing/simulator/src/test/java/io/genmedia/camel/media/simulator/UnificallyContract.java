package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.HttpTestClient.Answer;
import io.genmedia.camel.media.simulator.unifically.UnificallyErrorShape;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of the simulated Unifically sees; a subclass for each transport runs it. */
abstract class UnificallyContract {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");
    private static final Duration TASK = Duration.ofSeconds(100);

    private final SimulatorTransport transport;

    private MovableClock clock;
    private MediaSimulator simulator;
    private UnificallySimulator unifically;
    private UnificallyClient client;

    UnificallyContract(SimulatorTransport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() {
        clock = MovableClock.at(START);
        simulator = MediaSimulator.builder()
                .transport(transport)
                .clock(clock)
                .taskDuration(TASK)
                .start();
        unifically = simulator.unifically();
        client = new UnificallyClient(unifically);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerAnAcceptedTaskInTheDocumentedShape() {
        Answer answer = client.submit(UnificallyClient.VIDEO);

        String id = unifically.createdTasks().get(0).id();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"code\":200,\"success\":true,\"data\":{\"task_id\":\"" + id + "\",\"status\":\"pending\"}}");
    }

    @Test
    void shouldShowATaskFromPendingToItsOutput() {
        String id = client.submitted(UnificallyClient.VIDEO);

        JsonNode pending = client.task(id);
        clock.advance(Duration.ofSeconds(10));
        JsonNode processing = client.task(id);
        clock.advance(Duration.ofSeconds(90).minusMillis(1));
        JsonNode almost = client.task(id);
        clock.advance(Duration.ofMillis(1));
        JsonNode completed = client.task(id);

        assertThat(pending.toString())
                .isEqualTo(
                        "{\"code\":200,\"success\":true,\"data\":{\"task_id\":\"" + id + "\",\"status\":\"pending\"}}");
        assertThat(processing.at("/data/status").asText()).isEqualTo("processing");
        assertThat(almost).isEqualTo(processing);
        assertThat(completed.at("/data/status").asText()).isEqualTo("completed");
        assertThat(completed.at("/data/output").fieldNames()).toIterable().containsExactly("video_url");
        assertThat(unifically.statusReads()).isEqualTo(4);
    }

    @Test
    void shouldAnswerADryRunWithTheCostAndBuyNothing() {
        Answer answer = client.submit(UnificallyClient.dryRun(UnificallyClient.IMAGE));

        assertThat(answer.text()).isEqualTo("{\"code\":200,\"success\":true,\"data\":{\"cost\":0.0525}}");
        assertThat(unifically.createdTasks()).isEmpty();
        assertThat(unifically.submits()).isZero();
        assertThat(unifically.estimates()).isEqualTo(1);
        assertThat(unifically.balance()).isEqualTo(100_000);
    }

    @Test
    void shouldTakeWhatIsNoDryRunForASubmit() {
        int bought = client.submit(UnificallyClient.with(UnificallyClient.IMAGE, "dry_run", "false"))
                .status();
        int wrong = client.submit(UnificallyClient.with(UnificallyClient.IMAGE, "dry_run", "\"true\""))
                .status();

        assertThat(List.of(bought, wrong)).containsExactly(200, 422);
        assertThat(unifically.submits()).isEqualTo(2);
        assertThat(unifically.createdTasks()).hasSize(1);
    }

    @Test
    void shouldPayFromTheBalanceAndRefuseWhatItDoesNotCover() {
        unifically.balance(0.06);

        client.submitted(UnificallyClient.IMAGE);
        Answer second = client.submit(UnificallyClient.IMAGE);

        assertThat(second.status()).isEqualTo(402);
        assertThat(second.json().at("/data/code").asText()).isEqualTo("insufficient_balance");
        assertThat(unifically.createdTasks()).hasSize(1);
        assertThat(client.get("/v1/account").text())
                .isEqualTo("{\"code\":200,\"success\":true,\"data\":{\"balance_usd\":0.0075}}");
    }

    @Test
    void shouldGiveBackAtItsEndWhatAFailedTaskHasCost() {
        unifically.balance(1).nextTaskFails(null, null);
        client.submitted(UnificallyClient.IMAGE);

        double paid = unifically.balance();
        clock.advance(TASK);

        assertThat(paid).isEqualTo(0.9475);
        assertThat(unifically.balance()).isEqualTo(1);
    }

    @Test
    void shouldUploadToAHostOfItsOwn() {
        Answer answer = client.send(
                client.uploadWithKey("file", "a cat.png", new byte[] {1, 2, 3}).build());
        String url = answer.json().path("file_url").asText();

        assertThat(unifically.uploadUrl()).doesNotStartWith(unifically.baseUrl() + "/");
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("file_url");
        assertThat(unifically.uploadedFiles()).extracting(ReceivedFile::url).containsExactly(url);
        assertThat(client.download(url).body()).containsExactly(1, 2, 3);
        assertThat(unifically.requests(Operation.UPLOAD).get(0).header("Authorization"))
                .isPresent();
    }

    @Test
    void shouldTakeUploadsWithoutAKeyOnlyWhenToldTo() {
        HttpRequest keyless = client.upload("file", "a.png", new byte[] {1}).build();

        int refused = client.send(keyless).status();
        unifically.uploadsNeedKey(false).uploadInData(true);
        Answer taken = client.send(keyless);

        assertThat(refused).isEqualTo(401);
        assertThat(taken.json().at("/data/file_url").asText())
                .isEqualTo(unifically.uploadedFiles().get(0).url());
        assertThat(unifically.requests(Operation.UPLOAD))
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void shouldRefuseUploadsThatAreNone() {
        Answer wrongField = client.send(
                client.uploadWithKey("files", "a.png", new byte[] {1}).build());
        Answer wrongPlace = client.send(client.post("/upload", "{}"));
        Answer wrongMethod = client.send(HttpRequest.newBuilder(URI.create(unifically.uploadUrl()))
                .header("Authorization", "Bearer " + unifically.apiKey())
                .GET()
                .build());

        assertThat(wrongField.status()).isEqualTo(422);
        assertThat(wrongPlace.status()).isEqualTo(404);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("PUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            google/veo-3.1-lite            | {"prompt":"p"}                                                 | /video_url         | ftyp
            topaz-labs/video-upscale       | {"video_url":"https://a/b.mp4"}                                | /video_urls/0      | ftyp
            google/nano-banana             | {"prompt":"p","aspect_ratio":"1:1"}                            | /image_url         | PNG
            alibaba/wan-2.7-image          | {"prompt":"p"}                                                 | /image_urls/0      | PNG
            kuaishou/kling-3.0-image       | {"prompt":"p"}                                                 | /image_urls/1      | PNG
            elevenlabs/text-to-speech      | {"text":"hello","speed":1.1}                                   | /audio_url         | sound
            suno-ai/music                  | {"mv":"chirp-v4","custom":false,"gpt_description_prompt":"g"}  | /clips/1/audio_url | sound
            suno-ai/music                  | {"mv":"chirp-v4","custom":false,"gpt_description_prompt":"g"}  | /clips/0/video_url | ftyp
            suno-ai/cover                  | {"mv":"v","custom":false,"audio_url":"https://a/b.mp3"}        | /clips/0/image_url | PNG
            suno-ai/wav                    | {"clip_id":"anything"}                                         | /audio_url         | sound
            """)
    void shouldServePlayableResultsOfEveryShape(String model, String input, String pointer, String kind) {
        String id = client.submitted(UnificallyClient.body(model, input));
        clock.advance(TASK);

        String url = client.task(id).at("/data/output" + pointer).asText();
        byte[] content = client.download(url).body();

        assertThat(unifically.createdTasks().get(0).urls()).contains(url);
        switch (kind) {
            case "ftyp" ->
                assertThat(new String(content, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
            case "PNG" ->
                assertThat(new String(content, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
            default -> assertThat(content[0] & 0xFF).isEqualTo(0xFF);
        }
    }

    @Test
    void shouldMakeTwoClipsOfASong() {
        String id = client.submitted(UnificallyClient.MUSIC);
        clock.advance(TASK);

        JsonNode clips = client.task(id).at("/data/output/clips");

        assertThat(clips).hasSize(2);
        assertThat(clips.get(0).fieldNames())
                .toIterable()
                .containsExactly("id", "audio_url", "video_url", "image_url", "title", "duration");
        assertThat(clips.findValuesAsText("title")).containsExactly("Two cats", "Two cats");
        assertThat(clips.findValuesAsText("id")).doesNotHaveDuplicates().hasSize(2);
        assertThat(clips.get(0).path("duration").isNumber()).isTrue();
    }

    @Test
    void shouldGoOnFromAClipOfItsOwnOnly() {
        String id = client.submitted(UnificallyClient.MUSIC);
        clock.advance(TASK);
        String clip = client.task(id).at("/data/output/clips/1/id").asText();

        String stems = client.submitted(UnificallyClient.body("suno-ai/stems", "{\"clip_id\":\"" + clip + "\"}"));
        String all = client.submitted(UnificallyClient.body("suno-ai/stems-all", "{\"clip_id\":\"" + clip + "\"}"));
        Answer unknown = client.submit(UnificallyClient.body("suno-ai/stems", "{\"clip_id\":\"" + id + "\"}"));
        clock.advance(TASK);

        assertThat(client.task(stems).at("/data/output").fieldNames())
                .toIterable()
                .containsExactly("audio_url1", "audio_url2");
        assertThat(client.task(all).at("/data/output/audio_urls")).hasSize(4);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unifically.createdTasks()).hasSize(3);
    }

    @Test
    void shouldAnswerTextOfModelsThatMakeText() {
        String lyrics = client.submitted(
                UnificallyClient.body("suno-ai/lyrics", "{\"prompt\":\"two cats\",\"mv\":\"default\"}"));
        String speech = client.submitted(
                UnificallyClient.body("elevenlabs/speech-to-text", "{\"audio_url\":\"https://a/b.mp3\"}"));
        clock.advance(TASK);

        assertThat(client.task(lyrics).at("/data/output/title").asText()).isEqualTo("two cats");
        assertThat(client.task(lyrics).at("/data/output/lyrics").asText()).contains("two cats", "[Chorus]");
        assertThat(client.task(speech).at("/data/output/text").asText()).isNotBlank();
        assertThat(client.task(speech).at("/data/output/words")).hasSize(3);
    }

    @Test
    void shouldShapeAnOutputAsTold() throws Exception {
        unifically.output(
                "google/veo-3.1-fast",
                HttpTestClient.JSON.readTree(
                        "{\"videos\":[{\"url\":\"$video\"},{\"url\":\"$video\"}],\"cover\":\"$image\",\"n\":2,\"t\":\"of $prompt\"}"));
        String id = client.submitted(UnificallyClient.VIDEO);
        clock.advance(TASK);

        JsonNode output = client.task(id).at("/data/output");

        assertThat(output.path("videos").findValuesAsText("url"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(output.path("n").asInt()).isEqualTo(2);
        assertThat(output.path("t").asText()).isEqualTo("of a cat");
        assertThat(client.download(output.path("cover").asText()).headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(unifically.createdTasks().get(0).urls()).hasSize(3);
    }

    @Test
    void shouldGoOnFromACompletedVideoOfTheKeyOnly() {
        String video = client.submitted(UnificallyClient.VIDEO);
        String image = client.submitted(UnificallyClient.IMAGE);

        int processing = client.submit(upscale(video)).status();
        clock.advance(TASK);
        int completed = client.submit(upscale(video)).status();
        int picture = client.submit(upscale(image)).status();
        int unknown = client.submit(upscale("none")).status();
        String foreign = unifically.anotherKeySubmits("google/veo-3.1-fast");
        clock.advance(TASK);

        assertThat(List.of(processing, completed, picture, unknown)).containsExactly(400, 200, 400, 404);
        assertThat(client.submit(upscale(foreign)).status()).isEqualTo(404);
        assertThat(client.status(foreign).status()).isEqualTo(404);
        assertThat(unifically.createdTasks()).hasSize(3);
    }

    @Test
    void shouldEndATaskAsFailed() {
        unifically.nextTaskFails("content_policy", "refused");
        String id = client.submitted(UnificallyClient.IMAGE);
        clock.advance(TASK);

        Answer failed = client.status(id);

        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.text())
                .isEqualTo("{\"code\":400,\"success\":false,\"data\":{\"task_id\":\"" + id
                        + "\",\"status\":\"failed\",\"message\":\"refused\",\"code\":\"content_policy\"}}");
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldShapeErrorsAsTold(UnificallyErrorShape shape) {
        unifically.errorShape(shape).nextTaskFails("content_policy", "refused");
        String id = client.submitted(UnificallyClient.IMAGE);
        clock.advance(TASK);

        JsonNode refusal = client.status("none").json();
        JsonNode failed = client.task(id);

        String pointer =
                switch (shape) {
                    case DATA -> "/data/message";
                    case DATA_ERROR_MESSAGE -> "/data/error_message";
                    case DATA_ERROR -> "/data/error/message";
                    case DATA_ERROR_TEXT -> "/data/error";
                    case MESSAGE -> "/message";
                    case ERROR_TEXT -> "/error";
                };
        assertThat(refusal.path("code").asInt()).isEqualTo(404);
        assertThat(refusal.at(pointer).asText()).isEqualTo("there is no task none");
        assertThat(failed.at(pointer).asText()).isEqualTo("refused");
        assertThat(failed.at("/data/status").asText()).isEqualTo("failed");
    }

    @Test
    void shouldSpeakOfATaskInProcessAsIfItWereWrongWhenToldTo() {
        unifically.processingCode(400).emptyError(true).pendingShare(0);
        String id = client.submitted(UnificallyClient.IMAGE);

        Answer processing = client.status(id);
        clock.advance(TASK);
        JsonNode completed = client.task(id);

        assertThat(processing.status()).isEqualTo(200);
        assertThat(processing.text())
                .isEqualTo("{\"code\":400,\"success\":true,\"data\":{\"task_id\":\"" + id
                        + "\",\"status\":\"processing\",\"error\":{}},\"error\":{}}");
        assertThat(completed.path("code").asInt()).isEqualTo(200);
        assertThat(completed.at("/data/error").isEmpty()).isTrue();
        assertThat(completed.at("/data/output").isMissingNode()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, generation_failed",
        "401, authentication_failed",
        "402, insufficient_balance",
        "404, not_found",
        "422, validation_error",
        "429, rate_limit_exceeded",
        "500, internal_error",
        "503, internal_error"
    })
    void shouldAnswerScriptedStatusesInTheProvidersShape(int status, String code) {
        unifically.faults().on(Operation.SUBMIT).once(Fault.status(status));

        Answer answer = client.submit(UnificallyClient.IMAGE);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/data/code").asText()).isEqualTo(code);
        assertThat(answer.json().at("/data/message").asText()).isNotBlank();
        assertThat(unifically.createdTasks()).isEmpty();
        assertThat(unifically.rejected()).isEmpty();
    }

    @Test
    void shouldResetTheConnectionBeforeOrAfterAccepting() {
        unifically.faults().on(Operation.SUBMIT).once(Fault.resetBeforeActing()).once(Fault.resetAfterAccepting());

        assertThatThrownBy(() -> client.submit(UnificallyClient.IMAGE)).isInstanceOf(UncheckedIOException.class);
        assertThat(unifically.createdTasks()).isEmpty();
        assertThatThrownBy(() -> client.submit(UnificallyClient.IMAGE)).isInstanceOf(UncheckedIOException.class);
        assertThat(unifically.createdTasks()).hasSize(1);
    }

    @Test
    void shouldSpoilTheJsonOfAnAcceptedTaskAndOfAnUpload() {
        unifically.faults().on(Operation.SUBMIT).once(Fault.brokenJson()).once(Fault.withoutId());
        unifically.faults().on(Operation.UPLOAD).once(Fault.withoutId());

        Answer broken = client.submit(UnificallyClient.IMAGE);
        Answer withoutId = client.submit(UnificallyClient.IMAGE);
        Answer upload = client.send(
                client.uploadWithKey("file", "a.png", new byte[] {1}).build());

        assertThatThrownBy(broken::json).isInstanceOf(UncheckedIOException.class);
        assertThat(withoutId.text()).isEqualTo("{\"code\":200,\"success\":true,\"data\":{\"status\":\"pending\"}}");
        assertThat(upload.text()).isEqualTo("{}");
        assertThat(unifically.createdTasks()).hasSize(2);
        assertThat(unifically.uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldScriptFaultsOfEveryOperation() {
        List<Operation> operations = List.of(Operation.ESTIMATE, Operation.STATUS, Operation.ACCOUNT, Operation.UPLOAD);
        for (Operation operation : operations) {
            unifically.faults().on(operation).once(Fault.status(503));
        }
        String id = client.submitted(UnificallyClient.IMAGE);

        assertThat(everyOther(id)).extracting(Answer::status).containsOnly(503);
        assertThat(everyOther(id)).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void shouldCutADownloadAndServeTheRestInARange() {
        byte[] content = new byte[300_000];
        content[299_999] = 9;
        unifically.mediaBytes(content);
        String id = client.submitted(UnificallyClient.VIDEO);
        clock.advance(TASK);
        String url = client.task(id).at("/data/output/video_url").asText();
        unifically.faults().on(Operation.DOWNLOAD).once(Fault.downloadCutHalfway());

        assertThatThrownBy(() -> client.download(url)).isInstanceOf(UncheckedIOException.class);
        HttpResponse<byte[]> rest = client.download(url, "Range", "bytes=150000-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(150_000).endsWith((byte) 9);
    }

    @Test
    void shouldServeAResultNoSoonerThanItsTaskIsCompleted() {
        client.submitted(UnificallyClient.VIDEO);
        String id = unifically.createdTasks().get(0).id();
        String url = unifically.uploadUrl().replace("/upload", "/files/" + id + "/0.mp4");

        int early = client.download(url).statusCode();
        clock.advance(TASK);

        assertThat(early).isEqualTo(404);
        assertThat(client.download(url).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAWrongKey() {
        Answer answer = client.send(HttpRequest.newBuilder(URI.create(unifically.baseUrl() + "/v1/account"))
                .header("Authorization", "Bearer sk-gateai-test-key")
                .build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/data/code").asText()).isEqualTo("authentication_failed");
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        Answer model = client.submit(UnificallyClient.body("google/veo-9", "{\"prompt\":\"p\"}"));
        Answer wrongMethod = client.get("/v1/tasks");

        assertThat(model.status()).isEqualTo(404);
        assertThat(model.json().at("/data/code").asText()).isEqualTo("not_found");
        assertThat(client.get("/v1/voices").status()).isEqualTo(404);
        assertThat(client.get("/unifically-files/upload").status()).isEqualTo(404);
        assertThat(client.get("/v1/account?verbose=1").status()).isEqualTo(422);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
    }

    @Test
    void shouldRefuseWhatIsWrongWithTheStatusThatIsSet() {
        String wrong = UnificallyClient.body("google/nano-banana", "{\"prompt\":\"p\"}");

        Answer usual = client.submit(wrong);
        unifically.validationStatus(400);
        Answer other = client.submit(wrong);

        assertThat(usual.status()).isEqualTo(422);
        assertThat(usual.json().path("code").asInt()).isEqualTo(422);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/data/code").asText()).isEqualTo("validation_error");
        assertThat(unifically.rejected()).hasSize(2);
    }

    @Test
    void shouldForgetEverythingOnReset() {
        client.send(client.uploadWithKey("file", "a.png", new byte[] {1}).build());
        String id = client.submitted(UnificallyClient.VIDEO);
        unifically.balance(3).processingCode(400).errorShape(UnificallyErrorShape.MESSAGE);

        simulator.reset();

        assertThat(unifically.createdTasks()).isEmpty();
        assertThat(unifically.uploadedFiles()).isEmpty();
        assertThat(unifically.requests()).isEmpty();
        assertThat(unifically.balance()).isEqualTo(100_000);
        assertThat(client.task(id).at("/data/code").asText()).isEqualTo("not_found");
    }

    private List<Answer> everyOther(String id) {
        return List.of(
                client.submit(UnificallyClient.dryRun(UnificallyClient.IMAGE)),
                client.status(id),
                client.get("/v1/account"),
                client.send(
                        client.uploadWithKey("file", "a.png", new byte[] {1}).build()));
    }

    private static String upscale(String id) {
        return UnificallyClient.body("google/veo-3.1-upscale", "{\"task_id\":\"" + id + "\",\"resolution\":\"4k\"}");
    }
}
