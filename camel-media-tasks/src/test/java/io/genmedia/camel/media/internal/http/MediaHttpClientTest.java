package io.genmedia.camel.media.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.ApiCall.KeyPlacement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaHttpClientTest {

    private static final ApiKey KEY = ApiKey.of("sk-test-0123456789abcdef");

    private final ExecutorService serverThreads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final MediaHttpClient client = new MediaHttpClient(HttpSettings.defaults(), "media-http-test");
    private HttpServer server;
    private URI base;

    private record Seen(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.containsKey(name) ? headers.get(name).get(0) : null;
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serverThreads);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    private void answer(String path, int status, String contentType, byte[] body) {
        server.createContext(path, exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (contentType != null) {
                exchange.getResponseHeaders().set("Content-Type", contentType);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldSendJsonWithTheKeyAndAnswerWhateverStatusCame() throws Exception {
        answer("/api/tasks", 422, "application/json", "{\"error\":\"ü\"}".getBytes(StandardCharsets.UTF_8));

        ApiAnswer answer = get(client.call(
                base,
                ApiCall.post("/api/tasks", JsonNodeFactory.instance.objectNode().put("prompt", "ö")),
                KEY));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"error\":\"ü\"}");
        assertThat(answer.header("Content-Type")).contains("application/json");
        Seen request = seen.remove();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("{\"prompt\":\"ö\"}");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY.value());
        assertThat(request.header("User-agent")).isEqualTo("camel-genmedia");
        assertThat(request.header("Content-type")).startsWith("application/json");
        assertThat(request.headers()).doesNotContainKeys("X-genmedia-note", "Upgrade", "Accept-encoding", "Cookie");
    }

    @Test
    void shouldPutTheKeyIntoTheQueryWhereTheProviderWantsIt() throws Exception {
        answer("/api/me", 200, null, new byte[0]);

        ApiAnswer answer = get(
                client.call(base, new ApiCall("GET", "/api/me", Map.of("a b", "c&d"), null, KeyPlacement.QUERY), KEY));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        Seen request = seen.remove();
        assertThat(request.uri()).isEqualTo("/api/me?a%20b=c%26d&key=" + KEY.value());
        assertThat(request.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void shouldKeepThePathOfTheBaseUrl() throws Exception {
        answer("/", 200, null, new byte[0]);

        get(client.call(URI.create(base + "/proxy/monet/"), ApiCall.get("/api/v1/tasks/1"), KEY));

        assertThat(seen.remove().uri()).isEqualTo("/proxy/monet/api/v1/tasks/1");
    }

    @Test
    void shouldSendNoKeyToAnotherOrigin() throws Exception {
        answer("/", 200, null, new byte[0]);

        get(client.call(URI.create("http://localhost:1"), ApiCall.get(base + "/elsewhere"), KEY));
        get(client.call(
                URI.create("http://localhost:1"),
                new ApiCall("GET", base + "/elsewhere", Map.of(), null, KeyPlacement.QUERY),
                KEY));

        assertThat(seen).allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKey("Authorization");
            assertThat(request.uri()).isEqualTo("/elsewhere");
        });
        assertThat(seen).hasSize(2);
    }

    @Test
    void shouldNotLeaveTheHostByATargetThatBeginsOddly() throws Exception {
        answer("/", 200, null, new byte[0]);

        get(client.call(base, ApiCall.get("@evil.example/x"), KEY));
        get(client.call(base, ApiCall.get("//evil.example/y"), KEY));

        assertThat(seen).extracting(Seen::uri).containsExactly("/@evil.example/x", "//evil.example/y");
    }

    @Test
    void shouldNotFollowARedirect() throws Exception {
        server.createContext("/old", exchange -> {
            exchange.getResponseHeaders().set("Location", "/new");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        answer("/new", 200, null, new byte[0]);

        ApiAnswer answer = get(client.call(base, ApiCall.get("/old"), KEY));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("location")).contains("/new");
        assertThat(seen).isEmpty();
    }

    @Test
    void shouldReadTheCharsetOfTheAnswer() throws Exception {
        answer("/latin", 200, "text/plain; charset=ISO-8859-1", "ü".getBytes(StandardCharsets.ISO_8859_1));
        answer("/unknown", 200, "text/plain; charset=klingon", "ü".getBytes(StandardCharsets.UTF_8));

        assertThat(get(client.call(base, ApiCall.get("/latin"), KEY)).body()).isEqualTo("ü");
        assertThat(get(client.call(base, ApiCall.get("/unknown"), KEY)).body()).isEqualTo("ü");
    }

    @Test
    void shouldRefuseAnAnswerThatIsTooLong() {
        answer("/long", 200, "application/json", new byte[AnswerText.LIMIT + 1]);
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] piece = new byte[1024 * 1024];
                while (true) {
                    out.write(piece);
                }
            }
        });

        for (String path : List.of("/long", "/endless")) {
            assertThatThrownBy(() -> get(client.call(base, ApiCall.get(path), KEY)))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(HttpCallException.class, failure -> assertThat(failure.requestStarted())
                            .isTrue())
                    .hasMessageContaining(path)
                    .hasMessageContaining("longer than 16777216 bytes");
        }
    }

    @Test
    void shouldHandOverLinesAsTheyCome() throws Exception {
        CountDownLatch secondMayCome = new CountDownLatch(1);
        server.createContext("/sse", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("event: a\r\ndata: ü\r\n\r".getBytes(StandardCharsets.UTF_8));
                out.flush();
                awaitQuietly(secondMayCome);
                out.write("\ndata: two\n\nlast".getBytes(StandardCharsets.UTF_8));
            }
        });
        Heard heard = new Heard();

        client.stream(base, ApiCall.get("/sse"), KEY, heard);

        Awaitility.await().until(() -> heard.said.size() == 4);
        assertThat(heard.said).containsExactly("answer 200", "line event: a", "line data: ü", "line ");
        secondMayCome.countDown();
        Awaitility.await().until(() -> heard.said.contains("end"));
        assertThat(heard.said.subList(4, heard.said.size()))
                .containsExactly("line data: two", "line ", "line last", "end");
    }

    @Test
    void shouldTellThatAStreamWasRefused() {
        answer("/sse", 402, "application/json", "{\"error\":\"poor\"}".getBytes(StandardCharsets.UTF_8));
        Heard heard = new Heard();

        client.stream(base, ApiCall.get("/sse"), KEY, heard);

        Awaitility.await().until(() -> !heard.said.isEmpty());
        assertThat(heard.said).containsExactly("refused 402 {\"error\":\"poor\"}");
    }

    @Test
    void shouldTellThatAStreamWasCancelled() {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext("/sse", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(over);
            exchange.close();
        });
        Heard heard = new Heard();
        StreamCall call = client.stream(base, ApiCall.get("/sse"), KEY, heard);
        Awaitility.await().until(() -> heard.said.contains("line data: 1"));

        call.cancel();
        call.cancel();

        assertThat(heard.said).containsExactly("answer 200", "line data: 1", "failure true");
        over.countDown();
    }

    @Test
    void shouldUploadAFileOfKnownLength() throws Exception {
        answer("/files", 201, "application/json", "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        byte[] content = "some bytes".getBytes(StandardCharsets.UTF_8);

        ApiAnswer answer = get(client.upload(
                "PUT",
                URI.create(base + "/files"),
                KEY,
                new MultipartFile(
                        "file",
                        "a\"b.png",
                        "image/png",
                        content.length,
                        () -> Channels.newChannel(new ByteArrayInputStream(content))),
                serverThreads));

        assertThat(answer.status()).isEqualTo(201);
        Seen request = seen.remove();
        assertThat(request.method()).isEqualTo("PUT");
        String boundary = request.header("Content-type").substring("multipart/form-data; boundary=".length());
        assertThat(request.body())
                .isEqualTo("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a%22b.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\nsome bytes\r\n--" + boundary + "--\r\n");
        assertThat(request.header("Content-length"))
                .isEqualTo(String.valueOf(request.body().length()));
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY.value());
    }

    @Test
    void shouldUploadAFileOfUnknownLengthInChunks() throws Exception {
        answer("/files", 200, null, new byte[0]);
        byte[] content = new byte[300_000];

        get(client.upload(
                "POST",
                URI.create(base + "/files"),
                null,
                new MultipartFile(
                        "file", "a.bin", "video/mp4", -1, () -> Channels.newChannel(new ByteArrayInputStream(content))),
                serverThreads));

        Seen request = seen.remove();
        assertThat(request.header("Transfer-encoding")).isEqualTo("chunked");
        assertThat(request.headers()).doesNotContainKeys("Content-length", "Authorization");
        assertThat(request.body()).hasSizeGreaterThan(300_000);
    }

    @Test
    void shouldFailAnUploadWhoseFileCannotBeRead() {
        answer("/files", 200, null, new byte[0]);

        assertThatThrownBy(() -> get(client.upload(
                        "POST",
                        URI.create(base + "/files"),
                        KEY,
                        new MultipartFile("file", "a.png", "image/png", 10, () -> {
                            throw new java.nio.file.NoSuchFileException("a.png");
                        }),
                        serverThreads)))
                .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class)
                .cause()
                .isInstanceOf(HttpCallException.class);
    }

    @Test
    void shouldLeaveNoThreadAndFailWhatIsUnderWayWhenClosed() {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext("/slow", exchange -> {
            awaitQuietly(over);
            exchange.close();
        });
        MediaHttpClient shortLived = new MediaHttpClient(HttpSettings.defaults(), "short-lived");
        List<CompletableFuture<ApiAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(shortLived.call(base, ApiCall.get("/slow"), KEY));
        }

        shortLived.close();
        over.countDown();

        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
        Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("short-lived")));
        assertThat(shortLived.call(base, ApiCall.get("/slow"), KEY))
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(HttpCallException.class, failure -> assertThat(failure.requestStarted())
                        .isFalse());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Heard implements StreamListener {

        private final List<String> said = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public void onAnswer(int status, Map<String, String> headers) {
            said.add("answer " + status);
        }

        @Override
        public void onLine(String line) {
            said.add("line " + line);
        }

        @Override
        public void onEnd() {
            said.add("end");
        }

        @Override
        public void onRefused(ApiAnswer answer) {
            said.add("refused " + answer.status() + " " + answer.body());
        }

        @Override
        public void onFailure(HttpCallException failure) {
            said.add("failure " + failure.requestStarted());
        }
    }
}
