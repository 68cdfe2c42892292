package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.HttpTestClient.Answer;
import io.genmedia.camel.media.simulator.gateai.GateAiErrorShape;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client of the simulated GateAI sees; a subclass for each transport runs it. */
abstract class GateAiContract {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");
    private static final Duration TASK = Duration.ofSeconds(100);

    private final SimulatorTransport transport;

    private MovableClock clock;
    private MediaSimulator simulator;
    private GateAiSimulator gateai;
    private GateAiClient client;

    GateAiContract(SimulatorTransport transport) {
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
        gateai = simulator.gateai();
        client = new GateAiClient(gateai);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerAnAcceptedTaskInTheDocumentedShape() {
        Answer answer = client.submit(GateAiClient.VIDEO);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("task_id", "url", "status", "cost", "remaining");
        assertThat(answer.json().path("task_id").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(answer.json().path("url").asText())
                .isEqualTo("/get/" + answer.json().path("task_id").asText());
        assertThat(answer.json().path("status").asText()).isEqualTo("PROCESSING");
        assertThat(answer.json().path("cost").asDouble()).isEqualTo(0.4933);
        assertThat(answer.json().path("remaining").asDouble()).isEqualTo(99.5067);
    }

    @Test
    void shouldShowATaskWithoutItsIdAndUnderAnInternalNameOfItsModel() {
        String id = client.submitted(GateAiClient.body("gpt-image-2", "{\"prompt\":\"a cat\",\"quantity\":3}"));

        JsonNode processing = client.task(id);
        clock.advance(TASK);
        JsonNode finished = client.task(id);

        assertThat(processing.fieldNames()).toIterable().containsExactly("status", "model", "cost");
        assertThat(processing.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(finished.fieldNames()).toIterable().containsExactly("status", "result", "model", "cost");
        assertThat(finished.path("status").asText()).isEqualTo("FINISHED");
        assertThat(finished.path("result")).hasSize(3);
        assertThat(finished.path("model").asText()).isEqualTo("gpt_image_2_0");
        assertThat(finished.path("cost").asDouble()).isEqualTo(0.009);
    }

    @Test
    void shouldServePlayableResultsOfEveryType() {
        String video = client.submitted(GateAiClient.VIDEO);
        String jpeg = client.submitted(GateAiClient.IMAGE);
        String png =
                client.submitted(GateAiClient.body("gpt-image-2", "{\"prompt\":\"a cat\",\"output_format\":\"png\"}"));
        String body = client.submitted(GateAiClient.body("rodin-v2", "{}"));
        clock.advance(TASK);

        HttpResponse<byte[]> film = downloaded(video, "/result/0");
        assertThat(film.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(new String(film.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(downloaded(jpeg, "/result/0").headers().firstValue("Content-Type"))
                .hasValue("image/jpeg");
        assertThat(downloaded(jpeg, "/result/0").body()).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(new String(downloaded(png, "/result/0").body(), 1, 3, StandardCharsets.US_ASCII))
                .isEqualTo("PNG");
        assertThat(client.task(body).at("/result/0").asText()).endsWith("/" + body + "/rodin-v2_-0.jpg");
        assertThat(client.task(body).at("/glb_urls/0").asText()).endsWith("/" + body + "/rodin-v2_-0.glb");
        ByteBuffer glb = ByteBuffer.wrap(downloaded(body, "/glb_urls/0").body()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(glb.array(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("glTF");
        assertThat(glb.getInt(4)).isEqualTo(2);
        assertThat(glb.getInt(8)).isEqualTo(glb.capacity());
    }

    @Test
    void shouldLetFiveRequestsInWithinThirtySecondsAndTheNextWhenTheFirstIsOld() {
        gateai.taskDuration(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            client.submitted(GateAiClient.IMAGE);
            clock.advance(Duration.ofSeconds(2));
        }

        Answer sixth = client.submit(GateAiClient.IMAGE);
        clock.advance(Duration.ofSeconds(20).minusMillis(1));
        int justBefore = client.submit(GateAiClient.IMAGE).status();
        clock.advance(Duration.ofMillis(1));
        int inTime = client.submit(GateAiClient.IMAGE).status();
        int again = client.submit(GateAiClient.IMAGE).status();

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.json().path("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(sixth.header("Retry-After")).isNull();
        assertThat(List.of(justBefore, inTime, again)).containsExactly(429, 200, 429);
        assertThat(gateai.rateLimited()).isEqualTo(3);
        assertThat(gateai.createdTasks()).hasSize(6);
    }

    @Test
    void shouldLetFiveBeInFlightAndFreeASlotAtTheEndOfATaskOrAfterTenMinutes() {
        gateai.taskDuration("video", Duration.ofMinutes(15));
        for (int i = 0; i < 4; i++) {
            client.submitted(GateAiClient.VIDEO);
        }
        clock.advance(Duration.ofSeconds(31));
        client.submitted(GateAiClient.IMAGE);

        int full = client.submit(GateAiClient.IMAGE).status();
        clock.advance(TASK);
        int afterTheImage = client.submit(GateAiClient.VIDEO).status();
        int fullAgain = client.submit(GateAiClient.VIDEO).status();
        clock.advance(Duration.ofMinutes(10));
        int afterTenMinutes = client.submit(GateAiClient.VIDEO).status();

        assertThat(List.of(full, afterTheImage, fullAgain, afterTenMinutes)).containsExactly(429, 200, 429, 200);
    }

    @Test
    void shouldCountRefusedRequestsInTheWindowWhenToldTo() {
        gateai.countRejected(true).retryAfter(Duration.ofSeconds(9));
        for (int i = 0; i < 5; i++) {
            client.submit("{}");
        }

        Answer answer = client.submit(GateAiClient.IMAGE);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("9");
    }

    @Test
    void shouldShareTheLimitsWithAnotherApplication() {
        assertThat(gateai.otherApplicationSubmits(3)).isEqualTo(3);
        client.submitted(GateAiClient.IMAGE);
        client.submitted(GateAiClient.IMAGE);

        assertThat(client.submit(GateAiClient.IMAGE).status()).isEqualTo(429);
        assertThat(gateai.otherApplicationSubmits(1)).isZero();
        assertThat(gateai.createdTasks()).hasSize(2);
        assertThat(gateai.otherApplicationTasks()).hasSize(3);
        assertThat(gateai.remaining()).isEqualTo(99.9);
    }

    @Test
    void shouldNeverLetMoreInThanTheLimitsHoweverManyComeAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> submits = new ArrayList<>();
        HttpRequest request = client.post("/api/generate", GateAiClient.IMAGE);
        for (int i = 0; i < 40; i++) {
            submits.add(client.http().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(submits.stream()
                        .filter(submit -> submit.join().statusCode() == 200)
                        .count())
                .isEqualTo(5);
        assertThat(gateai.createdTasks()).hasSize(5);
        assertThat(gateai.rateLimited()).isEqualTo(35);
    }

    @Test
    void shouldMakeLessWhereTheBudgetAllowsNoMoreAndSayWhatWasChanged() {
        gateai.budget(1.0);

        Answer answer = client.submit(GateAiClient.body(
                "seedance-2.0", "{\"prompt\":\"a cat\",\"width\":1920,\"height\":1080,\"duration\":15}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("cost").asDouble()).isLessThanOrEqualTo(1.0);
        assertThat(answer.json().path("adjustments").fieldNames()).toIterable().contains("width", "height");
        assertThat(answer.json().at("/adjustments/width/requested").asInt()).isEqualTo(1920);
        assertThat(answer.json().at("/adjustments/width/applied").asInt()).isLessThan(1920);
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheBudgetInAnySize() {
        gateai.budget(0.001);

        Answer answer = client.submit(GateAiClient.VIDEO);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.json().path("code").asText()).isEqualTo("BUDGET_EXCEEDED");
        assertThat(gateai.createdTasks()).isEmpty();
    }

    @Test
    void shouldBeginANewBudgetAtMidnightUtc() {
        client.submitted(GateAiClient.VIDEO);

        clock.advance(Duration.ofHours(14));

        assertThat(gateai.remaining()).isEqualTo(100);
        assertThat(client.get("/credits").json().at("/your_budget/used").asDouble())
                .isZero();
    }

    @Test
    void shouldEstimateWithoutMakingATaskOrCountingInTheLimits() {
        gateai.budget(0.3);
        for (int i = 0; i < 9; i++) {
            client.estimate(GateAiClient.IMAGE);
        }

        Answer fits = client.estimate(GateAiClient.IMAGE);
        Answer over = client.estimate(GateAiClient.VIDEO);

        assertThat(fits.text()).isEqualTo("{\"cost\":0.02,\"daily_remaining\":0.3,\"fits_in_budget\":true}");
        assertThat(over.json().path("fits_in_budget").asBoolean()).isFalse();
        assertThat(over.json().at("/suggested_params/prompt").asText()).isEqualTo("a cat");
        assertThat(client.submit(GateAiClient.body(
                                "seedance-2.0",
                                over.json().path("suggested_params").toString()))
                        .json()
                        .has("adjustments"))
                .isFalse();
        assertThat(gateai.createdTasks()).hasSize(1);
        assertThat(gateai.estimates()).isEqualTo(11);
    }

    @Test
    void shouldRefundATaskAfterTwentyMinutesAndEndItAfterForty() {
        String late = client.submitted(GateAiClient.VIDEO);
        gateai.nextTaskNeverEnds();
        String never = client.submitted(GateAiClient.VIDEO);
        gateai.taskDuration(Duration.ofMinutes(25));
        String slow = client.submitted(GateAiClient.VIDEO);

        clock.advance(Duration.ofMinutes(20).minusSeconds(1));
        double before = gateai.remaining();
        clock.advance(Duration.ofSeconds(1));
        double after = gateai.remaining();
        String goingOn = client.task(slow).path("status").asText();
        clock.advance(Duration.ofMinutes(20));

        assertThat(before).isEqualTo(98.5201);
        assertThat(after).isEqualTo(99.5067);
        assertThat(goingOn).isEqualTo("PROCESSING");
        assertThat(client.task(slow).path("status").asText()).isEqualTo("FINISHED");
        assertThat(client.task(late).path("status").asText()).isEqualTo("FINISHED");
        assertThat(client.task(never).path("status").asText()).isEqualTo("FAILED");
        assertThat(client.task(never).path("error").asText()).isEqualTo("Generation timed out (40 min hard limit)");
    }

    @Test
    void shouldEndATaskAsFailedInTheShapesOfTheSiblings() {
        gateai.nextTaskFails("CONTENT_POLICY", "refused");
        String id = client.submitted(GateAiClient.IMAGE);
        clock.advance(TASK);

        JsonNode documented = client.task(id);
        gateai.errorAsObject(true).failedStatus("CANCELLED");
        JsonNode sibling = client.task(id);

        assertThat(documented.path("status").asText()).isEqualTo("FAILED");
        assertThat(documented.path("error").asText()).isEqualTo("refused");
        assertThat(documented.has("result")).isFalse();
        assertThat(sibling.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(sibling.at("/error/code").asText()).isEqualTo("CONTENT_POLICY");
        assertThat(sibling.at("/error/message").asText()).isEqualTo("refused");
    }

    @Test
    void shouldSpeakAsTheSiblingsDoWhenToldTo() {
        gateai.taskIdField("taskId")
                .queuedShare(0.5)
                .resultAsString(true)
                .relativeUrls(true)
                .freshTasksNotFoundFor(Duration.ofSeconds(1))
                .statusModelName(model -> "internal");

        Answer accepted = client.submit(GateAiClient.IMAGE);
        String id = accepted.json().path("taskId").asText();
        int fresh = client.get("/get/" + id).status();
        clock.advance(Duration.ofSeconds(1));
        JsonNode queued = client.task(id);
        clock.advance(Duration.ofSeconds(49));
        JsonNode processing = client.task(id);
        clock.advance(Duration.ofSeconds(50));
        JsonNode finished = client.task(id);
        String result = finished.path("result").textValue();

        assertThat(accepted.json().path("status").asText()).isEqualTo("QUEUED");
        assertThat(fresh).isEqualTo(404);
        assertThat(queued.path("status").asText()).isEqualTo("QUEUED");
        assertThat(processing.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(finished.path("model").asText()).isEqualTo("internal");
        assertThat(result).startsWith("/");
        assertThat(client.download(URI.create(gateai.baseUrl()).resolve(result).toString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.download(gateai.baseUrl() + result).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowTheDashboardToItsKey() {
        gateai.taskDuration("image", Duration.ofSeconds(1));
        String image = client.submitted(GateAiClient.body("gpt-image-2", "{\"prompt\":\"a cat\",\"quantity\":4}"));
        clock.advance(Duration.ofSeconds(5));
        String video = client.submitted(GateAiClient.VIDEO);
        clock.advance(Duration.ofSeconds(12));

        JsonNode page = dashboard().json();

        assertThat(page.fieldNames())
                .toIterable()
                .containsExactly("budget", "concurrency", "active_tasks", "recent_tasks", "today_spending");
        assertThat(page.path("budget").toString())
                .isEqualTo("{\"daily_limit\":100,\"used\":0.5053,\"remaining\":99.4947}");
        assertThat(page.path("concurrency").toString())
                .isEqualTo("{\"used\":1,\"max\":5,\"available\":4,\"active_slots\":[{\"taskId\":\"" + video
                        + "\",\"model\":\"seedance-2.0\",\"elapsed\":12}]}");
        assertThat(page.path("active_tasks").toString())
                .isEqualTo(
                        "[{\"task_id\":\"" + video
                                + "\",\"model\":\"seedance-2.0\",\"status\":\"PROCESSING\",\"cost\":0.4933,\"elapsed\":\"12s\"}]");
        assertThat(page.path("recent_tasks").toString())
                .isEqualTo("[{\"task_id\":\"" + image
                        + "\",\"model\":\"gpt-image-2\",\"status\":\"FINISHED\",\"cost\":0.012,\"result_count\":4}]");
        assertThat(page.path("today_spending").toString())
                .isEqualTo("{\"gpt-image-2\":{\"requests\":1,\"cost\":0.012},"
                        + "\"seedance-2.0\":{\"requests\":1,\"cost\":0.4933}}");
    }

    @Test
    void shouldNameTheLastTwentyTasksNewestFirst() {
        gateai.enforceLimits(false).taskDuration(Duration.ofSeconds(1));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(0, client.submitted(GateAiClient.IMAGE));
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(dashboard().json().path("recent_tasks").findValuesAsText("task_id"))
                .isEqualTo(ids.subList(0, 20));
    }

    @Test
    void shouldNeverRecordTheKeyOfTheDashboard() {
        dashboard();
        Answer wrong = client.send(HttpRequest.newBuilder(URI.create(gateai.baseUrl() + "/api/me?key=sk-wrong"))
                .build());

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(gateai.count(Operation.LIST)).isEqualTo(2);
        assertThat(gateai.requests().toString())
                .contains("sha256:")
                .doesNotContain(gateai.apiKey())
                .doesNotContain("sk-wrong");
    }

    @Test
    void shouldRefuseAWrongKey() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateai.baseUrl() + "/credits"))
                .header("Authorization", "Bearer monet_test_key")
                .build();

        Answer answer = client.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("code").asText()).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void shouldTellOfModelsWithoutAKey() {
        JsonNode list = keyless("/v1/models").json();
        JsonNode schemas = keyless("/v1/models/schema").json();
        JsonNode page = keyless("/v1/models/sora-2").json();
        Answer nearMiss = keyless("/v1/models/seedance-2");
        Answer typo = keyless("/v1/models/sora2");

        assertThat(list).hasSize(53);
        assertThat(list.get(0).fieldNames()).toIterable().containsExactly("id", "type", "cost", "params");
        assertThat(schemas).hasSize(53);
        assertThat(page.fieldNames()).toIterable().containsExactly("id", "type", "cost", "params", "example");
        assertThat(page.at("/params/duration").toString())
                .isEqualTo("{\"type\":\"integer\",\"enum\":[4,8,12],\"default\":4,\"description\":\"duration\"}");
        assertThat(page.at("/example/model").asText()).isEqualTo("sora-2");
        assertThat(nearMiss.status()).isEqualTo(404);
        assertThat(nearMiss.text())
                .isEqualTo("{\"error\":\"Model not found\",\"suggestions\":[\"seedance-2.0\",\"seedance-2.0-fast\"]}");
        assertThat(typo.json().path("suggestions")).isNotEmpty();
        assertThat(gateai.count(Operation.MODELS)).isEqualTo(5);
    }

    @Test
    void shouldShowTheCreditsInTheDocumentedShape() {
        client.submitted(GateAiClient.VIDEO);

        assertThat(client.get("/credits").text())
                .isEqualTo("{\"your_budget\":{\"daily_limit\":100,\"used\":0.4933,\"remaining\":99.5067},"
                        + "\"pool\":{\"total_accounts\":12,\"locked\":1}}");
        assertThat(gateai.count(Operation.ACCOUNT)).isEqualTo(1);
    }

    @Test
    void shouldTakeUploadedFilesAsReferencesAndNoOthers() {
        Answer upload = client.send(client.upload("file", "a.png", new byte[] {1, 2, 3}));
        String id = upload.json().path("id").asText();

        int known = client.submit(GateAiClient.body(
                        "kling-2.6", "{\"prompt\":\"p\",\"images\":[\"" + id + "\"],\"start_frame\":\"" + id + "\"}"))
                .status();
        int unknown = client.submit(GateAiClient.body("kling-2.6", "{\"prompt\":\"p\",\"images\":[\"file_none\"]}"))
                .status();

        assertThat(upload.status()).isEqualTo(200);
        assertThat(gateai.uploadedFiles()).extracting(ReceivedFile::id).containsExactly(id);
        assertThat(known).isEqualTo(200);
        assertThat(unknown).isEqualTo(400);
        assertThat(client.send(client.upload("files", "a.png", new byte[] {1})).status())
                .isEqualTo(400);
    }

    @Test
    void shouldShapeErrorsAsSet() {
        gateai.errorShape(GateAiErrorShape.CODE_AS_ERROR);
        assertThat(client.get("/get/none").json().path("error").asText()).isEqualTo("NOT_FOUND");

        gateai.errorShape(GateAiErrorShape.NESTED);
        assertThat(client.get("/get/none").errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void shouldAnswerScriptedStatusesInTheirOrderAndThenGoOn() {
        gateai.faults()
                .on(Operation.SUBMIT)
                .once(Fault.status(429).retryAfterSeconds(7))
                .once(Fault.status(502).htmlBody())
                .once(Fault.status(500).afterAccepting());

        Answer first = client.submit(GateAiClient.IMAGE);
        Answer second = client.submit(GateAiClient.IMAGE);
        Answer third = client.submit(GateAiClient.IMAGE);
        Answer fourth = client.submit(GateAiClient.IMAGE);

        assertThat(first.json().path("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(first.header("Retry-After")).isEqualTo("7");
        assertThat(second.text()).startsWith("<html>");
        assertThat(third.status()).isEqualTo(500);
        assertThat(fourth.status()).isEqualTo(200);
        assertThat(gateai.createdTasks()).hasSize(2);
        assertThat(gateai.rateLimited()).isZero();
    }

    @Test
    void shouldResetTheConnectionBeforeOrAfterAccepting() {
        gateai.faults().on(Operation.SUBMIT).once(Fault.resetBeforeActing()).once(Fault.resetAfterAccepting());

        assertThatThrownBy(() -> client.submit(GateAiClient.IMAGE)).isInstanceOf(UncheckedIOException.class);
        assertThat(gateai.createdTasks()).isEmpty();
        assertThatThrownBy(() -> client.submit(GateAiClient.IMAGE)).isInstanceOf(UncheckedIOException.class);
        assertThat(gateai.createdTasks()).hasSize(1);
    }

    @Test
    void shouldSpoilTheJsonOfAnAcceptedTask() {
        gateai.faults().on(Operation.SUBMIT).once(Fault.brokenJson()).once(Fault.withoutId());

        Answer broken = client.submit(GateAiClient.IMAGE);
        Answer withoutId = client.submit(GateAiClient.IMAGE);

        assertThatThrownBy(broken::json).isInstanceOf(UncheckedIOException.class);
        assertThat(withoutId.json().fieldNames()).toIterable().containsExactly("status", "cost", "remaining");
        assertThat(gateai.createdTasks()).hasSize(2);
    }

    @Test
    void shouldCutADownloadAndServeTheRestInARange() {
        byte[] content = new byte[300_000];
        content[299_999] = 9;
        gateai.mediaBytes(content);
        String id = client.submitted(GateAiClient.IMAGE);
        clock.advance(TASK);
        String url = client.task(id).at("/result/0").asText();
        gateai.faults().on(Operation.DOWNLOAD).once(Fault.downloadCutHalfway());

        assertThatThrownBy(() -> client.download(url)).isInstanceOf(UncheckedIOException.class);
        HttpResponse<byte[]> rest = client.download(url, "Range", "bytes=150000-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(150_000).endsWith((byte) 9);
    }

    @Test
    void shouldScriptTheEndOfATaskByAFault() {
        gateai.faults().on(Operation.SUBMIT).once(Fault.taskFails("NSFW", "refused"));
        String id = client.submitted(GateAiClient.IMAGE);
        clock.advance(TASK);

        assertThat(client.task(id).path("error").asText()).isEqualTo("refused");
    }

    @Test
    void shouldScriptFaultsOfEveryOperation() {
        for (Operation operation :
                List.of(Operation.ESTIMATE, Operation.MODELS, Operation.ACCOUNT, Operation.LIST, Operation.STATUS)) {
            gateai.faults().on(operation).once(Fault.status(503)).once(Fault.brokenJson());
        }
        String id = client.submitted(GateAiClient.IMAGE);

        List<Answer> unavailable = everyRead(id);
        List<Answer> broken = everyRead(id);
        List<Answer> right = everyRead(id);

        assertThat(unavailable)
                .extracting(answer -> answer.json().path("code").asText())
                .containsOnly("SERVICE_UNAVAILABLE");
        assertThat(broken)
                .allSatisfy(answer -> assertThatThrownBy(answer::json).isInstanceOf(UncheckedIOException.class));
        assertThat(right).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void shouldHoldAnAnswerBack() {
        gateai.faults().on(Operation.ACCOUNT).once(Fault.delayed(Duration.ofMillis(300)));

        long before = System.nanoTime();
        Answer answer = client.get("/credits");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void shouldLeaveAScriptedEndingToTheTasksOfTheTest() {
        gateai.nextTaskFails("CODE", "refused");
        gateai.otherApplicationSubmits(1);
        String id = client.submitted(GateAiClient.IMAGE);
        clock.advance(TASK);

        assertThat(gateai.otherApplicationTasks().get(0).status()).isEqualTo("FINISHED");
        assertThat(client.task(id).path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void shouldRefuseRequestsToUploadWithoutAForm() {
        assertThat(client.send(client.post("/api/upload", "{}")).status()).isEqualTo(400);
        assertThat(gateai.rejected()).hasSize(1);
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        assertThat(client.get("/api/v1/tasks").status()).isEqualTo(404);
        assertThat(client.get("/get/none").json().path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(client.get("/get/none?verbose=1").status()).isEqualTo(400);
        Answer wrongMethod = client.get("/api/generate");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
    }

    @Test
    void shouldForgetEverythingOnReset() {
        client.send(client.upload("file", "a.png", new byte[] {1}));
        for (int i = 0; i < 6; i++) {
            client.submit(GateAiClient.IMAGE);
        }
        gateai.budget(3).taskIdField("id");

        simulator.reset();

        assertThat(gateai.createdTasks()).isEmpty();
        assertThat(gateai.uploadedFiles()).isEmpty();
        assertThat(gateai.requests()).isEmpty();
        assertThat(gateai.rateLimited()).isZero();
        assertThat(gateai.remaining()).isEqualTo(100);
        assertThat(client.submit(GateAiClient.IMAGE).json().has("task_id")).isTrue();
    }

    private List<Answer> everyRead(String id) {
        return List.of(
                client.estimate(GateAiClient.IMAGE),
                keyless("/v1/models"),
                client.get("/credits"),
                dashboard(),
                client.get("/get/" + id));
    }

    private Answer dashboard() {
        return client.send(HttpRequest.newBuilder(URI.create(gateai.baseUrl() + "/api/me?key=" + gateai.apiKey()))
                .build());
    }

    private Answer keyless(String path) {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateai.baseUrl() + path)).build());
    }

    private HttpResponse<byte[]> downloaded(String id, String pointer) {
        return client.download(client.task(id).at(pointer).asText());
    }
}
