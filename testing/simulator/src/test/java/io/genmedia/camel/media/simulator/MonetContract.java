package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.HttpTestClient.Answer;
import io.genmedia.camel.media.simulator.media.GeneratedContent;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client of the simulated Monet sees; a subclass for each transport runs it. */
abstract class MonetContract {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");

    private final SimulatorTransport transport;

    private MovableClock clock;
    private MediaSimulator simulator;
    private MonetSimulator monet;
    private TestClient client;

    MonetContract(SimulatorTransport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() {
        clock = MovableClock.at(START);
        simulator = MediaSimulator.builder()
                .transport(transport)
                .clock(clock)
                .taskDuration(Duration.ofSeconds(100))
                .start();
        monet = simulator.monet();
        client = new TestClient(monet);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerAnAcceptedTaskInTheDocumentedShape() {
        Answer answer = client.submit(TestClient.videoBody("key-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("id", "status", "type", "created_at");
        assertThat(answer.json().path("status").asText()).isEqualTo("pending");
        assertThat(answer.json().path("type").asText()).isEqualTo("video");
        assertThat(answer.json().path("created_at").asText()).isEqualTo("2026-02-27T10:00:00Z");
    }

    @Test
    void shouldTakeATaskThroughItsStatesAsTimePasses() {
        String id = client.submitted(TestClient.videoBody("key-1"));

        clock.advance(Duration.ofSeconds(9));
        assertThat(client.task(id).path("status").asText()).isEqualTo("pending");
        clock.advance(Duration.ofSeconds(46));
        JsonNode halfway = client.task(id);
        clock.advance(Duration.ofSeconds(46));
        JsonNode done = client.task(id);

        assertThat(halfway.path("status").asText()).isEqualTo("processing");
        assertThat(halfway.at("/outputs/0/progress").asInt()).isEqualTo(49);
        assertThat(halfway.at("/outputs/0").has("url")).isFalse();
        assertThat(done.path("status").asText()).isEqualTo("success");
        assertThat(done.at("/outputs/0").fieldNames())
                .toIterable()
                .containsExactly("model", "status", "progress", "url");
        assertThat(done.at("/outputs/0/progress").asInt()).isEqualTo(100);
        assertThat(done.path("updated_at").asText()).isEqualTo("2026-02-27T10:01:40Z");
    }

    @Test
    void shouldServePlayableResultsOfEveryKind() {
        String video = client.submitted(TestClient.videoBody("v"));
        String image = client.submitted(TestClient.body("image", "{\"model\":\"wan-2-5\",\"prompt\":\"a cat\"}", "i"));
        String music =
                client.submitted(TestClient.body("music", "{\"model\":\"minimax-music\",\"prompt\":\"a waltz\"}", "m"));
        clock.advance(Duration.ofSeconds(100));

        assertThat(downloaded(video).headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(new String(downloaded(video).body(), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
        assertThat(downloaded(image).headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(new String(downloaded(image).body(), 1, 3, StandardCharsets.US_ASCII))
                .isEqualTo("PNG");
        assertThat(downloaded(music).headers().firstValue("Content-Type")).hasValue("audio/mpeg");
    }

    @Test
    void shouldEndATaskAsFailedWhenItIsScripted() {
        monet.nextTaskFails("content_policy", "refused");
        String failing = client.submitted(TestClient.videoBody("key-1"));
        String next = client.submitted(TestClient.videoBody("key-2"));
        clock.advance(Duration.ofSeconds(100));

        JsonNode failed = client.task(failing);

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asText()).isEqualTo("content_policy");
        assertThat(failed.at("/outputs/0/status").asText()).isEqualTo("failed");
        assertThat(failed.at("/outputs/0").has("url")).isFalse();
        assertThat(client.task(next).path("status").asText()).isEqualTo("success");
    }

    @Test
    void shouldNeverEndATaskWhenItIsScripted() {
        monet.nextTaskNeverEnds();
        String id = client.submitted(TestClient.videoBody("key-1"));

        clock.advance(Duration.ofDays(30));

        assertThat(client.task(id).path("status").asText()).isEqualTo("processing");
    }

    @Test
    void shouldMakeOneTaskForOneKeyHoweverManySubmitItAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> submits = new ArrayList<>();
        HttpRequest request = client.post("/api/v1/tasks/async", TestClient.videoBody("same"));
        for (int i = 0; i < 60; i++) {
            submits.add(client.http().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }

        Set<String> ids = new HashSet<>();
        for (CompletableFuture<HttpResponse<String>> submit : submits) {
            ids.add(new Answer(submit.join()).json().path("id").asText());
        }

        assertThat(ids).hasSize(1);
        assertThat(monet.createdTasks()).hasSize(1);
        assertThat(monet.submits()).isEqualTo(60);
    }

    @Test
    void shouldRefuseAKeyThatWasUsedForAnotherInput() {
        client.submitted(TestClient.videoBody("same"));

        Answer answer = client.submit(TestClient.body("video", "{\"model\":\"sora-2\",\"prompt\":\"a dog\"}", "same"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.errorCode()).isEqualTo("idempotency_conflict");
        assertThat(monet.createdTasks()).hasSize(1);
        assertThat(monet.rejected()).hasSize(1);
    }

    @Test
    void shouldRefuseAWrongKeyAndNeverRecordIt() {
        HttpRequest request = HttpRequest.newBuilder(
                        client.request("/api/v1/tasks/list").build().uri())
                .header("Authorization", "Bearer monet_secret")
                .build();

        Answer answer = client.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("unauthorized");
        assertThat(monet.requests(Operation.LIST).get(0).header("authorization"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("Bearer sha256:").doesNotContain("monet_secret"));
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        assertThat(client.get("/api/v1/tasks/task_none").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/tasks/task_none").errorCode()).isEqualTo("not_found");
        assertThat(client.get("/api/v2/tasks").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/tasks/list?size=3").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/tasks/list?page=0").status()).isEqualTo(400);
        Answer wrongMethod = client.get("/api/v1/tasks/async");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
    }

    @Test
    void shouldListTasksPageByPageNewestFirst() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(client.submitted(TestClient.videoBody("key-" + i)));
        }

        JsonNode page = client.get("/api/v1/tasks/list?page=2&pageSize=2").json();

        assertThat(page.findValuesAsText("id")).containsExactly(ids.get(2), ids.get(1));
        assertThat(page.path("page").asInt()).isEqualTo(2);
        assertThat(page.path("pageSize").asInt()).isEqualTo(2);
        assertThat(page.path("total").asInt()).isEqualTo(5);
    }

    @Test
    void shouldListEveryTaskOnceInAShuffledOrder() {
        monet.listOrder(ListOrder.SHUFFLED);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(client.submitted(TestClient.videoBody("key-" + i)));
        }

        Set<String> listed = new HashSet<>();
        for (int page = 1; page <= 4; page++) {
            listed.addAll(client.get("/api/v1/tasks/list?pageSize=5&page=" + page)
                    .json()
                    .findValuesAsText("id"));
        }

        assertThat(listed).isEqualTo(ids);
    }

    @Test
    void shouldKeepAnUploadedFileAndServeItInParts() {
        byte[] content = new byte[700_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ("\r\n--boundar".charAt(i % 11) + i / 50_000);
        }

        Answer answer = client.send(upload("file", "a \"cat\".mp4", content));
        String url = answer.json().path("url").asText();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("id", "url", "filename", "size", "content_type", "created_at");
        assertThat(answer.json().path("size").asInt()).isEqualTo(content.length);
        assertThat(answer.json().path("filename").asText()).isEqualTo("a \"cat\".mp4");
        assertThat(client.download(url).body()).isEqualTo(content);
        HttpResponse<byte[]> part = client.download(url, "Range", "bytes=699990-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 699990-699999/700000");
        assertThat(part.body()).hasSize(10).endsWith(content[content.length - 1]);
        assertThat(client.download(url, "Range", "bytes=700000-").statusCode()).isEqualTo(416);
        assertThat(monet.uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldDeleteUploadedFilesAfterADay() {
        String url = client.send(upload("file", "a.txt", new byte[] {1}))
                .json()
                .path("url")
                .asText();

        clock.advance(Duration.ofHours(24));

        assertThat(client.download(url).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAnUploadWithoutTheFieldFile() {
        assertThat(client.send(upload("data", "a.txt", new byte[] {1})).status())
                .isEqualTo(400);
        assertThat(client.send(client.post("/api/v1/files", "{}")).status()).isEqualTo(400);
        assertThat(monet.uploadedFiles()).isEmpty();
    }

    @Test
    void shouldAnswerAHeadRequestForAResultWithItsLengthOnly() throws Exception {
        monet.mediaBytes(new byte[] {1, 2, 3});
        String url = finishedResult();

        HttpRequest head = HttpRequest.newBuilder(URI.create(url))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> answer = client.http().send(head, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void shouldServeGeneratedContentOfAKnownChecksumWithoutHoldingIt() throws Exception {
        GeneratedContent content = monet.generatedMedia(200L * 1024 * 1024);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(finishedResult())).build();

        try (InputStream in = client.http()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(content.sha256());
    }

    @Test
    void shouldAnswerScriptedStatusesInTheirOrderAndThenGoOn() {
        monet.faults()
                .on(Operation.SUBMIT)
                .once(Fault.status(429).retryAfterSeconds(7))
                .times(2, Fault.status(503).htmlBody())
                .once(Fault.status(402).plainError("no credits"));

        Answer first = client.submit(TestClient.videoBody("key-1"));
        Answer second = client.submit(TestClient.videoBody("key-1"));
        Answer third = client.submit(TestClient.videoBody("key-1"));
        Answer fourth = client.submit(TestClient.videoBody("key-1"));
        Answer fifth = client.submit(TestClient.videoBody("key-1"));

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).isEqualTo("7");
        assertThat(first.errorCode()).isEqualTo("rate_limit");
        assertThat(second.status()).isEqualTo(503);
        assertThat(third.text()).startsWith("<html>");
        assertThat(fourth.json().path("error").asText()).isEqualTo("no credits");
        assertThat(fifth.status()).isEqualTo(200);
        assertThat(monet.createdTasks()).hasSize(1);
        assertThat(monet.requests(Operation.SUBMIT))
                .extracting(RecordedRequest::status)
                .containsExactly(429, 503, 503, 402, 200);
    }

    @Test
    void shouldResetTheConnectionBeforeActing() {
        monet.faults().on(Operation.SUBMIT).once(Fault.resetBeforeActing());

        assertThatThrownBy(() -> client.submit(TestClient.videoBody("key-1"))).isInstanceOf(UncheckedIOException.class);

        assertThat(monet.createdTasks()).isEmpty();
    }

    @Test
    void shouldLoseTheAnswerAfterAccepting() {
        monet.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());

        assertThatThrownBy(() -> client.submit(TestClient.videoBody("key-1"))).isInstanceOf(UncheckedIOException.class);
        String id = client.submitted(TestClient.videoBody("key-1"));

        assertThat(monet.createdTasks()).extracting(CreatedTask::id).containsExactly(id);
    }

    @Test
    void shouldAnswerAnErrorAfterAccepting() {
        monet.faults().on(Operation.SUBMIT).once(Fault.status(500).afterAccepting());

        Answer answer = client.submit(TestClient.videoBody("key-1"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldSpoilTheJsonOfAnAcceptedTask() {
        monet.faults().on(Operation.SUBMIT).once(Fault.brokenJson()).once(Fault.withoutId());

        Answer broken = client.submit(TestClient.videoBody("key-1"));
        Answer withoutId = client.submit(TestClient.videoBody("key-2"));

        assertThat(broken.status()).isEqualTo(200);
        assertThatThrownBy(broken::json).isInstanceOf(UncheckedIOException.class);
        assertThat(withoutId.json().has("id")).isFalse();
        assertThat(withoutId.json().path("status").asText()).isEqualTo("pending");
        assertThat(monet.createdTasks()).hasSize(2);
    }

    @Test
    void shouldHoldAnAnswerBack() {
        monet.faults().on(Operation.LIST).once(Fault.delayed(Duration.ofMillis(300)));

        long before = System.nanoTime();
        Answer answer = client.get("/api/v1/tasks/list");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void shouldCutADownloadAndServeTheRestInARange() {
        byte[] content = new byte[300_000];
        content[299_999] = 9;
        monet.mediaBytes(content);
        String url = finishedResult();
        monet.faults().on(Operation.DOWNLOAD).once(Fault.downloadCutHalfway());

        assertThatThrownBy(() -> client.download(url)).isInstanceOf(UncheckedIOException.class);
        HttpResponse<byte[]> rest = client.download(url, "Range", "bytes=150000-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(150_000).endsWith((byte) 9);
    }

    @Test
    void shouldSendTheBytesBeforeTheCutOfADownload() throws IOException {
        monet.mediaBytes(new byte[300_000]);
        URI url = URI.create(finishedResult());
        monet.faults().on(Operation.DOWNLOAD).once(Fault.downloadCutAfter(100_000));

        int received = bodyBytesUntilTheConnectionEnds(url);

        assertThat(received).isEqualTo(100_000);
    }

    @Test
    void shouldServeAFileWholeAfterACutWithoutRanges() {
        monet.mediaBytes(new byte[300_000]);
        String url = finishedResult();
        monet.faults().on(Operation.DOWNLOAD).once(Fault.downloadCutHalfway().withoutRanges());

        assertThatThrownBy(() -> client.download(url)).isInstanceOf(UncheckedIOException.class);
        HttpResponse<byte[]> again = client.download(url, "Range", "bytes=150000-");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).hasSize(300_000);
    }

    @Test
    void shouldRedirectADownload() {
        String url = finishedResult();
        monet.faults().on(Operation.DOWNLOAD).once(Fault.redirectTo("http://127.0.0.1:1/elsewhere"));

        HttpResponse<byte[]> answer = client.download(url);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://127.0.0.1:1/elsewhere");
    }

    @Test
    void shouldStreamATaskToItsEnd() {
        monet.taskDuration(Duration.ZERO);

        Answer answer = client.send(client.post("/api/v1/tasks/sync", TestClient.videoBody("key-1")));
        List<JsonNode> events = events(answer.text());

        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("status").asText()).isEqualTo("success");
        assertThat(monet.submits()).isEqualTo(1);
    }

    @Test
    void shouldEndAStreamEarlyInGoodOrder() {
        monet.faults().on(Operation.STREAM).once(Fault.streamEndsAfter(1));

        Answer answer = client.send(client.post("/api/v1/tasks/sync", TestClient.videoBody("key-1")));

        assertThat(events(answer.text())).hasSize(1);
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldCutAStreamBeforeItsFirstEvent() {
        monet.faults().on(Operation.STREAM).once(Fault.streamCutAfter(0));

        assertThatThrownBy(() -> client.send(client.post("/api/v1/tasks/sync", TestClient.videoBody("key-1"))))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldWriteEventsAsTheTimeOfTheSimulatorPasses() throws Exception {
        HttpRequest request = client.post("/api/v1/tasks/sync", TestClient.videoBody("key-1"));
        List<String> progress = new ArrayList<>();

        try (Stream<String> lines =
                client.http().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.startsWith("data:") && line.contains("\"id\""))
                    .forEach(line -> {
                        progress.add(events(line).get(0).path("status").asText());
                        clock.advance(Duration.ofSeconds(25));
                    });
        }

        assertThat(progress).startsWith("pending").contains("processing").endsWith("success");
    }

    @Test
    void shouldForgetEverythingOnReset() {
        client.submitted(TestClient.videoBody("key-1"));
        client.send(upload("file", "a.txt", new byte[] {1}));
        monet.faults().on(Operation.SUBMIT).always(Fault.status(500));

        simulator.reset();

        assertThat(monet.createdTasks()).isEmpty();
        assertThat(monet.uploadedFiles()).isEmpty();
        assertThat(monet.requests()).isEmpty();
        assertThat(client.submit(TestClient.videoBody("key-1")).status()).isEqualTo(200);
    }

    /** By a plain socket: the JDK's client throws away what it has not yet handed over when a connection breaks. */
    private static int bodyBytesUntilTheConnectionEnds(URI url) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            String head = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[16 * 1024];
            for (int read = read(socket, buffer); read >= 0; read = read(socket, buffer)) {
                received.write(buffer, 0, read);
            }
        }
        int headLength = received.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return received.size() - headLength;
    }

    private static int read(Socket socket, byte[] buffer) throws IOException {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketException reset) {
            return -1;
        }
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {\"id\""))
                .map(line -> {
                    try {
                        return TestClient.JSON.readTree(line.substring(6));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private HttpRequest upload(String field, String filename, byte[] content) {
        String head = "--boundary\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + filename.replace("\"", "\\\"") + "\"\r\nContent-Type: video/mp4\r\n\r\n";
        return client.request("/api/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--boundary--\r\n")))
                .build();
    }

    private String finishedResult() {
        String id = client.submitted(TestClient.videoBody("finished"));
        clock.advance(Duration.ofSeconds(100));
        return client.task(id).at("/outputs/0/url").asText();
    }

    private HttpResponse<byte[]> downloaded(String id) {
        return client.download(client.task(id).at("/outputs/0/url").asText());
    }
}
