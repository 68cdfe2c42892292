package io.genmedia.camel.media.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.ApiCall.KeyPlacement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every logger is heard at every level while requests succeed and fail: no secret is in any message or throwable. */
class SecretsStayOutOfLogsTest {

    private static final String SECRET = "sk-Zq7Wv5Yx3Kp1";
    private static final ApiKey KEY = ApiKey.of(SECRET);
    private static final String SIGNATURE = "sig-Jd2Nf6";
    private static final String PROXY_PASSWORD = "pr0xy-Hm8Lt4";
    private static final String PROXY_BASIC =
            Base64.getEncoder().encodeToString(("joe:" + PROXY_PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final List<KeyPlacement> PLACEMENTS = List.of(KeyPlacement.BEARER, KeyPlacement.QUERY);

    @TempDir
    static Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> heads = new ConcurrentLinkedQueue<>();
    private final List<String> thrown = new ArrayList<>();
    private EveryLog log;

    @BeforeEach
    void listen() {
        log = new EveryLog();
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        for (AutoCloseable one : opened) {
            one.close();
        }
        pool.shutdownNow();
    }

    private MediaHttpClient client(HttpSettings settings) {
        MediaHttpClient client = new MediaHttpClient(settings, "secrets");
        opened.add(client);
        return client;
    }

    private RawServer server(String answer) {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((socket, number) -> {
            for (String head = server[0].readHead(socket); !head.isEmpty(); head = server[0].readHead(socket)) {
                heads.add(head);
                RawServer.send(socket, answer);
                if (!answer.contains("Content-Length: 0")) {
                    return;
                }
            }
        });
        opened.add(server[0]);
        return server[0];
    }

    private static ApiCall get(KeyPlacement placement) {
        return new ApiCall("GET", "/api/me", Map.of(), null, placement);
    }

    private void done(CompletableFuture<?> call) throws Exception {
        try {
            call.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            thrown.add(text.toString());
        }
    }

    private void doEverything(MediaHttpClient client, URI base) throws Exception {
        for (KeyPlacement placement : PLACEMENTS) {
            done(client.call(base, get(placement), KEY));
            done(client.call(
                    base,
                    new ApiCall("POST", "/api/submit", Map.of(), JsonNodeFactory.instance.objectNode(), placement),
                    KEY));
            Ending stream = new Ending();
            client.stream(base, get(placement), KEY, stream);
            done(stream.end);
        }
        done(client.upload(
                "POST",
                base.resolve("/upload"),
                KEY,
                new MultipartFile(
                        "file",
                        "a.png",
                        "image/png",
                        3,
                        () -> Channels.newChannel(new ByteArrayInputStream(new byte[3]))),
                pool));
        Ending download = new Ending();
        client.get(base.resolve("/content?X-Signature=" + SIGNATURE), Map.of(), KEY, download);
        done(download.end);
    }

    private void assertNoSecret() {
        assertThat(log.lines()).as("the log is heard").anySatisfy(line -> assertThat(line.logger())
                .startsWith("org.apache.hc.client5.http.impl.async"));
        assertThat(log.lines()).extracting(EveryLog.Line::logger).doesNotContain("org.apache.hc.client5.http.wire");
        for (String secret : List.of(SECRET, SIGNATURE, PROXY_PASSWORD, PROXY_BASIC, SECRET.substring(3))) {
            assertThat(log.lines()).noneMatch(line -> line.text().contains(secret));
            assertThat(thrown).noneMatch(text -> text.contains(secret));
        }
    }

    @Test
    void shouldKeepTheKeyOutOfLogsWhenAllGoesWell() throws Exception {
        RawServer server = server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        doEverything(client(HttpSettings.defaults()), URI.create("http://127.0.0.1:" + server.port()));

        // the server notes a head on a thread of its own
        await().untilAsserted(() ->
                assertThat(heads).filteredOn(head -> head.contains(SECRET)).hasSizeGreaterThanOrEqualTo(8));
        assertThat(heads).anyMatch(head -> head.contains("GET /content?X-Signature=" + SIGNATURE + " HTTP/1.1"));
        assertThat(thrown).isEmpty();
        assertThat(log.lines()).as("request lines are logged, without the key").anyMatch(line -> line.text()
                .endsWith("executing GET /api/me"));
        assertNoSecret();
    }

    @Test
    void shouldKeepTheKeyOutOfLogsWhereTheAnswerRepeatsIt() throws Exception {
        RawServer server =
                server("HTTP/1.1 301 Moved\r\nLocation: /api/me/?key=" + SECRET + "\r\nContent-Length: 0\r\n\r\n");

        doEverything(client(HttpSettings.defaults()), URI.create("http://127.0.0.1:" + server.port()));

        assertNoSecret();
    }

    @Test
    void shouldKeepTheKeyOutOfLogsAndErrorsWhereAnswersBreakOff() throws Exception {
        RawServer half = server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        RawServer rubbish = server("what is this?\r\n\r\n");

        doEverything(client(HttpSettings.defaults()), URI.create("http://127.0.0.1:" + half.port()));
        doEverything(client(HttpSettings.defaults()), URI.create("http://127.0.0.1:" + rubbish.port()));

        assertThat(thrown).hasSize(16);
        assertNoSecret();
    }

    @Test
    void shouldKeepTheKeyOutOfLogsAndErrorsWhereNoConnectionStands() throws Exception {
        RawServer plain = server("HTTP/1.1 400 Bad\r\n\r\n");
        HttpSettings settings = HttpSettings.defaults().withTimeouts(Duration.ofMillis(500), Duration.ofMillis(500));

        doEverything(client(settings), URI.create("https://127.0.0.1:" + plain.port()));
        doEverything(client(settings), URI.create("http://no-such-host.invalid"));

        assertThat(thrown).hasSize(16);
        assertNoSecret();
    }

    @Test
    void shouldKeepTheKeyOutOfErrorsOfAddressesThatAreNone() throws Exception {
        MediaHttpClient client = client(HttpSettings.defaults());
        URI base = URI.create("http://127.0.0.1:1");

        done(client.call(base, new ApiCall("GET", "/a b?key=" + SECRET, Map.of(), null, KeyPlacement.BEARER), KEY));
        done(client.call(base, new ApiCall("GET", "ftp://x/?key=" + SECRET, Map.of(), null, KeyPlacement.BEARER), KEY));

        assertThat(thrown).hasSize(2).noneMatch(text -> text.contains(SECRET));
    }

    @Test
    void shouldKeepSecretsOutOfLogsBehindAProxy() throws Exception {
        RawServer proxy = proxy();
        HttpSettings settings = HttpSettings.defaults()
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .withProxy("127.0.0.1", proxy.port(), "joe", PROXY_PASSWORD);

        done(client(settings).call(URI.create("http://api.example"), get(KeyPlacement.QUERY), KEY));
        done(client(settings).call(URI.create("http://api.example"), get(KeyPlacement.BEARER), KEY));
        done(client(settings).call(URI.create("https://api.example"), get(KeyPlacement.BEARER), KEY));

        assertThat(heads).filteredOn(head -> head.contains(PROXY_BASIC)).hasSize(3);
        assertThat(heads).anyMatch(head -> head.startsWith("GET http://api.example/api/me?key=" + SECRET));
        assertThat(heads)
                .filteredOn(head -> head.startsWith("CONNECT "))
                .isNotEmpty()
                .noneMatch(head -> head.contains(SECRET));
        assertThat(thrown).as("there is no TLS behind this proxy").hasSize(1);
        assertThat(settings.toString()).doesNotContain(PROXY_PASSWORD);
        assertNoSecret();
    }

    @Test
    void shouldKeepSecretsOutOfTheirOwnText() {
        assertThat(KEY.toString()).doesNotContain(SECRET).contains(KEY.fingerprint());
        assertThat(KEY.fingerprint()).matches("[0-9a-f]{12}");
        assertThat(KEY).isEqualTo(ApiKey.of(SECRET + "\n")).hasSameHashCodeAs(ApiKey.of(SECRET));
        assertThat(new SecretHeader("Authorization", SECRET).toString()).isEqualTo("Authorization: ***");
        assertThat(new RequestNote("key=" + SECRET).toString()).doesNotContain(SECRET);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ApiKey.of(SECRET + " x")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(SECRET);
    }

    /** Asks for a password; then answers by itself, or opens a tunnel to nothing that speaks TLS. */
    private RawServer proxy() {
        RawServer[] proxy = new RawServer[1];
        proxy[0] = new RawServer((socket, number) -> {
            String head = proxy[0].readHead(socket);
            while (!head.isEmpty()) {
                heads.add(head);
                if (!head.contains("Proxy-Authorization: Basic " + PROXY_BASIC)) {
                    RawServer.send(
                            socket,
                            "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n");
                } else if (head.startsWith("CONNECT")) {
                    RawServer.send(socket, "HTTP/1.1 200 OK\r\n\r\n");
                    rubbish(socket);
                    return;
                } else {
                    RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                }
                head = proxy[0].readHead(socket);
            }
        });
        opened.add(proxy[0]);
        return proxy[0];
    }

    private static void rubbish(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        if (in.read() >= 0) {
            out.write("not TLS".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static final class Ending implements StreamListener, BodyListener {

        private final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        public void onLine(String line) {}

        @Override
        public void onRefused(ApiAnswer answer) {
            end.complete(null);
        }

        @Override
        public boolean onAnswer(int status, Map<String, String> headers, IntConsumer more) {
            return true;
        }

        @Override
        public int onBytes(BodyBytes body) throws IOException {
            return body.read(ByteBuffer.allocate(100));
        }

        @Override
        public void onEnd() {
            end.complete(null);
        }

        @Override
        public void onFailure(HttpCallException failure) {
            end.completeExceptionally(failure);
        }
    }
}
