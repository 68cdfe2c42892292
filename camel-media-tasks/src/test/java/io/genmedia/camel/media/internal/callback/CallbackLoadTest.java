package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.internal.callback.CallbackSite.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many callbacks, large ones, slow ones and broken ones. */
@Timeout(180)
class CallbackLoadTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path directory;

    private CallbackSite site;

    private CallbackSite site() {
        site = new CallbackSite();
        return site;
    }

    @AfterEach
    void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void shouldAnswerTwoThousandAtTheSameTime() {
        CallbackListener listener = site().open();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();

        for (int i = 0; i < 2000; i++) {
            calls.add(site.client.sendAsync(
                    site.callback("s-" + i)
                            .POST(BodyPublishers.ofString("{\"task_id\":\"t-" + i + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200));
        assertThat(listener.accepted()).isEqualTo(2000);
        assertThat(site.arrivals.stream().map(CallbackArrival::submitId).distinct())
                .hasSize(2000);
        assertThat(site.arrivals)
                .allSatisfy(arrival -> assertThat(arrival.body().path("task_id").asText())
                        .isEqualTo(arrival.submitId().replace('s', 't')));
    }

    @Test
    void shouldHoldNoThreadForSlowSenders() throws Exception {
        site().open();
        // more than the server has workers, by far
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Wire wire = site.wire("slow-" + i, "Content-Length: 2\r\n");
            wire.send("{");
            slow.add(wire);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(site.call("fast-" + i, "{}")).isEqualTo(200);
        }
        assertThat(site.arrivals).hasSize(10);

        for (Wire wire : slow) {
            wire.send("}");
            assertThat(wire.head()).startsWith("HTTP/1.1 200 ");
            wire.close();
        }
        assertThat(site.arrivals).hasSize(110);
    }

    @Test
    void shouldGiveUpOnABodyThatDoesNotEnd() throws Exception {
        site();
        CallbackListener listener = site.open(new CallbackLimits(SHORT, SHORT), null);
        try (Wire wire = site.wire("s-1", "Content-Length: 2\r\n")) {
            wire.send("{");

            assertThat(wire.head()).startsWith("HTTP/1.1 408 ");
            assertThat(wire.isClosedByServer()).isTrue();
        }
        assertThat(listener.refused()).isEqualTo(1);
    }

    @Test
    void shouldCloseAConnectionWhoseSenderWasRefusedAndGoesOnSlowly() throws Exception {
        site().open(new CallbackLimits(GENEROUS, SHORT), null);
        try (Wire wire = new Wire(new Socket("127.0.0.1", site.port()))) {
            wire.send("POST " + CallbackSite.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");

            assertThat(wire.head()).startsWith("HTTP/1.1 401 ");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void shouldForgetASenderThatGoesAwayInTheMiddle() throws Exception {
        CallbackListener listener = site().open();

        for (int i = 0; i < 10; i++) {
            Wire wire = site.wire("s-" + i, "Content-Length: 100\r\n");
            wire.send("{\"task_id\":");
            if (i % 2 == 0) {
                wire.socket().setSoLinger(true, 0);
            }
            wire.close();
        }

        await().atMost(GENEROUS).until(() -> listener.refused() == 10);
        assertThat(site.arrivals).isEmpty();
        assertThat(site.call("s-1", "{}")).isEqualTo(200);
    }

    @Test
    void shouldNotTakeAChunkedBodyThatBreaksOff() throws Exception {
        CallbackListener listener = site().open();

        try (Wire wire = site.wire("s-1", "Transfer-Encoding: chunked\r\n")) {
            wire.send("2\r\n{}\r\n");
        }

        await().atMost(GENEROUS).until(() -> listener.refused() == 1);
        assertThat(site.arrivals).isEmpty();
    }

    @Test
    void shouldAnswer64MebibytesInASmallHeapAndWithoutAFile() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:MaxDirectMemorySize=24m",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String port = out.readLine();
            site = new CallbackSite(new org.apache.camel.impl.DefaultCamelContext(), Integer.parseInt(port));

            for (String headers : List.of(
                    "Transfer-Encoding: chunked\r\n",
                    "Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=x\r\n",
                    "Transfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n")) {
                assertThat(answerTo64Mebibytes(headers)).startsWith("HTTP/1.1 413 ");
            }

            assertThat(site.call("s-1", "{}")).as("the server lives").isEqualTo(200);
            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.filter(Files::isRegularFile)
                                .filter(file -> !file.toString().contains("hsperfdata")))
                        .isEmpty();
            }
        } finally {
            child.destroyForcibly();
        }
    }

    private String answerTo64Mebibytes(String headers) throws Exception {
        try (Wire wire = site.wire("s-1", headers)) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return wire.head();
                } catch (IOException e) {
                    return e.toString();
                }
            });
            byte[] chunk = ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                OutputStream out = wire.socket().getOutputStream();
                for (int i = 0; i < 1024; i++) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                // the server has hung up, as it should
            }
            return answer.get(60, TimeUnit.SECONDS);
        }
    }

    /** What runs in the small JVM. */
    static final class Server {

        private Server() {}

        public static void main(String[] args) throws Exception {
            CallbackSite site = new CallbackSite();
            site.open();
            System.out.println(site.port());
            Thread.currentThread().join();
        }
    }
}
