package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a message to its result: submits go to a server, the end of a task is told by the test. */
class GenerateFlowTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.idempotent();
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final ManualWorkers workers = new ManualWorkers();
    private final Steps steps = new Steps(atelier, time, workers);
    private final GenerateFlow flow = new EngineParts(atelier, store, time, workers).generate(context, steps);
    private final MediaHttpClient http = new MediaHttpClient(HttpSettings.defaults(), "generate-flow-test");
    private final SubmitLimits limits = new SubmitLimits(time, 1, null, null);
    private final AtomicInteger done = new AtomicInteger();
    private final List<String> submits = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Account account;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/submit", this::accept);
        server.start();
        account = new Account(
                new AccountSettings(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        null,
                        HttpSettings.defaults(),
                        new UploadTarget(null, false),
                        false),
                () -> http,
                atelier,
                time,
                new Account.Shared(
                        limits, new io.genmedia.camel.media.internal.submit.SubmitTurns(), null, new LearnedLengths()),
                TaskMeters.NONE,
                Runnable::run);
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private void accept(HttpExchange call) throws IOException {
        submits.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer =
                ("{\"id\":\"t" + submits.size() + "\",\"status\":\"PENDING\"}").getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    private Exchange message(String prompt) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromRouteId("films");
        exchange.getMessage().setBody(prompt);
        return exchange;
    }

    private void process(Exchange exchange, Completion completion) {
        process(exchange, completion, Duration.ofMinutes(45));
    }

    private void process(Exchange exchange, Completion completion, Duration timeout) {
        flow.process(
                exchange,
                sync -> done.incrementAndGet(),
                EngineParts.film(account, completion, EngineParts.waiting(Duration.ofDays(1), timeout), null));
    }

    private void untilFollowed(int submitted) {
        await().until(() -> submits.size() == submitted && account.trackers().size() == 1);
    }

    private void ends(TaskSnapshot task) {
        account.trackers()
                .feed(new TaskRef(task.taskId(), "video", "film-1", true), () -> {})
                .observe(task);
    }

    private static String keyOf(String submit) {
        try {
            return MediaJson.mapper().readTree(submit).path("key").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private StoredTask stored(Exchange exchange) {
        return store.find("atelier", exchange.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class))
                .orElseThrow();
    }

    @Test
    void shouldHandOnTheResult() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);

        ends(Tasks.succeeded("t1"));

        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        assertThat(exchange.getMessage().getHeader(MediaHeaders.URL)).isEqualTo("https://cdn.example/t1.mp4");
        assertThat(submits.get(0)).contains("a fox");
        assertThat(stored(exchange).state()).isEqualTo(State.ACCEPTED);
        assertThat(limits.inFlight()).isZero();
        assertThat(steps.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldNoteTheResultWhenTheRouteHasHandledIt() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        ends(Tasks.succeeded("t1"));
        State before = stored(exchange).state();

        EngineParts.end(exchange);

        assertThat(before).isEqualTo(State.ACCEPTED);
        assertThat(stored(exchange).state()).isEqualTo(State.SUCCEEDED);
        assertThat(stored(exchange).delivery().mode()).isEqualTo(Delivery.Mode.DONE);
    }

    @Test
    void shouldNotNoteAResultThatTheRouteFailedWith() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        ends(Tasks.succeeded("t1"));

        exchange.setException(new IllegalStateException("the disk is full"));
        EngineParts.end(exchange);

        assertThat(stored(exchange).state()).isEqualTo(State.ACCEPTED);
        assertThat(stored(exchange).delivery().mode()).isEqualTo(Delivery.Mode.AWAITED);
    }

    @Test
    void shouldWriteToTheStoreOnWorkersAlone() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        ends(Tasks.succeeded("t1"));
        workers.later();

        EngineParts.end(exchange);
        State before = stored(exchange).state();
        workers.runAll();

        assertThat(before).isEqualTo(State.ACCEPTED);
        assertThat(stored(exchange).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void shouldNoteOnWorkersThatATaskFailedBeforeTheRouteIsTold() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        workers.later();

        ends(Tasks.failed("t1", "busy"));
        int told = done.get();
        String key = keyOf(submits.get(0));
        State before = store.find("atelier", key).orElseThrow().state();
        workers.runAll();

        assertThat(told).isZero();
        assertThat(before).isEqualTo(State.ACCEPTED);
        assertThat(store.find("atelier", key).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldBuyTheNextTaskWhenTheRouteAsksAgainAfterAFailure() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        ends(Tasks.failed("t1", "busy"));
        Exception first = exchange.getException();

        exchange.setException(null);
        process(exchange, Completion.POLL);
        untilFollowed(2);
        ends(Tasks.succeeded("t2"));

        assertThat(first).isInstanceOf(MediaTaskFailedException.class);
        assertThat(((MediaException) first).isRetryable()).isTrue();
        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t2");
        assertThat(exchange.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class))
                .endsWith("-2");
        assertThat(submits).hasSize(2);
        assertThat(limits.inFlight()).isZero();
    }

    @Test
    void shouldWaitForTheAcceptedTaskWhenTheRouteAsksAgainAfterATimeout() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL);
        untilFollowed(1);
        time.advance(Duration.ofMinutes(45));
        Exception first = exchange.getException();

        exchange.setException(null);
        process(exchange, Completion.POLL);
        ends(Tasks.succeeded("t1"));

        assertThat(first).isInstanceOf(MediaTaskTimeoutException.class);
        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldFreeThePlaceOfATaskWhoseRouteStops() {
        Exchange first = message("a fox");
        process(first, Completion.POLL);
        untilFollowed(1);

        steps.stopRoute("films");
        int inFlight = limits.inFlight();
        steps.routeStarted("films");
        process(message("a hare"), Completion.POLL);
        untilFollowed(2);

        assertThat(first.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(inFlight).isZero();
        assertThat(submits).hasSize(2);
    }

    @Test
    void shouldEndWhoWaitsForAPlaceWhenTheRouteStops() {
        process(message("a fox"), Completion.POLL);
        untilFollowed(1);
        Exchange queued = message("a hare");
        process(queued, Completion.POLL);
        int waiting = limits.waiting();

        steps.stopRoute("films");

        assertThat(waiting).isEqualTo(1);
        assertThat(queued.getException(MediaException.class).getAcceptance()).hasToString("NOT_ACCEPTED");
        assertThat(limits.waiting()).isZero();
        assertThat(done).hasValue(2);
        assertThat(submits).hasSize(1);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shouldHandOnTheTaskAtOnceAndHoldItsPlaceUntilItEnds() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.NONE);
        await().untilAtomic(done, org.hamcrest.Matchers.is(1));
        int during = limits.inFlight();
        StoredTask handedOn = stored(exchange);

        ends(Tasks.succeeded("t1"));

        assertThat(exchange.getMessage().getBody(MediaTask.class).taskId()).isEqualTo("t1");
        assertThat(handedOn.delivery().mode()).isEqualTo(Delivery.Mode.DETACHED);
        assertThat(during).isEqualTo(1);
        assertThat(limits.inFlight()).isZero();
    }

    @Test
    void shouldHandOnATaskThatWasAcceptedBeforeTheStepFailed() {
        Exchange exchange = message("a fox");
        process(exchange, Completion.POLL, Duration.ofMinutes(1));
        untilFollowed(1);
        time.advance(Duration.ofMinutes(2));
        exchange.setException(null);

        process(exchange, Completion.NONE);
        await().untilAtomic(done, org.hamcrest.Matchers.is(2));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(MediaTask.class).taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldFailAnExchangeThatAsksForNothing() {
        Exchange exchange = message(null);

        process(exchange, Completion.POLL);

        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).hasMessageContaining("prompt");
        assertThat(submits).isEmpty();
        assertThat(steps.size()).isZero();
    }
}
