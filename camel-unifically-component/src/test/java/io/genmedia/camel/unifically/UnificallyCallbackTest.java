package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes of callbacks, with the HTTP server of plain Camel. The simulator's clock stands still unless a test moves it. */
class UnificallyCallbackTest {

    private static final Duration RENDER = Duration.ofMinutes(2);
    private static final MovableClock CLOCK = MovableClock.create();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().clock(CLOCK);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Exchange> told = new ConcurrentLinkedQueue<>();
    private CamelContext context;
    private CallbackServer server;

    private static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    @BeforeEach
    void start() throws Exception {
        unifically().taskDuration(RENDER);
        context = application();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** With a public address that is its own; the routes come when that is known. */
    private CamelContext application() throws Exception {
        return application("kept by all the nodes");
    }

    private CamelContext application(String secret) throws Exception {
        CamelContext made = new DefaultCamelContext();
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(unifically().apiKey());
        component.setCallbackSecret(secret);
        made.addComponent("unifically", component);
        server = CallbackServer.on(made);
        made.start();
        component.getConfiguration().setPublicUrl(server.publicUrl());
        return made;
    }

    private void routes(boolean consumer) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film")
                        .routeId("film")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=callback");
                from("direct:detached").to("unifically:video?model=google/veo-3.1-fast&completion=none");
                if (consumer) {
                    from("unifically:callback").routeId("called").process(exchange -> told.add(exchange.copy()));
                }
            }
        });
    }

    private CompletableFuture<Exchange> send(String uri, String prompt) {
        return context.createProducerTemplate()
                .asyncSend(uri, exchange -> exchange.getMessage().setBody(prompt));
    }

    private static void untilBought(int tasks) {
        await().until(() -> unifically().createdTasks().size() == tasks);
    }

    private int post(String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String addressOf(int submit) {
        return address(unifically().requests(Operation.SUBMIT).get(submit).body());
    }

    private static String address(String submit) {
        return UnificallyTestSupport.json(submit).path("callback_url").asText();
    }

    @Test
    void shouldGoOnWithWhatTheProviderSaysWhenItCalls() throws Exception {
        routes(false);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);

        CLOCK.advance(RENDER);
        List<CallbackDelivery> calls = unifically().callbacks().deliverDue();

        Exchange done = film.get();
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs()).hasSize(1);
        assertThat(calls).extracting(CallbackDelivery::status).containsExactly(200);
        assertThat(unifically().statusReads()).isEqualTo(1);
    }

    @Test
    void shouldNotBelieveABodyThatSaysItFailed() throws Exception {
        routes(false);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);
        String id = unifically().createdTasks().get(0).id();
        CLOCK.advance(RENDER);

        int status = post(addressOf(0), "{\"task_id\":\"" + id + "\",\"status\":\"failed\",\"error_message\":\"no\"}");

        assertThat(status).isEqualTo(200);
        assertThat(film.get().getException()).isNull();
    }

    @Test
    void shouldTellOfATaskThatFailed() throws Exception {
        routes(false);
        unifically().nextTaskFails("generation_failed", "no machine was free");
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);

        CLOCK.advance(RENDER);
        unifically().callbacks().deliverDue();

        assertThat(film.get().getException())
                .isInstanceOf(MediaTaskFailedException.class)
                .hasMessageContaining("no machine was free");
    }

    @Test
    void shouldKeepACallbackThatOvertakesTheAnswerToItsSubmit() throws Exception {
        routes(false);
        unifically().callbacks().early(true);

        Exchange done = send("direct:film", "A storm at sea").get();

        assertThat(done.getException()).isNull();
        assertThat(unifically().statusReads()).isEqualTo(1);
        assertThat(unifically().callbacks().deliveries())
                .extracting(CallbackDelivery::status)
                .containsExactly(200);
    }

    @Test
    void shouldTakeTheTaskThatACallbackNamesWhereTheAnswerToItsSubmitIsLost() throws Exception {
        routes(false);
        unifically().callbacks().early(true);
        unifically().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());

        Exchange done = send("direct:film", "A storm at sea").get();

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(MediaHeaders.TASK_ID))
                .isEqualTo(unifically().createdTasks().get(0).id());
        assertThat(unifically().createdTasks()).hasSize(1);
    }

    @Test
    void shouldFindTheTaskWhenTheMessageComesAgainAfterACallbackNamedIt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=callback"
                                + "&idempotencyKey=$simple{header.order}");
            }
        });
        unifically().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        Exchange lost = order("4711").get();
        String id = unifically().createdTasks().get(0).id();
        CLOCK.advance(RENDER);

        try (LogCapture log = LogCapture.at(org.apache.logging.log4j.Level.WARN)) {
            unifically().callbacks().deliverDue();
            await().until(() -> log.warnings().stream().anyMatch(line -> line.contains("made task " + id)));
        }
        Exchange again = order("4711").get();

        assertThat(lost.getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(MediaHeaders.TASK_ID)).isEqualTo(id);
        assertThat(unifically().createdTasks()).hasSize(1);
    }

    private CompletableFuture<Exchange> order(String number) {
        return context.createProducerTemplate().asyncSend("direct:order", exchange -> {
            exchange.getMessage().setBody("A storm at sea");
            exchange.getMessage().setHeader("order", number);
        });
    }

    @Test
    void shouldFindTheEndByItselfWhereNoCallbackComes() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=callback&pollInterval=50ms");
            }
        });
        CompletableFuture<Exchange> film = send("direct:slow", "A storm at sea");
        untilBought(1);
        CLOCK.advance(RENDER);

        assertThat(film.get().getException()).isNull();
        assertThat(unifically().callbacks().deliveries()).isEmpty();
    }

    @Test
    void shouldReadAgainSoonWhereACallbackComesBeforeTheStatusShowsTheEnd() throws Exception {
        routes(false);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);
        String id = unifically().createdTasks().get(0).id();

        unifically().callbacks().deliver(id);
        await().until(() -> unifically().statusReads() == 1);
        CLOCK.advance(RENDER);
        unifically().callbacks().deliver(id);

        assertThat(film.get().getException()).isNull();
    }

    @Test
    void shouldPassOverTheTaskOfSomebodyElse() throws Exception {
        routes(true);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);
        String id = unifically().createdTasks().get(0).id();

        int status = post(addressOf(0), "{\"task_id\":\"another\",\"status\":\"completed\",\"data\":{}}");
        CLOCK.advance(RENDER);
        unifically().callbacks().deliver(id);

        assertThat(status).isEqualTo(200);
        assertThat(film.get().getException()).isNull();
        await().until(() -> told.size() == 1);
        assertThat(told)
                .extracting(exchange -> exchange.getMessage().getHeader(MediaHeaders.TASK_ID))
                .containsExactly(id);
    }

    @Test
    void shouldRefuseWhatIsNotSignedTooLargeOrNoCallback() throws Exception {
        routes(false);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        untilBought(1);
        String address = addressOf(0);
        String body = "{\"task_id\":\"x\",\"status\":\"completed\"}";

        assertThat(post(address.replaceAll("\\?.*", ""), body)).isEqualTo(401);
        assertThat(post(address.replaceAll(".$", "") + (address.endsWith("A") ? "B" : "A"), body))
                .isEqualTo(401);
        assertThat(post(address, "{\"task_id\":\"" + "x".repeat(1 << 20) + "\"}"))
                .isEqualTo(413);
        assertThat(post(address, "{\"task_id\":")).isEqualTo(400);
        assertThat(post(address, "{\"status\":\"completed\"}")).isEqualTo(400);
        assertThat(post(address, "{\"task_id\":\"two\\nlines\",\"status\":\"completed\"}"))
                .isEqualTo(400);
        assertThat(film).isNotDone();
        assertThat(unifically().statusReads()).isZero();
    }

    @Test
    void shouldShowNothingOfABodyAndNoSecretInTheLog() throws Exception {
        routes(true);
        List<LogCapture.Line> lines;
        String address;
        try (LogCapture log = LogCapture.at(org.apache.logging.log4j.Level.DEBUG)) {
            CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
            untilBought(1);
            address = addressOf(0);
            post(address.replaceAll("\\?.*", "?submit=x%0Ay&token=forged%0Atoken"), "{}");
            post(address, "{\"task_id\":\"a\\r\\nFORGED line\",\"status\":\"completed\"}");
            post(address, "no JSON\r\nFORGED line");
            post(address, "{\"task_id\":\"somebody-elses\",\"status\":\"completed\",\"FORGED\":1}");
            CLOCK.advance(RENDER);
            unifically().callbacks().deliverDue();
            film.get();
            await().until(() -> told.size() == 1);
            lines = log.lines();
        }

        String token = address.replaceAll(".*token=", "");
        assertThat(lines)
                .filteredOn(line -> line.logger().startsWith("io.genmedia.camel")
                        && !line.logger().contains("simulator"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.text()).doesNotContain("FORGED", "forged\ntoken", token));
        assertThat(told.peek().getMessage().getHeaders().toString()).doesNotContain(token);
    }

    @Test
    void shouldTellTheConsumerOnceAndWhetherSomebodyWaits() throws Exception {
        routes(true);
        CompletableFuture<Exchange> film = send("direct:film", "A storm at sea");
        send("direct:detached", "A calm").get();
        untilBought(2);
        unifically().callbacks().plan(3, 0, 42);

        CLOCK.advance(RENDER);
        List<CallbackDelivery> calls = unifically().callbacks().deliverDue();

        assertThat(film.get().getException()).isNull();
        await().until(() -> told.size() == 2);
        assertThat(calls).hasSize(6).extracting(CallbackDelivery::status).containsOnly(200);
        assertThat(told)
                .extracting(exchange -> exchange.getMessage().getHeader(MediaHeaders.AWAITED))
                .containsExactlyInAnyOrder(true, false);
        assertThat(told).allSatisfy(exchange -> {
            MediaResult result = exchange.getMessage().getBody(MediaResult.class);
            assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
            assertThat(result.kind()).isEqualTo("video");
            assertThat(result.model()).isEqualTo("google/veo-3.1-fast");
            assertThat(result.outputs()).hasSize(1);
        });
        assertThat(unifically().statusReads()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheOutcomeFromTheBodyWhereItIsToldTo() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:trusting")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=callback&trustCallback=true");
            }
        });
        CompletableFuture<Exchange> film = send("direct:trusting", "A storm at sea");
        untilBought(1);

        CLOCK.advance(RENDER);
        unifically().callbacks().deliverDue();

        MediaResult result = film.get().getMessage().getBody(MediaResult.class);
        assertThat(result.outputs()).hasSize(1);
        assertThat(result.outputs().get(0).url()).startsWith("http");
        assertThat(unifically().statusReads()).isZero();
    }

    @Test
    void shouldTellAfterARestartWhatWasBoughtBeforeIt() throws Exception {
        routes(false);
        send("direct:film", "A storm at sea");
        untilBought(1);
        String address = addressOf(0);
        String id = unifically().createdTasks().get(0).id();
        context.stop();

        context = application();
        routes(true);
        CLOCK.advance(RENDER);
        int status = post(
                server.publicUrl() + address.replaceAll("http://[^/]+", ""),
                "{\"task_id\":\"" + id + "\",\"status\":\"completed\"}");

        assertThat(status).isEqualTo(200);
        await().until(() -> told.size() == 1);
        assertThat(told.peek().getMessage().getHeader(MediaHeaders.AWAITED)).isEqualTo(false);
        assertThat(told.peek().getMessage().getBody(MediaResult.class).outputs())
                .hasSize(1);
    }

    @Test
    void shouldPassAnotherAddressOnAsItIs() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:foreign")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=none"
                                + "&callbackUrl=RAW(https://hooks.example/done?shop=7&x=1)");
            }
        });

        send("direct:foreign", "A storm at sea").get();

        assertThat(addressOf(0)).isEqualTo("https://hooks.example/done?shop=7&x=1");
    }

    @Test
    void shouldGiveNoAddressAwayWhereTheStatusIsRead() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:polled")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=poll&pollInterval=20ms");
            }
        });
        CompletableFuture<Exchange> film = send("direct:polled", "A storm at sea");
        untilBought(1);
        CLOCK.advance(RENDER);
        film.get();

        JsonNode sent = UnificallyTestSupport.json(
                unifically().requests(Operation.SUBMIT).get(0).body());
        assertThat(sent.has("callback_url")).isFalse();
    }

    @Test
    void shouldWarnOfASecretThatCouldBeFoundByTrying() throws Exception {
        context.stop();
        List<String> warnings;
        try (LogCapture log = LogCapture.at(org.apache.logging.log4j.Level.WARN)) {
            context = application("s3cret");
            routes(true);
            warnings = log.warnings();
        }

        assertThat(warnings)
                .filteredOn(line -> line.contains("callbackSecret"))
                .singleElement()
                .asString()
                .contains("fewer than 16 characters")
                .doesNotContain("s3cret");
    }
}
