package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Delivery.Mode;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
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

/** Tasks that nobody waits for, on several nodes whose shares of them move, and over restarts. */
class DetachedTasksOnNodesTest {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final WaitOptions WAITING = new WaitOptions(
            Pace.fixed(Duration.ofDays(1)), Duration.ofMinutes(45), Duration.ZERO, false, 1, (exchange, task) -> {});

    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.plain();
    private final DurableStore storeOfOne = new DurableStore(time, "one").shared();
    private final DurableStore storeOfTwo = storeOfOne.at("two").shared();

    /** An application on one machine, with a route that takes completed tasks and answers when the test says so. */
    private final class Node implements DetachedTasks.Listener {

        private final OfflineAccount offline;
        private final ManualWorkers workers = new ManualWorkers();
        private final TaskStore store;
        private final EngineParts parts;
        private final DetachedTasks detached;
        private final Account account;
        private final List<String> told = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();
        private final List<DetachedTasks.Handled> open = new ArrayList<>();
        private int maximumDeliveries;

        Node(TaskStore store) {
            this(store, 0);
        }

        Node(TaskStore store, int maxConcurrent) {
            this.store = store;
            this.parts = new EngineParts(atelier, store, time, workers);
            this.detached = parts.detached();
            this.offline = new OfflineAccount(
                    atelier,
                    time,
                    new Account.Shared(
                            new SubmitLimits(time, maxConcurrent, null, null),
                            new SubmitTurns(),
                            null,
                            new LearnedLengths()));
            this.account = offline.account();
        }

        Node listens() {
            detached.listen(this);
            return this;
        }

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
            told.add(task.taskId());
            deliveries.add(delivery);
            open.add(handled);
        }

        void answers(boolean well) {
            open.remove(0).done(well);
        }

        void sees(TaskSnapshot task) {
            account.trackers()
                    .feed(new TaskRef(task.taskId(), "video", "film-1", true), () -> {})
                    .observe(task);
        }

        int following() {
            return account.trackers().size();
        }
    }

    private StoredTask handedOn(String id) {
        StoredTask task = EngineParts.intent(
                        "key-" + id,
                        "d",
                        Delivery.detached(time.now().plus(WAITING.timeout()), Map.of("order", id)),
                        "one",
                        time.now())
                .accepted(id, null, time.now());
        storeOfOne.claim(task);
        return task;
    }

    private StoredTask stored(String id) {
        return storeOfOne.find("atelier", "key-" + id).orElseThrow();
    }

    @Test
    void shouldFollowAllThatIsStoredAlsoWhereTheOutcomeOfASubmitIsNotKnown() {
        StoredTask sending = EngineParts.intent(
                "key-lost", "d", Delivery.detached(time.now().plus(WAITING.timeout()), Map.of()), "gone", time.now());
        storeOfOne.claim(sending);
        handedOn("t1");
        Node one = new Node(storeOfOne).listens();

        storeOfOne.gives(Share.ALL);
        one.sees(Tasks.succeeded("t1"));

        assertThat(one.told).containsExactly("t1");
    }

    @Test
    void shouldLetTheNodeTellThatHasTheShareNow() {
        handedOn("t1");
        Node one = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();
        storeOfOne.gives(Share.ALL);
        int before = one.following();

        storeOfOne.takes(Share.ALL);
        storeOfTwo.gives(Share.ALL);
        one.sees(Tasks.succeeded("t1"));
        two.sees(Tasks.succeeded("t1"));
        two.answers(true);

        assertThat(before).isEqualTo(1);
        assertThat(one.following()).isZero();
        assertThat(one.told).isEmpty();
        assertThat(two.told).containsExactly("t1");
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
    }

    @Test
    void shouldFollowItsShareOnly() {
        for (int i = 0; i < 20; i++) {
            handedOn("t" + i);
        }
        Node one = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();

        storeOfOne.gives(new Share(0, 4));
        storeOfOne.gives(new Share(1, 4));
        storeOfTwo.gives(new Share(2, 4));
        storeOfTwo.gives(new Share(3, 4));

        assertThat(one.following()).isBetween(1, 19);
        assertThat(one.following() + two.following()).isEqualTo(20);
    }

    @Test
    void shouldFindWithItsNextLookWhatAnotherNodeHandedOn() {
        Node one = new Node(storeOfOne).listens();
        storeOfOne.gives(Share.ALL);
        handedOn("t1");
        int before = one.following();

        time.advance(LOOK);

        assertThat(before).isZero();
        assertThat(one.following()).isEqualTo(1);
    }

    @Test
    void shouldLeaveToAnotherNodeWhatThatIsTelling() {
        handedOn("t1");
        Node one = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();
        storeOfOne.gives(Share.ALL);
        one.sees(Tasks.succeeded("t1"));

        storeOfOne.takes(Share.ALL);
        storeOfTwo.gives(Share.ALL);
        int followed = two.following();
        one.answers(true);
        time.advance(Duration.ofMinutes(2));
        two.offline.calls().always(call -> Tasks.answer(Tasks.succeeded("t1")));
        time.advance(Duration.ofDays(1));

        assertThat(followed).isZero();
        assertThat(one.told).containsExactly("t1");
        assertThat(two.told).isEmpty();
    }

    @Test
    void shouldTellWhatTheNodeThatWasTellingItLeftBehindWhenItDied() {
        handedOn("t1");
        Node one = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();
        storeOfOne.gives(Share.ALL);
        one.sees(Tasks.succeeded("t1"));

        storeOfOne.dies();
        storeOfTwo.gives(Share.ALL);
        two.sees(Tasks.succeeded("t1"));

        assertThat(two.told).containsExactly("t1");
        assertThat(two.deliveries.get(0).tries()).isEqualTo(2);
        assertThat(two.deliveries.get(0).correlation()).containsEntry("order", "t1");
    }

    @Test
    void shouldKeepSilentWhereItWasTakenForDeadAndAnotherNodeHasToldItMeanwhile() {
        handedOn("t1");
        Node hung = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();
        storeOfOne.gives(Share.ALL);
        hung.workers.later();
        hung.sees(Tasks.succeeded("t1"));
        storeOfOne.dies();
        storeOfTwo.gives(Share.ALL);
        two.sees(Tasks.succeeded("t1"));
        two.answers(true);

        hung.workers.runAll();
        time.advance(Duration.ofHours(1));

        assertThat(two.told).containsExactly("t1");
        assertThat(hung.told).isEmpty();
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
    }

    @Test
    void shouldLeaveDoneWhatAHungNodeFailsWithTooLate() {
        handedOn("t1");
        Node hung = new Node(storeOfOne).listens();
        Node two = new Node(storeOfTwo).listens();
        hung.maximumDeliveries = 1;
        storeOfOne.gives(Share.ALL);
        hung.sees(Tasks.succeeded("t1"));
        storeOfOne.dies();
        storeOfTwo.gives(Share.ALL);
        two.sees(Tasks.succeeded("t1"));
        two.answers(true);

        hung.answers(false);
        time.advance(Duration.ofHours(1));

        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
        assertThat(hung.told).hasSize(1);
    }

    @Test
    void shouldNotEndTheTellingOfTheNextAttemptWithThatOfTheOneBefore() {
        StoredTask first = handedOn("t1");
        Node one = new Node(storeOfOne).listens();
        one.maximumDeliveries = 1;
        storeOfOne.gives(Share.ALL);
        one.sees(Tasks.failed("t1", "busy"));
        StoredTask failed = stored("t1");
        StoredTask next = storeOfOne
                .replace(failed, failed.nextAttempt(first, time.now()).accepted("t2", null, time.now()))
                .orElseThrow();

        one.answers(false);
        StoredTask after = stored("t1");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(after).isEqualTo(next);
    }

    @Test
    void shouldKeepADeadTaskDeadOverARestartUntilItIsReleased() {
        handedOn("t1");
        Node before = new Node(storeOfOne).listens();
        before.maximumDeliveries = 1;
        storeOfOne.gives(Share.ALL);
        before.sees(Tasks.succeeded("t1"));
        before.answers(false);
        storeOfOne.dies();
        Node after = new Node(storeOfTwo).listens();
        storeOfTwo.gives(Share.ALL);
        time.advance(Duration.ofHours(1));
        int followed = after.following();

        boolean released = after.detached.release("t1");
        after.sees(Tasks.succeeded("t1"));
        after.answers(true);

        assertThat(followed).isZero();
        assertThat(released).isTrue();
        assertThat(after.told).containsExactly("t1");
        assertThat(stored("t1").delivery().mode()).isEqualTo(Mode.DONE);
    }

    @Test
    void shouldTellWhereAnotherNodeHasTheShareOfATaskThatIsReleased() {
        handedOn("t1");
        Node one = new Node(storeOfOne).listens();
        one.maximumDeliveries = 1;
        storeOfOne.gives(Share.ALL);
        one.sees(Tasks.succeeded("t1"));
        one.answers(false);
        storeOfOne.takes(Share.ALL);
        Node two = new Node(storeOfTwo).listens();
        storeOfTwo.gives(Share.ALL);

        boolean released = one.detached.release("t1");
        time.advance(LOOK);
        two.sees(Tasks.succeeded("t1"));

        assertThat(released).isTrue();
        assertThat(one.told).hasSize(1);
        assertThat(two.told).containsExactly("t1");
    }

    @Test
    void shouldHoldThePlaceOfATaskThatALookFoundBeforeItWasHandedOn() {
        Node one = new Node(storeOfOne, 5).listens();
        storeOfOne.gives(Share.ALL);
        StoredTask task = handedOn("t1");
        time.advance(LOOK);
        AtomicInteger freed = new AtomicInteger();

        one.detached.follow(task, null, one.account, WAITING, freed::incrementAndGet);
        int during = freed.get();
        one.sees(Tasks.succeeded("t1"));

        assertThat(during).isZero();
        assertThat(freed).hasValue(1);
        assertThat(one.told).containsExactly("t1");
    }

    @Test
    void shouldNotAskTheMoreTheLongerTheStoreIsAway() {
        AtomicInteger asked = new AtomicInteger();
        FaultyStore faulty = new FaultyStore(storeOfOne);
        faulty.fails(Call.LIST);
        Node one = new Node(faulty).listens();
        storeOfOne.gives(Share.ALL);
        time.advance(Duration.ofMinutes(1));
        asked.set(faulty.failures());
        time.advance(Duration.ofMinutes(1));
        int early = faulty.failures() - asked.get();
        time.advance(Duration.ofMinutes(20));
        asked.set(faulty.failures());

        time.advance(Duration.ofMinutes(1));
        int late = faulty.failures() - asked.get();
        handedOn("t1");
        faulty.works();
        time.advance(LOOK.multipliedBy(2));

        assertThat(late).isLessThanOrEqualTo(early);
        assertThat(one.following()).isEqualTo(1);
        assertThat(time.scheduled()).isLessThan(10);
    }

    @Test
    void shouldLeaveNothingBehindWhereTheRouteStops() {
        for (int i = 0; i < 5; i++) {
            handedOn("t" + i);
        }
        Node one = new Node(storeOfOne).listens();
        storeOfOne.gives(Share.ALL);
        int before = one.following();

        storeOfOne.takes(Share.ALL);
        one.detached.forget(one);

        assertThat(before).isEqualTo(5);
        assertThat(one.following()).isZero();
        assertThat(time.scheduled()).isZero();
    }
}
