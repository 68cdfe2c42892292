package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Delivery.Mode;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DetachedTasksTest {

    private static final WaitOptions WAITING = new WaitOptions(
            Pace.fixed(Duration.ofDays(1)), Duration.ofMinutes(45), Duration.ZERO, false, 1, (exchange, task) -> {});

    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.plain();
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final DetachedTasks detached = new EngineParts(atelier, store, time, Runnable::run).detached();
    private final Account account = account(0);
    private final AtomicInteger freed = new AtomicInteger();

    private Account account(int maxConcurrent) {
        return new OfflineAccount(
                        atelier,
                        time,
                        new Account.Shared(
                                new SubmitLimits(time, maxConcurrent, null, null),
                                new SubmitTurns(),
                                null,
                                new LearnedLengths()))
                .account();
    }

    /** A route that takes completed tasks: it keeps what it is told, and answers when the test says so. */
    private final class Route implements DetachedTasks.Listener {

        private final List<TaskSnapshot> told = new ArrayList<>();
        private final List<DetachedTasks.Handled> open = new ArrayList<>();
        private int maximumDeliveries;

        @Override
        public Account account() {
            return account;
        }

        @Override
        public WaitOptions waiting() {
            return WAITING;
        }

        @Override
        public int maximumDeliveries() {
            return maximumDeliveries;
        }

        @Override
        public void tell(TaskSnapshot task, Delivery delivery, DetachedTasks.Handled handled) {
            told.add(task);
            open.add(handled);
        }

        void answer(boolean well) {
            open.remove(0).done(well);
        }
    }

    private StoredTask handedOn(String id) {
        StoredTask task = EngineParts.handedOn("key-" + id, id, WAITING.timeout(), time.now());
        store.claim(task);
        return task;
    }

    private void follow(StoredTask task, Account of) {
        detached.follow(task, null, of, WAITING, freed::incrementAndGet);
    }

    private void ends(TaskSnapshot task, Account of) {
        of.trackers()
                .feed(new TaskRef(task.taskId(), "video", "film-1", true), () -> {})
                .observe(task);
    }

    private StoredTask stored(String id) {
        return store.find("atelier", "key-" + id).orElseThrow();
    }

    @Test
    void shouldTellTheEndOnce() {
        Route route = new Route();
        detached.listen(route);
        follow(handedOn("t1"), account);

        ends(Tasks.succeeded("t1"), account);
        route.answer(true);
        time.advance(Duration.ofHours(1));

        assertThat(route.told).extracting(TaskSnapshot::taskId).containsExactly("t1");
        assertThat(route.told.get(0).model()).isEqualTo("film-1");
        assertThat(stored("t1").state()).isEqualTo(State.SUCCEEDED);
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
        assertThat(freed).hasValue(1);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldTellATaskThatFailed() {
        Route route = new Route();
        detached.listen(route);
        follow(handedOn("t1"), account);

        ends(Tasks.failed("t1", "refused"), account);
        route.answer(true);

        assertThat(route.told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.FAILED);
        assertThat(stored("t1").state()).isEqualTo(State.FAILED);
        assertThat(stored("t1").refused()).isTrue();
    }

    @Test
    void shouldTellAgainAfterGrowingPausesUntilItIsHandled() {
        Route route = new Route();
        detached.listen(route);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            route.answer(false);
            pauses.add(time.untilNext().toSeconds());
            time.advance(time.untilNext());
        }
        route.answer(true);

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(route.told).hasSize(12);
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldTellAgainWhereTheListenerThrows() {
        AtomicInteger told = new AtomicInteger();
        Route route = new Route();
        detached.listen(new DetachedTasks.Listener() {
            @Override
            public Account account() {
                return account;
            }

            @Override
            public WaitOptions waiting() {
                return WAITING;
            }

            @Override
            public int maximumDeliveries() {
                return 0;
            }

            @Override
            public void tell(TaskSnapshot task, Delivery delivery, DetachedTasks.Handled handled) {
                if (told.incrementAndGet() == 1) {
                    throw new IllegalStateException("no exchange");
                }
                route.tell(task, delivery, handled);
            }
        });
        follow(handedOn("t1"), account);

        ends(Tasks.succeeded("t1"), account);
        time.advance(Duration.ofSeconds(1));

        assertThat(route.told).hasSize(1);
    }

    @Test
    void shouldRefuseASecondListener() {
        detached.listen(new Route());

        assertThatThrownBy(() -> detached.listen(new Route()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("atelier:completed");
    }

    @Test
    void shouldTakeAnotherListenerWhenTheFirstHasGone() {
        Route first = new Route();
        Route second = new Route();
        detached.listen(first);
        detached.forget(second);
        assertThatThrownBy(() -> detached.listen(second)).isInstanceOf(IllegalStateException.class);

        detached.forget(first);
        detached.listen(second);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);

        assertThat(first.told).isEmpty();
        assertThat(second.told).hasSize(1);
    }

    @Test
    void shouldTellWhatIsStoredOnceTheStoreCanBeRead() {
        FaultyStore faulty = new FaultyStore(store);
        faulty.fails(Call.LIST);
        handedOn("t1");
        Route route = new Route();
        new EngineParts(atelier, faulty, time, Runnable::run).detached().listen(route);
        time.advance(Duration.ofMinutes(10));
        int before = account.trackers().size();

        faulty.works();
        time.advance(Duration.ofSeconds(5));
        ends(Tasks.succeeded("t1"), account);

        assertThat(before).isZero();
        assertThat(route.told).extracting(TaskSnapshot::taskId).containsExactly("t1");
    }

    @Test
    void shouldTellWhatIsStoredBesidesSubmitsOfUnknownOutcome() {
        StoredTask lost = EngineParts.intent(
                "key-lost", "d", Delivery.detached(time.now().plus(WAITING.timeout()), Map.of()), "gone", time.now());
        store.claim(lost);
        time.advance(Duration.ofSeconds(1));
        handedOn("t1");

        Route route = new Route();
        detached.listen(route);
        ends(Tasks.succeeded("t1"), account);

        assertThat(route.told).extracting(TaskSnapshot::taskId).containsExactly("t1");
    }

    @Test
    void shouldTakeAListenerAgainWhereTheStoreGaveItNoPart() {
        FaultyStore faulty = new FaultyStore(store);
        DetachedTasks own = new EngineParts(atelier, faulty, time, Runnable::run).detached();
        faulty.fails(Call.FOLLOW);
        assertThatThrownBy(() -> own.listen(new Route())).hasMessageContaining("away");

        faulty.works();

        own.listen(new Route());
    }

    @Test
    void shouldFollowNothingThatIsOfNoUse() {
        follow(handedOn("t1"), account);

        assertThat(account.trackers().size()).isZero();
        assertThat(freed).hasValue(1);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldFollowWithoutAListenerWhereAPlaceIsToBeFreed() {
        Account bounded = account(5);
        follow(handedOn("t1"), bounded);
        int following = bounded.trackers().size();
        int before = freed.get();

        ends(Tasks.succeeded("t1"), bounded);

        assertThat(following).isEqualTo(1);
        assertThat(before).isZero();
        assertThat(freed).hasValue(1);
    }

    @Test
    void shouldTellAListenerThatComesLaterWhatEndedBefore() {
        Account bounded = account(5);
        follow(handedOn("t1"), bounded);
        ends(Tasks.succeeded("t1"), bounded);
        handedOn("t2");

        Route route = new Route();
        detached.listen(route);
        ends(Tasks.succeeded("t1"), account);
        ends(Tasks.succeeded("t2"), account);

        assertThat(route.told).extracting(TaskSnapshot::taskId).containsExactly("t1", "t2");
    }

    @Test
    void shouldNotTellTwiceWhereTheRouteIsStartedAgainWhileItHandles() {
        Route first = new Route();
        detached.listen(first);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);

        detached.forget(first);
        Route second = new Route();
        detached.listen(second);
        int followedAgain = account.trackers().size();
        first.answer(true);

        assertThat(followedAgain).isZero();
        assertThat(second.told).isEmpty();
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
    }

    @Test
    void shouldTellTheNextListenerWhatTheFirstCouldNotHandle() {
        Route first = new Route();
        detached.listen(first);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);
        first.answer(false);

        detached.forget(first);
        Route second = new Route();
        detached.listen(second);
        time.advance(Duration.ofSeconds(1));

        assertThat(second.told).hasSize(1);
    }

    @Test
    void shouldForgetATaskWhoseRouteIsGoneUntilOneListensAgain() {
        Route first = new Route();
        detached.listen(first);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);
        first.answer(false);
        detached.forget(first);
        time.advance(Duration.ofSeconds(1));

        Route second = new Route();
        detached.listen(second);
        ends(Tasks.succeeded("t1"), account);

        assertThat(second.told).hasSize(1);
    }

    @Test
    void shouldTellATaskWhoseDeadlinePassedAsItWasLastSeen() {
        Route route = new Route();
        detached.listen(route);
        follow(handedOn("t1"), account);
        account.trackers()
                .feed(new TaskRef("t1", "video", "film-1", true), () -> {})
                .observe(Tasks.running("t1", 40));

        time.advance(Duration.ofMinutes(45));
        route.answer(true);

        assertThat(route.told).extracting(TaskSnapshot::progress).containsExactly(40);
        assertThat(stored("t1").state()).isEqualTo(State.ACCEPTED);
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
        assertThat(account.trackers().size()).isZero();
    }

    @Test
    void shouldTellATaskNoMoreThatTheRouteFailedWithTooOften() {
        Route route = new Route();
        route.maximumDeliveries = 2;
        detached.listen(route);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);

        route.answer(false);
        time.advance(Duration.ofSeconds(1));
        route.answer(false);
        time.advance(Duration.ofHours(1));

        assertThat(route.told).hasSize(2);
        assertThat(detached.dead()).extracting(StoredTask::taskId).containsExactly("t1");
        assertThat(stored("t1").delivery().tries()).isEqualTo(2);
    }

    @Test
    void shouldTellATaskAgainThatIsReleased() {
        Route route = new Route();
        route.maximumDeliveries = 1;
        detached.listen(route);
        follow(handedOn("t1"), account);
        ends(Tasks.succeeded("t1"), account);
        route.answer(false);

        boolean released = detached.release("t1");
        ends(Tasks.succeeded("t1"), account);
        route.answer(true);

        assertThat(released).isTrue();
        assertThat(route.told).hasSize(2);
        assertThat(detached.dead()).isEmpty();
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
    }

    @Test
    void shouldReleaseNoTaskThatIsNotDead() {
        handedOn("t1");

        assertThat(detached.release("t1")).isFalse();
        assertThat(detached.release("t2")).isFalse();
    }
}
