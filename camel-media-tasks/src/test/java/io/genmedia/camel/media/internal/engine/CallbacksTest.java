package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.callback.CallbackAnswer;
import io.genmedia.camel.media.internal.callback.CallbackArrival;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.http.EveryLog;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callbacks do to the store and to the consumer; no exchange waits here. */
class CallbacksTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(45);
    private static final ApiAnswer DONE = Tasks.answer(Tasks.succeeded("t1"));

    private final ManualTime time = new ManualTime();
    private final ManualWorkers workers = new ManualWorkers();
    private final Atelier atelier = Atelier.calling();
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final EngineParts parts = new EngineParts(atelier, store, time, workers);
    private final DetachedTasks detached = parts.detached();
    private final Callbacks callbacks = parts.callbacks(List.of(offline.account()));

    /** A consumer whose route does what the test says. */
    private final class Route implements Callbacks.Listener {

        private final List<TaskSnapshot> told = new ArrayList<>();
        private final List<Boolean> awaited = new ArrayList<>();
        private final List<DetachedTasks.Handled> open = new ArrayList<>();
        private boolean trusting;
        private boolean knows;
        private boolean repositoryFails;
        private int failures;

        @Override
        public Account account() {
            return offline.account();
        }

        @Override
        public WaitOptions waiting() {
            return new WaitOptions(
                    Pace.fixed(Duration.ofSeconds(5)), TIMEOUT, Duration.ZERO, false, 1, (e, task) -> {});
        }

        @Override
        public boolean trusts() {
            return trusting;
        }

        @Override
        public boolean knows(String taskId) {
            if (repositoryFails) {
                throw new IllegalStateException("the repository is away");
            }
            return knows;
        }

        @Override
        public void tell(TaskSnapshot task, boolean isAwaited, DetachedTasks.Handled handled) {
            knows(task.taskId());
            told.add(task);
            awaited.add(isAwaited);
            if (failures == 0) {
                open.add(handled);
            } else {
                failures--;
                handled.done(false);
            }
        }

        private void handles() {
            open.remove(0).done(true);
        }
    }

    private final Route route = new Route();

    private CallbackAnswer called(String submitId, TaskSnapshot task) {
        return callbacks.arrived(
                new CallbackArrival(submitId, Tasks.answer(task).json().orElseThrow()));
    }

    private CallbackAnswer called(String taskId) {
        return called("k", Tasks.succeeded(taskId));
    }

    private CompletableFuture<Submitted> submit() {
        CompletableFuture<Submitted> answer = new CompletableFuture<>();
        Purchases.Wish wish = new Purchases.Wish(
                EngineParts.intent("k", "d", time.now()),
                3,
                false,
                false,
                time.now().plus(TIMEOUT),
                () -> false);
        parts.purchases().buy(wish, offer -> offer.intend().thenCompose(intended -> answer));
        return answer;
    }

    private void bought(String taskId) {
        submit().complete(new Submitted(Tasks.pending(taskId), () -> {}));
    }

    private void lost() {
        submit().completeExceptionally(new SubmitOutcomeUnknownException(
                "502", MediaErrorDetails.notAccepted("atelier").withAcceptance(Acceptance.UNKNOWN), null));
    }

    private State state() {
        return store.find("atelier", "k").orElseThrow().state();
    }

    private void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private void nothingIsLeft() {
        assertThat(callbacks.size()).isZero();
        assertThat(offline.account().trackers().size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldTellATaskOnceHoweverOftenItIsCalledBack() {
        callbacks.listen(route);
        bought("t1");
        offline.calls().then(DONE);

        List<CallbackAnswer> answers = List.of(called("t1"), called("t1"), called("t1"));
        seconds(1);

        assertThat(answers).containsOnly(CallbackAnswer.TAKEN);
        assertThat(route.told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
        assertThat(route.told).extracting(TaskSnapshot::model).containsExactly("film-1");
        assertThat(offline.calls().count()).isEqualTo(1);
        route.handles();
        nothingIsLeft();
    }

    @Test
    void shouldReadNothingOfATaskThatWasToldBefore() {
        callbacks.listen(route);
        route.knows = true;

        called("t1");
        seconds(1);

        assertThat(offline.calls().count()).isZero();
        nothingIsLeft();
    }

    @Test
    void shouldNotBelieveTheBody() {
        callbacks.listen(route);
        bought("t1");
        offline.calls().then(DONE);

        called("k", Tasks.failed("t1", "forged"));
        seconds(0);

        assertThat(route.told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldBelieveTheBodyOfAPurchaseWhereTheConsumerDoes() {
        callbacks.listen(route);
        route.trusting = true;
        bought("t1");

        called("t1");

        assertThat(route.told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
        assertThat(offline.calls().count()).isZero();
    }

    @Test
    void shouldNotBelieveWhatAnAddressSaysOfATaskThatIsNotItsOwn() {
        callbacks.listen(route);
        route.trusting = true;
        bought("t1");
        offline.calls().then(Tasks.answer(Tasks.succeeded("t2")));

        called("k", Tasks.failed("t2", "forged"));
        seconds(0);

        assertThat(route.told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldTellAgainWhatTheRouteFailedToHandle() {
        callbacks.listen(route);
        route.failures = 2;
        bought("t1");
        offline.calls().then(DONE);
        called("t1");
        seconds(0);

        int atFirst = route.told.size();
        called("t1");
        seconds(1);
        int afterOnePause = route.told.size();
        seconds(2);
        route.handles();
        seconds(3600);

        assertThat(atFirst).isEqualTo(1);
        assertThat(afterOnePause).isEqualTo(2);
        assertThat(route.told).hasSize(3);
        assertThat(offline.calls().count()).isEqualTo(1);
        nothingIsLeft();
    }

    @Test
    void shouldTellWhereTheRepositoryFailedForAMoment() {
        callbacks.listen(route);
        route.repositoryFails = true;
        bought("t1");
        offline.calls().then(DONE);

        called("t1");
        seconds(0);
        int meanwhile = route.told.size();
        route.repositoryFails = false;
        seconds(1);

        assertThat(meanwhile).isZero();
        assertThat(route.told).hasSize(1);
    }

    @Test
    void shouldTellWhenTheStatusCanBeReadAgain() {
        callbacks.listen(route);
        offline.calls().then(Tasks.answer(503, "")).then(Tasks.answer(503, "")).then(DONE);

        called("t1");
        seconds(60);

        assertThat(route.told).hasSize(1);
    }

    @Test
    void shouldNameATaskThatCannotBeReadAndTellItWhenItIsCalledBackAgain() {
        callbacks.listen(route);
        offline.calls().always(call -> Tasks.answer(503, ""));
        try (EveryLog log = new EveryLog()) {
            called("t1");
            time.advance(TIMEOUT);

            assertThat(log.lines())
                    .anyMatch(line -> line.text().contains("t1") && line.text().contains("atelier:await"));
        }
        nothingIsLeft();

        offline.calls().always(call -> DONE);
        called("t1");
        seconds(0);

        assertThat(route.told).hasSize(1);
    }

    @Test
    void shouldReadNothingAnyMoreWhenTheConsumerStops() {
        callbacks.listen(route);
        offline.calls().always(call -> Tasks.answer(Tasks.running("t1", 10)));
        called("t1");
        seconds(10);

        callbacks.forget(route);
        nothingIsLeft();
        Route next = new Route();
        callbacks.listen(next);
        offline.calls().always(call -> DONE);
        called("t1");
        seconds(0);

        assertThat(route.told).isEmpty();
        assertThat(next.told).hasSize(1);
    }

    @Test
    void shouldTellNothingAgainWhenTheConsumerStops() {
        callbacks.listen(route);
        route.failures = 1;
        offline.calls().then(DONE);
        called("t1");
        seconds(0);

        callbacks.forget(route);
        seconds(3600);

        assertThat(route.told).hasSize(1);
        nothingIsLeft();
    }

    @Test
    void shouldNameATaskThatIsLeftUntoldWhenTheConsumerStops() {
        callbacks.listen(route);
        offline.calls()
                .always(call -> Tasks.answer(Tasks.succeeded(call.target().replaceAll(".*/", ""))));
        called("t1");
        called("k2", Tasks.succeeded("t2"));

        try (EveryLog log = new EveryLog()) {
            seconds(0);
            callbacks.forget(route);
            route.open.remove(0).done(false);
            route.handles();

            assertThat(log.lines())
                    .extracting(EveryLog.Line::text)
                    .filteredOn(line -> line.contains("the consumer stopped"))
                    .singleElement()
                    .asString()
                    .contains(route.told.get(0).taskId());
        }
        nothingIsLeft();
    }

    @Test
    void shouldAskForTheCallbackLaterWhereTheApplicationStops() {
        callbacks.listen(route);
        workers.shutDown();

        CallbackAnswer answer = called("t1");

        assertThat(answer).isEqualTo(CallbackAnswer.LATER);
        nothingIsLeft();
    }

    @Test
    void shouldLeaveNothingBehindWhereTheApplicationStopsWhileATaskIsRead() {
        callbacks.listen(route);
        called("t1");
        seconds(0);

        workers.shutDown();
        offline.calls().next().complete(DONE);

        assertThat(route.told).isEmpty();
        nothingIsLeft();
    }

    @Test
    void shouldTouchTheStoreOnWorkersAlone() {
        lost();
        workers.later();

        called("t1");
        State before = state();
        workers.runAll();

        assertThat(before).isEqualTo(State.UNKNOWN);
        assertThat(state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void shouldNoteWhatALostSubmitBoughtAlsoWhereNobodyIsTold() {
        lost();

        CallbackAnswer answer = called("t1");

        assertThat(answer).isEqualTo(CallbackAnswer.UNKNOWN);
        assertThat(store.find("atelier", "k")).map(StoredTask::taskId).contains("t1");
        nothingIsLeft();
    }

    @Test
    void shouldSayThatNobodyWaitsForATaskThatIsFollowedForItsOwnSake() {
        callbacks.listen(route);
        detached.listen(new Completed());
        StoredTask handedOn = EngineParts.handedOn("k", "t1", TIMEOUT, time.now());
        store.claim(handedOn);
        detached.follow(handedOn, null, offline.account(), route.waiting(), () -> {});
        offline.calls().then(DONE);

        called("t1");
        seconds(0);

        assertThat(route.awaited).containsExactly(false);
    }

    private final class Completed implements DetachedTasks.Listener {

        @Override
        public Account account() {
            return offline.account();
        }

        @Override
        public WaitOptions waiting() {
            return route.waiting();
        }

        @Override
        public int maximumDeliveries() {
            return 0;
        }

        @Override
        public void tell(TaskSnapshot task, Delivery delivery, DetachedTasks.Handled handled) {
            handled.done(true);
        }
    }

    @Test
    void shouldTellOneConsumerAlone() {
        callbacks.listen(route);

        assertThatThrownBy(() -> callbacks.listen(new Route()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("atelier:callback");
        callbacks.forget(new Route());
        called("t1");

        assertThat(callbacks.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':''}", "{'id':'two words'}", "{'id':'a\\nFORGED'}", "{'id':7}"})
    void shouldRefuseABodyThatNamesNoTask(String body) {
        callbacks.listen(route);

        CallbackAnswer answer = callbacks.arrived(
                new CallbackArrival("k", Tasks.answer(200, body).json().orElseThrow()));

        assertThat(answer).isEqualTo(CallbackAnswer.MALFORMED);
        nothingIsLeft();
    }
}
