package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.CallbackReceiver.Received;
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import io.genmedia.camel.media.simulator.unifically.Callbacks;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver of the simulated Unifically's callbacks sees; a subclass for each transport runs it. */
abstract class CallbackContract {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");
    private static final Duration TASK = Duration.ofSeconds(100);

    private final SimulatorTransport transport;
    private final CallbackReceiver receiver = new CallbackReceiver();

    private MovableClock clock;
    private MediaSimulator simulator;
    private UnificallySimulator unifically;
    private Callbacks callbacks;
    private UnificallyClient client;

    CallbackContract(SimulatorTransport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() {
        clock = MovableClock.at(START);
        use(MediaSimulator.builder()
                .transport(transport)
                .clock(clock)
                .taskDuration(TASK)
                .start());
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void shouldTellOfACompletedTaskInTheDocumentedShape() {
        String id = submitted();
        clock.advance(TASK);

        List<CallbackDelivery> delivered = callbacks.deliverDue();

        Received received = receiver.all().get(0);
        JsonNode output = client.task(id).at("/data/output");
        assertThat(receiver.all()).hasSize(1);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.target()).isEqualTo("/callback?secret=s%2Fs");
        assertThat(received.contentType()).startsWith("application/json");
        assertThat(received.authorization()).isNull();
        assertThat(received.body())
                .isEqualTo("{\"task_id\":\"" + id + "\",\"status\":\"completed\",\"data\":" + output + "}");
        assertThat(delivered).singleElement().satisfies(delivery -> {
            assertThat(delivery.taskId()).isEqualTo(id);
            assertThat(delivery.url()).isEqualTo(receiver.url());
            assertThat(delivery.body()).isEqualTo(received.body());
            assertThat(delivery.status()).isEqualTo(200);
            assertThat(delivery.failure()).isNull();
            assertThat(delivery.at()).isEqualTo(START.plus(TASK));
            assertThat(delivery.duration()).isPositive();
        });
    }

    @Test
    void shouldTellOfAFailedTaskInTheDocumentedShape() {
        unifically.nextTaskFails("content_policy", "refused");
        String id = submitted();
        clock.advance(TASK);

        callbacks.deliverDue();

        assertThat(receiver.all())
                .extracting(Received::body)
                .containsExactly("{\"task_id\":\"" + id + "\",\"status\":\"failed\",\"error_message\":\"refused\"}");
    }

    @Test
    void shouldPostWhatIsDueOnceAndNothingElse() {
        client.submitted(UnificallyClient.IMAGE);
        unifically.nextTaskNeverEnds();
        submitted();
        String id = submitted();

        List<CallbackDelivery> before = callbacks.deliverDue();
        List<String> dueBefore = callbacks.due();
        clock.advance(TASK);
        List<String> due = callbacks.due();
        callbacks.deliverDue();

        assertThat(before).isEmpty();
        assertThat(dueBefore).isEmpty();
        assertThat(due).containsExactly(id);
        assertThat(callbacks.due()).isEmpty();
        assertThat(callbacks.deliverDue()).isEmpty();
        assertThat(callbacks.deliveries()).extracting(CallbackDelivery::taskId).containsExactly(id);
    }

    @Test
    void shouldNotCallBackForADryRun() {
        client.submit(UnificallyClient.dryRun(UnificallyClient.callback(UnificallyClient.IMAGE, receiver.url())));
        clock.advance(TASK);

        assertThat(callbacks.deliverDue()).isEmpty();
    }

    @Test
    void shouldDeliverAsThePlanSays() {
        List<String> ids = submitted(40);
        callbacks.plan(3, 0.25, 7);
        clock.advance(TASK);

        List<String> order =
                callbacks.deliverDue().stream().map(CallbackDelivery::taskId).toList();

        Set<String> told = new HashSet<>(order);
        assertThat(callbacks.lost()).hasSizeBetween(3, 20).doesNotContainAnyElementsOf(told);
        assertThat(told).hasSize(40 - callbacks.lost().size());
        assertThat(order).hasSize(3 * told.size());
        assertThat(told)
                .allSatisfy(id -> assertThat(order.stream().filter(id::equals)).hasSize(3));
        assertThat(order.subList(0, told.size()))
                .isNotEqualTo(ids.stream().filter(told::contains).toList());
        assertThat(receiver.all()).hasSize(order.size());
    }

    @Test
    void shouldDoTheSameAgainWithTheSameSeed() {
        List<Integer> first = positions(11);
        simulator.reset();
        List<Integer> second = positions(11);
        simulator.reset();
        List<Integer> other = positions(12);

        assertThat(first).isEqualTo(second).isNotEqualTo(other);
    }

    @Test
    void shouldDeliverByHandWhatThePlanHasLost() {
        String id = submitted();
        callbacks.plan(1, 1, 1);
        clock.advance(TASK);
        callbacks.deliverDue();

        List<CallbackDelivery> late = callbacks.deliver(id);

        assertThat(callbacks.lost()).containsExactly(id);
        assertThat(late).extracting(CallbackDelivery::status).containsExactly(200);
    }

    @Test
    void shouldDeliverByHandBeforeTheEndAndAsOftenAsAsked() {
        String id = submitted();

        callbacks.deliver(id);
        callbacks.deliver(id);
        clock.advance(TASK);

        assertThat(client.task(id).at("/data/status").asText()).isEqualTo("completed");
        assertThat(callbacks.deliverDue()).isEmpty();
        assertThat(receiver.all()).hasSize(2).extracting(Received::body).allMatch(body -> body.contains("completed"));
    }

    @Test
    void shouldSayThatThereIsNothingToDeliver() {
        String silent = client.submitted(UnificallyClient.IMAGE);
        unifically.nextTaskNeverEnds();
        String endless = submitted();

        assertThatThrownBy(() -> callbacks.deliver(silent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(silent);
        assertThatThrownBy(() -> callbacks.deliver(endless))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(endless);
    }

    @Test
    void shouldDeliverBeforeTheAnswerToTheSubmit() throws InterruptedException {
        callbacks.early(true);
        CountDownLatch release = new CountDownLatch(1);
        receiver.answering(received -> {
            awaitRelease(release);
            return 200;
        });

        CompletableFuture<HttpResponse<String>> submit = client.http()
                .sendAsync(
                        client.post("/v1/tasks", UnificallyClient.callback(UnificallyClient.IMAGE, receiver.url())),
                        HttpResponse.BodyHandlers.ofString());
        Received overtaking = receiver.next();
        boolean answered = submit.isDone();
        release.countDown();

        String id = unifically.createdTasks().get(0).id();
        assertThat(answered).isFalse();
        assertThat(overtaking.body()).contains(id);
        assertThat(submit.join().body()).contains(id);
        assertThat(client.task(id).at("/data/status").asText()).isEqualTo("completed");
        assertThat(callbacks.deliverDue()).isEmpty();
    }

    @Test
    void shouldCallBackThoughTheAnswerToTheSubmitWasLost() {
        unifically.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        assertThatThrownBy(this::submitted).isInstanceOf(UncheckedIOException.class);
        clock.advance(TASK);

        callbacks.deliverDue();

        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void shouldPostAgainOnlyWhenToldToAndOnlyWhatWasNotTaken() {
        AtomicInteger calls = new AtomicInteger();
        receiver.answering(received -> calls.incrementAndGet() <= 2 ? 503 : 200);
        String id = submitted();
        clock.advance(TASK);

        List<CallbackDelivery> once = callbacks.deliverDue();
        callbacks.retries(5);
        List<CallbackDelivery> again = callbacks.deliver(id);

        assertThat(once).extracting(CallbackDelivery::status).containsExactly(503);
        assertThat(again).extracting(CallbackDelivery::status).containsExactly(503, 200);
        assertThat(again.get(1).isTaken()).isTrue();
        assertThat(callbacks.deliveries()).hasSize(3);
    }

    @Test
    void shouldNotFollowARedirect() {
        receiver.answering(received -> 302);
        submitted();
        clock.advance(TASK);

        assertThat(callbacks.deliverDue()).extracting(CallbackDelivery::status).containsExactly(302);
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void shouldRecordThatNobodyAnswered() {
        submitted();
        clock.advance(TASK);
        receiver.close();

        CallbackDelivery delivery = callbacks.deliverDue().get(0);

        assertThat(delivery.status()).isZero();
        assertThat(delivery.failure()).isNotBlank();
        assertThat(delivery.isTaken()).isFalse();
    }

    @Test
    void shouldPostEightAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(8);
        receiver.answering(received -> {
            try {
                together.await(20, TimeUnit.SECONDS);
                return 200;
            } catch (Exception e) {
                return 500;
            }
        });
        submitted(8);
        clock.advance(TASK);

        assertThat(callbacks.deliverDue()).extracting(CallbackDelivery::status).containsOnly(200);
    }

    @Test
    void shouldCallBackByItselfInRealTime() throws InterruptedException {
        simulator.close();
        use(MediaSimulator.builder()
                .transport(transport)
                .taskDuration(Duration.ofMillis(50))
                .start());

        List<String> ids = submitted(3);
        Set<String> told = Set.of(taskId(receiver.next()), taskId(receiver.next()), taskId(receiver.next()));

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void shouldCallBackByItselfWhenTheClockIsMovedAndItIsToldTo() throws InterruptedException {
        callbacks.automatic(true);
        String id = submitted();
        assertThat(receiver.all()).isEmpty();

        clock.advance(TASK);

        assertThat(taskId(receiver.next())).isEqualTo(id);
    }

    @Test
    void shouldForgetCallbacksOnReset() {
        submitted();
        callbacks.plan(2, 0, 1).retries(3).early(true);
        clock.advance(TASK);

        simulator.reset();
        String id = submitted();
        clock.advance(TASK);
        callbacks.deliverDue();

        assertThat(receiver.all()).hasSize(1);
        assertThat(callbacks.deliveries()).extracting(CallbackDelivery::taskId).containsExactly(id);
    }

    @Test
    void shouldLeaveNoThreadBehindEvenWithACallbackUnanswered() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        receiver.answering(received -> {
            awaitRelease(never);
            return 200;
        });
        callbacks.automatic(true);
        submitted();
        clock.advance(TASK);
        receiver.next();

        simulator.close();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("media-simulator-callback")));
        never.countDown();
    }

    private void use(MediaSimulator started) {
        simulator = started;
        unifically = started.unifically();
        callbacks = unifically.callbacks();
        client = new UnificallyClient(unifically);
    }

    private String submitted() {
        return client.submitted(UnificallyClient.callback(UnificallyClient.IMAGE, receiver.url()));
    }

    private List<String> submitted(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(submitted());
        }
        return ids;
    }

    /** The places, in the order of their submits, of twenty tasks in the order of their callbacks. */
    private List<Integer> positions(long seed) {
        List<String> ids = submitted(20);
        callbacks.plan(1, 0.3, seed);
        clock.advance(TASK);
        return callbacks.deliverDue().stream()
                .map(delivery -> ids.indexOf(delivery.taskId()))
                .toList();
    }

    private static String taskId(Received received) {
        try {
            return HttpTestClient.JSON.readTree(received.body()).path("task_id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitRelease(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody has released the callback");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
