package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the page would not send: forged, repeated, or wrong. The page spends money, and no other site may use it. */
class ForgeryIT extends StudioTest {

    private StudioProcess studio;

    @BeforeAll
    void startStudio() {
        studio = StudioProcess.of(simulator, folder.resolve("studio")).start();
    }

    @AfterAll
    void stopStudio() {
        if (studio != null) {
            studio.close();
        }
    }

    private static String order(String id, String prompt) {
        return "{\"id\":\"" + id
                + "\",\"provider\":\"monet\",\"kind\":\"image\",\"model\":\"nano-banana-1\",\"input\":{\"prompt\":\""
                + prompt + "\"}}";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://localhost.evil.example"})
    void shouldRefuseAnotherSite(String origin) throws IOException {
        HttpResponse<String> refused = studio.send(
                studio.post("/api/orders", order(id(), "forged by " + origin)).header("Origin", origin));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(bought("forged by")).isEmpty();
    }

    @Test
    void shouldRefuseWhatAFormOfAnotherSiteCouldSend() throws IOException {
        HttpRequest.Builder form = HttpRequest.newBuilder(java.net.URI.create(studio.url() + "/api/orders"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(order(id(), "forged by a form")));

        assertThat(studio.send(form).statusCode()).isEqualTo(403);
        assertThat(bought("forged by a form")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 421", "127.0.0.1.evil.example, 421", "localhost, 200", "127.0.0.1, 200"})
    void shouldAnswerToItsOwnNamesAlone(String host, int status) throws IOException {
        assertThat(statusLine("GET /api/studio HTTP/1.1\r\nHost: " + host + ":" + studio.port()
                        + "\r\nConnection: close\r\n\r\n"))
                .contains(" " + status + " ");
    }

    /** Sends no more than the head of a request. */
    private String statusLine(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), studio.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** The page of another site, in the browser of somebody who has the studio open. */
    @Test
    void shouldBuyNothingForThePageOfAnotherSite() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] html = "<!doctype html><title>Another site</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        other.start();
        try (Page page = chromium.browser().newPage()) {
            page.navigate("http://localhost:" + other.getAddress().getPort() + "/");
            for (String with : List.of(
                    "{method:'POST', mode:'no-cors', body}",
                    "{method:'POST', headers:{'Content-Type':'application/json','X-Studio':'page'}, body}")) {
                Object outcome = page.evaluate(
                        "([url, body]) => fetch(url, " + with + ").then(r => r.status, e => 'blocked')",
                        List.of(studio.url() + "/api/orders", order(id(), "forged in a browser")));
                assertThat(outcome).isIn(0, "blocked");
            }
            assertThat(page.evaluate(
                            "url => fetch(url).then(r => r.text(), e => 'blocked')", studio.url() + "/api/orders"))
                    .isEqualTo("blocked");
            assertThat(page.evaluate(
                            "url => new Promise(done => { const img = new Image(); img.onload = () => done('shown');"
                                    + " img.onerror = () => done('blocked'); img.src = url; })",
                            studio.url() + "/icon.svg"))
                    .isEqualTo("blocked");
        } finally {
            other.stop(0);
        }
        assertThat(bought("forged in a browser")).isEmpty();
    }

    @Test
    void shouldBuyOnceHoweverManyRequestsCome() throws Exception {
        String id = id();
        String order = order(id, "one and the same");
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(threads.submit(() -> {
                together.await();
                return studio.send(studio.post("/api/orders", order)).statusCode();
            }));
        }
        together.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> studio.get("/api/orders/" + id).body().contains("\"DONE\""));
        assertThat(studio.send(studio.post("/api/orders", order)).statusCode()).isEqualTo(200);
        assertThat(studio.send(studio.post("/api/orders", order(id, "something else")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(bought("one and the same")).hasSize(1);
        assertThat(bought("something else")).isEmpty();
    }

    @Test
    void shouldRefuseWhatTheCatalogRefuses() throws IOException {
        HttpResponse<String> refused = studio.send(studio.post(
                "/api/orders",
                "{\"id\":\"" + id()
                        + "\",\"provider\":\"monet\",\"kind\":\"video\",\"model\":\"sora-2\",\"input\":{\"prompt\":"
                        + "\"a wrong length\",\"duration\":11}}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("duration").contains("11").contains("10, 15");
        assertThat(bought("a wrong length")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provider\":\"monet\",\"kind\":\"image\",\"model\":\"nano-banana-1\",\"input\":{\"prompt\":\"p\"}} | 400 | id",
                "{\"id\":\"../../x\",\"provider\":\"monet\",\"kind\":\"image\",\"model\":\"m\",\"input\":{}} | 400 | UUID",
                "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"provider\":\"mona\",\"kind\":\"image\",\"model\":\"m\",\"input\":{}} | 404 | mona",
                "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"provider\":\"monet\",\"kind\":\"smell\",\"model\":\"m\",\"input\":{}} | 400 | smell",
                "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"provider\":\"monet\",\"kind\":\"image\",\"model\":\"none\",\"input\":{\"prompt\":\"p\"}} | 422 | none",
                "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"provider\":\"monet\",\"kind\":\"video\",\"model\":\"sora-2\",\"input\":{\"prompt\":\"p\",\"images\":[{\"$file\":\"../orders.mv.db\"}]}} | 400 | orders.mv.db",
                "{ | 400 | JSON"
            })
    void shouldNameWhatIsWrong(String order, int status, String named) throws IOException {
        HttpResponse<String> refused = studio.send(studio.post("/api/orders", order));

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(named);
    }

    @Test
    void shouldRefuseWhatIsTooLong() throws IOException {
        assertThat(statusLine("POST /api/orders HTTP/1.1\r\nHost: 127.0.0.1:" + studio.port()
                        + "\r\nX-Studio: page\r\nContent-Type: application/json\r\nContent-Length: 300000\r\n\r\n"))
                .contains(" 413 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/results/../orders.mv.db",
                "/results/%2e%2e/orders.mv.db",
                "/results/..%2forders.mv.db",
                "/results/",
                "/inputs/"
            })
    void shouldServeResultsAndNothingElse(String path) throws IOException {
        assertThat(studio.get(path).statusCode()).isIn(400, 403, 404);
    }

    @Test
    void shouldSayToTheBrowserThatThePageLoadsFromHereAlone() throws IOException {
        assertThat(studio.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }
}
