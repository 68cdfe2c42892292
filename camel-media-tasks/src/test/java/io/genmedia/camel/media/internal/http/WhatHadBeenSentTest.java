package io.genmedia.camel.media.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On {@link HttpCallException#requestStarted()} hangs whether something may have been bought: each way to fail has its test. */
class WhatHadBeenSentTest {

    private static final ApiKey KEY = ApiKey.of("sk-test-0123456789abcdef");
    private static final ApiCall SUBMIT =
            ApiCall.post("/submit", JsonNodeFactory.instance.objectNode().put("prompt", "a cat"));
    private static final HttpSettings SETTINGS =
            HttpSettings.defaults().withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final HttpSettings IMPATIENT =
            HttpSettings.defaults().withTimeouts(Duration.ofMillis(300), Duration.ofMillis(300));

    @TempDir
    static Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private MediaHttpClient client(HttpSettings settings) {
        MediaHttpClient client = new MediaHttpClient(settings, "what-had-been-sent");
        opened.add(client);
        return client;
    }

    private RawServer server(RawServer.Script script) {
        RawServer server = new RawServer(script);
        opened.add(server);
        return server;
    }

    private static URI http(RawServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static URI https(RawServer server) {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    private static HttpCallException failureOf(CompletableFuture<ApiAnswer> call) throws Exception {
        try {
            ApiAnswer answer = call.get(20, TimeUnit.SECONDS);
            throw new AssertionError("answered " + answer);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(HttpCallException.class);
            return (HttpCallException) e.getCause();
        }
    }

    private static void assertNothingSent(HttpCallException failure) {
        assertThat(failure.requestStarted()).as(failure.toString()).isFalse();
        assertThat(failure).hasMessageContaining("/submit").hasMessageContaining("not a byte");
    }

    private static void assertMayHaveArrived(HttpCallException failure) {
        assertThat(failure.requestStarted()).as(failure.toString()).isTrue();
        assertThat(failure).hasMessageContaining("/submit").hasMessageContaining("may have arrived");
    }

    @Test
    void shouldKnowThatNothingWasSentToARefusedPort() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertNothingSent(failureOf(client(SETTINGS).call(URI.create("http://127.0.0.1:" + port), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentToAnUnknownHost() throws Exception {
        assertNothingSent(failureOf(client(SETTINGS).call(URI.create("http://no-such-host.invalid"), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentWhereNoConnectionCameToStand() throws Exception {
        List<SocketChannel> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 8; i++) {
                SocketChannel waiting = SocketChannel.open();
                waiting.configureBlocking(false);
                waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()));
                queue.add(waiting);
            }

            assertNothingSent(failureOf(
                    client(IMPATIENT).call(URI.create("http://127.0.0.1:" + full.getLocalPort()), SUBMIT, KEY)));
        } finally {
            for (SocketChannel waiting : queue) {
                waiting.close();
            }
        }
    }

    @Test
    void shouldKnowThatNothingWasSentWhereTheTlsHandshakeNeverEnds() throws Exception {
        RawServer[] silent = new RawServer[1];
        silent[0] = server((socket, number) -> silent[0].awaitEnd(socket));

        assertNothingSent(failureOf(client(IMPATIENT).call(https(silent[0]), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentWhereTheTlsHandshakeIsAnsweredWithRubbish() throws Exception {
        RawServer[] rubbish = new RawServer[1];
        rubbish[0] = server((socket, number) -> {
            RawServer.send(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            rubbish[0].awaitEnd(socket);
        });

        assertNothingSent(failureOf(client(SETTINGS).call(https(rubbish[0]), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentWhereTheConnectionIsClosedInTheTlsHandshake() throws Exception {
        RawServer closing = server((socket, number) -> socket.getInputStream().read());

        assertNothingSent(failureOf(client(SETTINGS).call(https(closing), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentToAServerThatIsNotTrusted() throws Exception {
        SSLContext unknown = TestTls.context(directory, "ip:127.0.0.1");
        RawServer tls = new RawServer(unknown.getServerSocketFactory(), (socket, number) -> socket.getInputStream()
                .read());
        opened.add(tls);

        assertNothingSent(failureOf(client(SETTINGS).call(https(tls), SUBMIT, KEY)));
    }

    @Test
    void shouldKnowThatNothingWasSentToAServerOfAnotherName() throws Exception {
        SSLContext other = TestTls.context(directory, "dns:other.example");
        RawServer tls = new RawServer(other.getServerSocketFactory(), (socket, number) -> socket.getInputStream()
                .read());
        opened.add(tls);

        assertNothingSent(failureOf(client(SETTINGS.withTls(other, null)).call(https(tls), SUBMIT, KEY)));
    }

    @Test
    void shouldAnswerOverTls() throws Exception {
        SSLContext context = TestTls.context(directory, "ip:127.0.0.1");
        RawServer[] tls = new RawServer[1];
        tls[0] = new RawServer(context.getServerSocketFactory(), (socket, number) -> {
            tls[0].readHead(socket);
            RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            tls[0].awaitEnd(socket);
        });
        opened.add(tls[0]);

        ApiAnswer answer = client(SETTINGS.withTls(context, null))
                .call(https(tls[0]), SUBMIT, KEY)
                .get(20, TimeUnit.SECONDS);

        assertThat(answer.body()).isEqualTo("ok");
    }

    @Test
    void shouldKnowThatNothingWasSentWhereNoConnectionOfThePoolCameFree() throws Exception {
        RawServer[] busy = new RawServer[1];
        busy[0] = server((socket, number) -> busy[0].awaitEnd(socket));
        MediaHttpClient client = client(SETTINGS.withConnections(1, 1, Duration.ofMillis(200)));
        CompletableFuture<ApiAnswer> first = client.call(http(busy[0]), SUBMIT, KEY);
        Awaitility.await().until(() -> busy[0].connections() == 1);

        assertNothingSent(failureOf(client.call(http(busy[0]), SUBMIT, KEY)));
        assertThat(first).isNotDone();
    }

    @Test
    void shouldKnowThatNothingWasSentWhereItWasCancelledInTheQueue() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        RawServer[] busy = new RawServer[1];
        busy[0] = server((socket, number) -> {
            while (!busy[0].readHead(socket).isEmpty()) {
                free.await(20, TimeUnit.SECONDS);
                socket.getInputStream().skipNBytes(18);
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        MediaHttpClient client = client(SETTINGS.withConnections(1, 1, Duration.ofSeconds(20)));
        CompletableFuture<ApiAnswer> first = client.call(http(busy[0]), SUBMIT, KEY);
        CompletableFuture<HttpCallException> failure = new CompletableFuture<>();

        client.stream(http(busy[0]), SUBMIT, KEY, new Failing(failure)).cancel();
        int read = busy[0].bytesRead();
        free.countDown();

        assertNothingSent(failure.get(20, TimeUnit.SECONDS));
        assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(busy[0].bytesRead()).isGreaterThanOrEqualTo(read);
        assertThat(busy[0].connections()).isEqualTo(1);
    }

    @Test
    void shouldCountOnTheWorstWhereTheConnectionWasClosedAtOnce() throws Exception {
        RawServer closing = server((socket, number) -> socket.close());

        assertMayHaveArrived(failureOf(client(SETTINGS).call(http(closing), SUBMIT, KEY)));
    }

    @Test
    void shouldCountOnTheWorstWhereTheConnectionWasClosedAfterTheRequest() throws Exception {
        RawServer[] closing = new RawServer[1];
        closing[0] = server((socket, number) -> closing[0].readHead(socket));

        assertMayHaveArrived(failureOf(client(SETTINGS).call(http(closing[0]), SUBMIT, KEY)));
        assertThat(closing[0].connections()).as("no retry of its own").isEqualTo(1);
    }

    @Test
    void shouldCountOnTheWorstWhereHalfAnAnswerCame() throws Exception {
        RawServer[] half = new RawServer[1];
        half[0] = server((socket, number) -> {
            half[0].readHead(socket);
            RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"task_id\":");
        });

        assertMayHaveArrived(failureOf(client(SETTINGS).call(http(half[0]), SUBMIT, KEY)));
    }

    @Test
    void shouldCountOnTheWorstWhereChunksBrokeOff() throws Exception {
        RawServer[] half = new RawServer[1];
        half[0] = server((socket, number) -> {
            half[0].readHead(socket);
            RawServer.send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");
        });

        assertMayHaveArrived(failureOf(client(SETTINGS).call(http(half[0]), SUBMIT, KEY)));
    }

    @Test
    void shouldCountOnTheWorstWhereRubbishCame() throws Exception {
        RawServer[] rubbish = new RawServer[1];
        rubbish[0] = server((socket, number) -> {
            rubbish[0].readHead(socket);
            RawServer.send(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
        });

        assertMayHaveArrived(failureOf(client(SETTINGS).call(http(rubbish[0]), SUBMIT, KEY)));
    }

    @Test
    void shouldCountOnTheWorstWhereNoAnswerCameInTime() throws Exception {
        RawServer[] silent = new RawServer[1];
        silent[0] = server((socket, number) -> silent[0].awaitEnd(socket));

        HttpCallException failure = failureOf(client(IMPATIENT).call(http(silent[0]), SUBMIT, KEY));

        assertMayHaveArrived(failure);
        assertThat(failure).hasMessageContaining("Timeout");
    }

    @Test
    void shouldNotLoseASubmitToAConnectionThatTheServerClosedMeanwhile() throws Exception {
        SSLContext tls = TestTls.context(directory, "ip:127.0.0.1");
        Semaphore closed = new Semaphore(0);
        RawServer[] forgetful = new RawServer[2];
        forgetful[0] = server((socket, number) -> answerAndForget(forgetful[0], socket, closed));
        forgetful[1] = new RawServer(
                tls.getServerSocketFactory(), (socket, number) -> answerAndForget(forgetful[1], socket, closed));
        opened.add(forgetful[1]);
        MediaHttpClient client = client(SETTINGS.withTls(tls, null));

        for (int i = 0; i < 50; i++) {
            for (URI base : List.of(http(forgetful[0]), https(forgetful[1]))) {
                ApiAnswer answer = client.call(base, SUBMIT, KEY).get(20, TimeUnit.SECONDS);

                assertThat(answer.status()).isEqualTo(200);
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        }

        assertThat(forgetful[0].connections()).isEqualTo(50);
        assertThat(forgetful[1].connections()).isEqualTo(50);
    }

    /** Says that the connection will last, and closes it. */
    private static void answerAndForget(RawServer server, Socket socket, Semaphore closed) throws Exception {
        server.readHead(socket);
        socket.getInputStream().skipNBytes(18);
        RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nKeep-Alive: timeout=60\r\n\r\n");
        socket.close();
        closed.release();
    }

    @Test
    void shouldUseAConnectionAgain() throws Exception {
        RawServer[] lasting = new RawServer[1];
        lasting[0] = server((socket, number) -> {
            while (!lasting[0].readHead(socket).isEmpty()) {
                socket.getInputStream().skipNBytes(18);
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        MediaHttpClient client = client(SETTINGS.withConnections(1, 1, Duration.ofSeconds(10)));

        for (int i = 0; i < 5; i++) {
            client.call(http(lasting[0]), SUBMIT, KEY).get(20, TimeUnit.SECONDS);
        }

        assertThat(lasting[0].connections()).isEqualTo(1);
    }

    @Test
    void shouldKnowThatNothingWasSentWhereTheProxyRefusedTheTunnel() throws Exception {
        RawServer[] proxy = new RawServer[1];
        proxy[0] = server((socket, number) -> {
            proxy[0].readHead(socket);
            RawServer.send(socket, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nno!");
            proxy[0].awaitEnd(socket);
        });

        HttpCallException failure = failureOf(client(SETTINGS.withProxy("127.0.0.1", proxy[0].port(), null, null))
                .call(URI.create("https://api.example"), SUBMIT, KEY));

        assertNothingSent(failure);
        assertThat(failure).hasMessageContaining("the proxy answered 502");
    }

    @Test
    void shouldKnowThatNothingWasSentWhereTlsFailedBehindTheProxy() throws Exception {
        RawServer[] proxy = new RawServer[1];
        proxy[0] = server((socket, number) -> {
            proxy[0].readHead(socket);
            RawServer.send(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
            socket.getInputStream().read();
        });

        assertNothingSent(failureOf(client(SETTINGS.withProxy("127.0.0.1", proxy[0].port(), null, null))
                .call(URI.create("https://api.example"), SUBMIT, KEY)));
    }

    @Test
    void shouldGiveTheOnlyConnectionBackWhateverHappened() throws Exception {
        RawServer[] moody = new RawServer[1];
        moody[0] = server((socket, number) -> {
            String head = moody[0].readHead(socket);
            if (head.contains("/half")) {
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            } else if (head.contains("/long")) {
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n{");
            } else if (head.contains("/head")) {
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
            } else if (head.contains("/silent")) {
                moody[0].awaitEnd(socket);
            } else {
                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        MediaHttpClient client = client(HttpSettings.defaults()
                .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(500))
                .withConnections(1, 1, Duration.ofSeconds(15)));

        for (String path : List.of("/half", "/long", "/head", "/silent")) {
            assertMayHave(failureOf(client.call(http(moody[0]), ApiCall.get(path), KEY)));
        }
        failureOf(client.call(https(moody[0]), SUBMIT, KEY));
        failureOf(client.call(URI.create("http://no-such-host.invalid"), SUBMIT, KEY));
        for (int i = 0; i < 20; i++) {
            int before = moody[0].connections();
            CompletableFuture<ApiAnswer> dropped = client.call(http(moody[0]), ApiCall.get("/silent"), KEY);
            if (i % 2 == 0) {
                Awaitility.await().until(() -> moody[0].connections() > before);
            }
            dropped.cancel(true);
        }

        assertThat(client.call(http(moody[0]), ApiCall.get("/ok"), KEY)
                        .get(20, TimeUnit.SECONDS)
                        .status())
                .isEqualTo(200);
    }

    private static void assertMayHave(HttpCallException failure) {
        assertThat(failure.requestStarted()).as(failure.toString()).isTrue();
    }

    private record Failing(CompletableFuture<HttpCallException> failure) implements StreamListener {

        @Override
        public void onLine(String line) {}

        @Override
        public void onEnd() {}

        @Override
        public void onRefused(ApiAnswer answer) {}

        @Override
        public void onFailure(HttpCallException cause) {
            failure.complete(cause);
        }
    }
}
