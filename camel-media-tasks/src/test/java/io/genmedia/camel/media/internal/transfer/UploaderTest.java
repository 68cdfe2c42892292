package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.http.RawServer;
import io.genmedia.camel.media.internal.http.UnreadableContentException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploaderTest {

    private static final ApiKey KEY = ApiKey.of("sk-test-0123456789abcdef");
    private static final byte[] GIF = "GIF89a and more".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    private final ManualTime time = new ManualTime();
    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final MediaHttpClient http = new MediaHttpClient(
            HttpSettings.defaults().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "uploader-test");
    private final Uploader uploader = new Uploader(http, time, pool);

    @AfterEach
    void close() throws Exception {
        http.close();
        Awaitility.await().untilAsserted(() -> assertThat(http.pieces().inUse())
                .as("pieces that did not come back")
                .isZero());
        for (AutoCloseable one : opened) {
            one.close();
        }
        pool.shutdownNow();
    }

    /** Reads each upload of known length whole, then answers it; an empty answer closes the connection. */
    private RawServer server(String... answers) {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((socket, number) -> {
            String head = server[0].readHead(socket);
            heads.add(head);
            int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            bodies.add(new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1));
            RawServer.send(socket, answers[Math.min(number, answers.length) - 1]);
        });
        opened.add(server[0]);
        return server[0];
    }

    private static String answer(int status, String... headers) {
        return "HTTP/1.1 " + status + " So\r\nConnection: close\r\nContent-Length: 2\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n{}";
    }

    private CompletableFuture<ApiAnswer> upload(RawServer server, MediaSource source) {
        return uploader.upload(new UploadRequest(
                "POST", URI.create("http://127.0.0.1:" + server.port() + "/files"), KEY, "file", source));
    }

    private ApiAnswer finish(CompletableFuture<ApiAnswer> upload) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Duration next = time.untilNext();
                    if (next != null && !upload.isDone()) {
                        time.advance(next);
                    }
                    return upload.isDone();
                });
        return upload.get();
    }

    @Test
    void shouldSendAFileUnderASafeNameAndItsTrueType() throws Exception {
        RawServer server = server(answer(200));
        Path file = Files.write(directory.resolve("a picture"), GIF);

        ApiAnswer answer = finish(upload(server, MediaSource.of(file)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(bodies.get(0))
                .contains(
                        "name=\"file\"; filename=\"a picture.gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a and more\r\n--");
        assertThat(heads.get(0)).contains("Authorization: Bearer " + KEY.value());
    }

    @Test
    void shouldTryAgainAfterFailuresThatMayPass() throws Exception {
        RawServer server = server(answer(503), "", answer(201));

        ApiAnswer answer = finish(upload(server, MediaSource.of(GIF, "a.gif")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(bodies).hasSize(3).allMatch(body -> body.contains("GIF89a and more"));
    }

    @Test
    void shouldAnswerWithTheLastFailureAfterThreeTries() throws Exception {
        RawServer server = server(answer(503), answer(502), answer(500), answer(200));

        assertThat(finish(upload(server, MediaSource.of(GIF, "a.gif"))).status())
                .isEqualTo(500);
        assertThat(heads).hasSize(3);
    }

    @Test
    void shouldWaitAsLongAsTheServerAsks() throws Exception {
        RawServer server = server(answer(429, "Retry-After: 17"), answer(200));

        CompletableFuture<ApiAnswer> upload = upload(server, MediaSource.of(GIF, "a.gif"));
        Awaitility.await().until(() -> time.scheduled() == 1);

        assertThat(time.untilNext()).isEqualTo(Duration.ofSeconds(17));
        assertThat(finish(upload).status()).isEqualTo(200);
    }

    @Test
    void shouldNotTryAgainWhatIsRefused() throws Exception {
        RawServer server = server(answer(413), answer(200));

        assertThat(finish(upload(server, MediaSource.of(GIF, "a.gif"))).status())
                .isEqualTo(413);
        assertThat(heads).hasSize(1);
    }

    @Test
    void shouldNotTryAgainWhatCanBeReadOnce() throws Exception {
        RawServer server = server(answer(503), answer(200));

        assertThat(finish(upload(server, MediaSource.of(new ByteArrayInputStream(GIF), "a.gif", GIF.length)))
                        .status())
                .isEqualTo(503);
        assertThat(heads).hasSize(1);
    }

    @Test
    void shouldFailWhereNobodyAnswers() {
        RawServer server = server("");

        assertThatThrownBy(() -> finish(upload(server, MediaSource.of(GIF, "a.gif"))))
                .cause()
                .isInstanceOf(HttpCallException.class);
        assertThat(heads).hasSize(3);
    }

    @Test
    void shouldNameAFileThatIsShorterThanItWas() {
        RawServer server = server(answer(200));

        assertThatThrownBy(() ->
                        finish(upload(server, MediaSource.of(new ByteArrayInputStream(GIF), "a.gif", GIF.length + 1))))
                .cause()
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("a.gif")
                .hasMessageContaining("16 bytes, and 15 were read");
    }

    @Test
    void shouldTakeTheAnswerOfAServerThatDoesNotReadOn() throws Exception {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((socket, number) -> {
            server[0].readHead(socket);
            RawServer.send(socket, answer(413));
            server[0].awaitEnd(socket);
        });
        opened.add(server[0]);

        ApiAnswer answer = finish(upload(server[0], MediaSource.of(new byte[20_000_000], "a.gif")));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void shouldDropAnUploadThatIsCancelled() throws Exception {
        RawServer[] server = new RawServer[1];
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        server[0] = new RawServer((socket, number) -> {
            try {
                server[0].readHead(socket);
                heads.add("");
                socket.getInputStream().readNBytes(1000);
                dropped.get(20, TimeUnit.SECONDS);
            } finally {
                dropped.complete(null);
            }
        });
        opened.add(server[0]);
        boolean[] closed = new boolean[1];
        CompletableFuture<ApiAnswer> upload = upload(
                server[0],
                MediaSource.of(
                        new ByteArrayInputStream(new byte[50_000_000]) {
                            @Override
                            public void close() throws IOException {
                                closed[0] = true;
                                super.close();
                            }
                        },
                        "a.bin",
                        50_000_000));
        Awaitility.await().until(() -> heads.size() == 1);

        upload.cancel(true);

        Awaitility.await().until(() -> closed[0]);
        assertThat(upload).isCancelled();
        assertThat(pool.submit(() -> "the pool is free").get(20, TimeUnit.SECONDS))
                .isNotNull();
        dropped.complete(null);
    }

    @Test
    void shouldHoldNoThreadOfThePoolWhileAServerIsSlow() throws Exception {
        RawServer[] slow = new RawServer[1];
        slow[0] = new RawServer((socket, number) -> {
            slow[0].readHead(socket);
            heads.add("slow");
            new CompletableFuture<Void>().get(20, TimeUnit.SECONDS);
        });
        opened.add(slow[0]);
        upload(slow[0], MediaSource.of(new byte[50_000_000], "big.bin"));
        Awaitility.await().until(() -> heads.size() == 1);

        RawServer quick = server(answer(200));

        assertThat(finish(upload(quick, MediaSource.of(GIF, "a.gif"))).status()).isEqualTo(200);
    }
}
