package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.ListOrder;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonetConsumersTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    private static final String TASKS = "monet:tasks?initialDelay=0&delay=50&pageSize=2";

    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private CamelContext context;

    @BeforeEach
    void makeAContext() {
        monet().taskDuration(Duration.ofMillis(60));
        context = Contexts.of(monet());
    }

    @AfterEach
    void closeIt() throws Exception {
        context.close();
    }

    @Test
    void shouldLeaveOutWhatEndedBeforeTheFirstLook() throws Exception {
        context.start();
        MediaTask before = order("Before");
        awaitEnd(before);
        tell("now", TASKS);
        eventually().until(() -> monet().count(Operation.LIST) > 3);

        MediaTask after = order("After");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(after.taskId()));
    }

    @Test
    void shouldTellATaskThatWasRunningAtTheFirstLook() throws Exception {
        monet().taskDuration(Duration.ofSeconds(3));
        context.start();
        MediaTask running = order("Running");

        tell("now", TASKS);

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(running.taskId()));
    }

    @Test
    void shouldTellWhatEndedBeforeFromTheBeginning() throws Exception {
        monet().listOrder(ListOrder.SHUFFLED);
        context.start();
        List<String> before = List.of(
                order("1").taskId(),
                order("2").taskId(),
                order("3").taskId(),
                order("4").taskId(),
                order("5").taskId());

        tell("beginning", TASKS + "&startFrom=beginning");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactlyInAnyOrderElementsOf(before));
        long looks = monet().count(Operation.LIST);
        eventually().until(() -> monet().count(Operation.LIST) > looks + 8);
        assertThat(ids()).hasSize(5);
    }

    @Test
    void shouldTellAResultAndAFailure() throws Exception {
        monet().nextTaskFails("busy", "no machine");
        context.start();
        tell("tasks", TASKS + "&startFrom=beginning");
        MediaTask failing = order("One");
        MediaTask good = order("Two");

        eventually().untilAsserted(() -> assertThat(told).hasSize(2));

        MediaTask failed = bodyOf(failing.taskId(), MediaTask.class);
        assertThat(failed.status()).isEqualTo(MediaStatus.FAILED);
        assertThat(failed.error()).contains("busy", "no machine");
        MediaResult result = bodyOf(good.taskId(), MediaResult.class);
        assertThat(result.outputs()).hasSize(1);
    }

    @Test
    void shouldTellATaskAgainThatTheRouteFailedWith() throws Exception {
        failures.add(new IllegalStateException("first time"));
        failures.add(new IllegalStateException("second time"));
        context.start();
        tell("tasks", TASKS + "&startFrom=beginning");

        MediaTask task = order("One");

        eventually()
                .untilAsserted(() -> assertThat(ids()).containsExactly(task.taskId(), task.taskId(), task.taskId()));
        long looks = monet().count(Operation.LIST);
        eventually().until(() -> monet().count(Operation.LIST) > looks + 4);
        assertThat(told).hasSize(3);
    }

    @Test
    void shouldConfirmInTheRepositoryWhatTheRouteHandled() throws Exception {
        Recorder repository = new Recorder();
        context.getRegistry().bind("told", repository);
        failures.add(new IllegalStateException("first time"));
        context.start();
        tell("tasks", TASKS + "&startFrom=beginning&idempotentRepository=#told");

        MediaTask task = order("One");

        eventually().untilAsserted(() -> assertThat(repository.calls)
                .containsSubsequence("remove " + task.taskId(), "confirm " + task.taskId()));
        assertThat(repository.calls)
                .filteredOn(call -> call.startsWith("confirm"))
                .hasSize(1);
        assertThat(repository.confirmedAfter).isEqualTo(2);
    }

    @Test
    void shouldNotTellWhatTheRepositoryKnows() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        context.getRegistry().bind("told", repository);
        context.start();
        MediaTask known = order("Known");
        repository.start();
        repository.add(known.taskId());
        tell("tasks", TASKS + "&startFrom=beginning&idempotentRepository=#told");

        MediaTask other = order("New");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(other.taskId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "add", "add, and written", "confirm"})
    void shouldTellOnceWhatTheRepositoryFailedWith(String call) throws Exception {
        FailingRepository repository = new FailingRepository(call);
        context.getRegistry().bind("told", repository);
        context.start();
        List<String> tasks = List.of(order("One").taskId(), order("Two").taskId());

        tell("tasks", TASKS + "&startFrom=beginning&idempotentRepository=#told");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactlyInAnyOrderElementsOf(tasks));
        long looks = monet().count(Operation.LIST);
        eventually().until(() -> monet().count(Operation.LIST) > looks + 4);
        assertThat(told).hasSize(2);
        assertThat(repository.failed).hasValue(1);
    }

    @Test
    void shouldTellAgainWhatTheRepositoryDidNotTakeBack() throws Exception {
        FailingRepository repository = new FailingRepository("remove");
        context.getRegistry().bind("told", repository);
        failures.add(new IllegalStateException("first time"));
        context.start();
        tell("tasks", TASKS + "&startFrom=beginning&idempotentRepository=#told");

        MediaTask task = order("One");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(task.taskId(), task.taskId()));
        eventually().until(() -> repository.contains(task.taskId()));
        assertThat(repository.failed).hasValue(1);
    }

    @Test
    void shouldGoOnAfterALookThatFailed() throws Exception {
        monet().faults().on(Operation.LIST).times(2, Fault.status(503));
        context.start();
        tell("tasks", TASKS + "&startFrom=beginning");

        MediaTask task = order("One");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(task.taskId()));
    }

    @Test
    void shouldLookWithTheDelayThatIsAskedFor() throws Exception {
        tell("default", "monet:tasks");
        tell("asked", "monet:tasks?delay=250");

        assertThat(delayOf("default")).isEqualTo(5000);
        assertThat(delayOf("asked")).isEqualTo(250);
    }

    @Test
    void shouldTellACompletedTaskOnce() throws Exception {
        tell("completed", "monet:completed");
        context.start();

        MediaTask first = order("One");
        MediaTask second = order("Two");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactlyInAnyOrder(first.taskId(), second.taskId()));
        assertThat(bodyOf(first.taskId(), MediaResult.class).outputs()).hasSize(1);
        assertThat(told.get(0).getMessage().getHeader(MediaHeaders.STATUS)).isEqualTo("SUCCEEDED");
        context.getRouteController().stopRoute("completed");
        context.getRouteController().startRoute("completed");
        MediaTask third = order("Three");
        eventually().untilAsserted(() -> assertThat(ids()).endsWith(third.taskId()));
        assertThat(told).hasSize(3);
    }

    @Test
    void shouldTellACompletedTaskAgainThatTheRouteFailedWith() throws Exception {
        failures.add(new IllegalStateException("first time"));
        tell("completed", "monet:completed");
        context.start();

        MediaTask task = order("One");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(task.taskId(), task.taskId()));
    }

    @Test
    void shouldTellTheFailureOfACompletedTask() throws Exception {
        monet().nextTaskFails("busy", "no machine");
        tell("completed", "monet:completed");
        context.start();

        MediaTask task = order("One");

        eventually().untilAsserted(() -> assertThat(told).hasSize(1));
        assertThat(bodyOf(task.taskId(), MediaTask.class).error()).contains("busy");
    }

    @Test
    void shouldTellATaskThatDidNotEndInTime() throws Exception {
        monet().neverEnds(true);
        tell("completed", "monet:completed");
        context.start();

        MediaTask task = context.createProducerTemplate()
                .requestBody("monet:video?model=sora-2&completion=none&timeout=300ms", "A cat", MediaTask.class);

        eventually().untilAsserted(() -> assertThat(told).hasSize(1));
        assertThat(bodyOf(task.taskId(), MediaTask.class).status()).isIn(MediaStatus.PENDING, MediaStatus.RUNNING);
    }

    @Test
    void shouldTellTasksThatWereHandedOnBeforeItStarted() throws Exception {
        context.start();
        MediaTask early = order("Early");
        awaitEnd(early);

        tell("completed", "monet:completed");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(early.taskId()));
    }

    @Test
    void shouldTellTasksThatEndedWhileItsRouteWasStopped() throws Exception {
        tell("completed", "monet:completed");
        context.start();
        context.getRouteController().stopRoute("completed");
        MediaTask meanwhile = order("Meanwhile");
        awaitEnd(meanwhile);
        assertThat(told).isEmpty();

        context.getRouteController().startRoute("completed");

        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(meanwhile.taskId()));
    }

    @Test
    void shouldRefuseASecondConsumerOfCompletedTasks() throws Exception {
        context.start();
        tell("first", "monet:completed");

        Throwable second = catchThrowable(() -> tell("second", "monet:completed?pollInterval=1s"));

        assertThat(Contexts.rootOf(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("monet:completed already", "direct:", "seda:");
        MediaTask task = order("One");
        eventually().untilAsserted(() -> assertThat(ids()).containsExactly(task.taskId()));
    }

    private void tell(String route, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(route).process(exchange -> {
                    told.add(exchange.copy());
                    RuntimeException failure = failures.poll();
                    if (failure != null) {
                        throw failure;
                    }
                });
            }
        });
    }

    private MediaTask order(String prompt) {
        return context.createProducerTemplate()
                .requestBody("monet:video?model=sora-2&completion=none", prompt, MediaTask.class);
    }

    private static void awaitEnd(MediaTask task) {
        eventually().until(() -> monet().createdTasks().stream()
                .anyMatch(created ->
                        created.id().equals(task.taskId()) && created.status().equals("success")));
    }

    private List<String> ids() {
        return told.stream()
                .map(exchange -> exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class))
                .toList();
    }

    private <T> T bodyOf(String taskId, Class<T> type) {
        return told.stream()
                .filter(one -> taskId.equals(one.getMessage().getHeader(MediaHeaders.TASK_ID)))
                .map(one -> type.cast(one.getMessage().getBody()))
                .findFirst()
                .orElseThrow();
    }

    private long delayOf(String route) throws Exception {
        context.start();
        return ((org.apache.camel.support.ScheduledPollConsumer)
                        context.getRoute(route).getConsumer())
                .getDelay();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }

    /** Notes what is asked of it, and how often the route had been told when it was confirmed. */
    private final class Recorder extends MemoryIdempotentRepository {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile int confirmedAfter;

        @Override
        public boolean remove(String key) {
            calls.add("remove " + key);
            return super.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            calls.add("confirm " + key);
            confirmedAfter = told.size();
            return super.confirm(key);
        }
    }

    /** Fails once, when it is asked for this. */
    private static final class FailingRepository extends MemoryIdempotentRepository {

        private final String call;
        private final AtomicInteger failed = new AtomicInteger();

        FailingRepository(String call) {
            this.call = call;
        }

        private void failAt(String now) {
            if (call.equals(now) && failed.compareAndSet(0, 1)) {
                throw new IllegalStateException("The repository is not there to " + now);
            }
        }

        @Override
        public boolean contains(String key) {
            failAt("contains");
            return super.contains(key);
        }

        @Override
        public boolean add(String key) {
            failAt("add");
            boolean added = super.add(key);
            failAt("add, and written");
            return added;
        }

        @Override
        public boolean remove(String key) {
            failAt("remove");
            return super.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            failAt("confirm");
            return super.confirm(key);
        }
    }
}
