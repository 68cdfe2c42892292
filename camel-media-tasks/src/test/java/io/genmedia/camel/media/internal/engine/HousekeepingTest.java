package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Delivery.Mode;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {

    private static final Duration GRACE = EngineParts.ORPHAN_GRACE;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final ManualTime time = new ManualTime();
    private final DurableStore storeOfOne = new DurableStore(time, "one");
    private final DurableStore storeOfTwo = storeOfOne.at("two");
    private final FaultyStore store = new FaultyStore(storeOfTwo);
    private final Housekeeping housekeeping = of(store);

    private Housekeeping of(TaskStore any) {
        return new EngineParts(Atelier.plain(), any, time, Runnable::run).housekeeping();
    }

    private StoredTask intent(String key) {
        StoredTask intent = EngineParts.intent(key, "d", Delivery.AWAITED, "one", time.now());
        storeOfOne.claim(intent);
        return intent;
    }

    private StoredTask bought(String key, String taskId) {
        StoredTask intent = intent(key);
        return storeOfOne
                .replace(intent, intent.accepted(taskId, null, time.now()))
                .orElseThrow();
    }

    private StoredTask stored(String key) {
        return storeOfOne.find("atelier", key).orElseThrow();
    }

    private void looks() {
        time.advance(Housekeeping.LOOK_EVERY);
    }

    @Test
    void shouldLeaveAloneWhatANodeHasInHandThatWorks() {
        StoredTask bought = bought("k", "t1");
        housekeeping.start();

        time.advance(Duration.ofDays(1));

        assertThat(stored("k")).isEqualTo(bought);
    }

    @Test
    void shouldGiveTheMessagesOfANodeThatIsGoneTimeToComeBack() {
        bought("k", "t1");
        housekeeping.start();
        storeOfOne.dies();
        looks();
        StoredTask during = stored("k");

        time.advance(GRACE.minus(Housekeeping.LOOK_EVERY));
        Mode early = stored("k").delivery().mode();
        looks();

        assertThat(during.delivery().due()).isEqualTo(time.now());
        assertThat(early).isEqualTo(Mode.AWAITED);
        assertThat(stored("k").delivery().mode()).isEqualTo(Mode.ORPHAN);
        assertThat(stored("k").taskId()).isEqualTo("t1");
    }

    @Test
    void shouldNotTakeForAnOrphanWhoseMessageCameBack() {
        StoredTask bought = bought("k", "t1");
        housekeeping.start();
        storeOfOne.dies();
        looks();
        StoredTask letGo = stored("k");
        storeOfTwo.replace(letGo, bought.at("two", Delivery.AWAITED, time.now()));

        time.advance(GRACE.multipliedBy(2));

        assertThat(stored("k").delivery()).isEqualTo(Delivery.AWAITED);
    }

    @Test
    void shouldGiveTheMessagesOfAnApplicationThatWasStoppedForLongTimeToComeBackWhenItStarts() {
        // given: the stop of the application let go of it, and nobody was there for a weekend
        StoredTask bought = bought("k", "t1");
        storeOfOne.replace(
                bought, bought.delivering(bought.delivery().orphanAt(time.now().plus(GRACE)), time.now()));
        storeOfOne.dies();
        time.advance(Duration.ofDays(2));

        housekeeping.start();
        time.advance(GRACE.minusSeconds(1));
        Mode early = stored("k").delivery().mode();
        time.advance(Housekeeping.LOOK_EVERY.plusSeconds(1));

        assertThat(early).isEqualTo(Mode.AWAITED);
        assertThat(stored("k").delivery().mode()).isEqualTo(Mode.ORPHAN);
    }

    @Test
    void shouldSayOfASubmitThatNobodyCanTellAnyMoreThatItsOutcomeIsUnknown() {
        intent("k");
        housekeeping.start();
        storeOfOne.dies();

        time.advance(GRACE.plus(Housekeeping.LOOK_EVERY.multipliedBy(2)));

        assertThat(stored("k").state()).isEqualTo(State.UNKNOWN);
        assertThat(stored("k").delivery()).isEqualTo(Delivery.AWAITED);
    }

    @Test
    void shouldForgetWhatEndedAndWasHandledLongAgoAndNothingElse() {
        StoredTask handled = bought("done", "t1");
        storeOfOne.replace(
                handled,
                handled.ended(Tasks.succeeded("t1"), false, time.now())
                        .delivering(handled.delivery().done(), time.now()));
        bought("open", "t2");
        StoredTask unknown = intent("unknown");
        storeOfOne.replace(unknown, unknown.unknown(time.now()));
        housekeeping.start();

        time.advance(RETENTION.minusHours(2));
        boolean early = storeOfOne.find("atelier", "done").isPresent();
        time.advance(Duration.ofHours(4));

        assertThat(early).isTrue();
        assertThat(storeOfOne.find("atelier", "done")).isEmpty();
        assertThat(storeOfOne.find("atelier", "open")).isPresent();
        assertThat(stored("unknown").state()).isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEP", "LIST", "REPLACE"})
    void shouldLookAgainWhereTheStoreWasAway(Call failing) {
        bought("k", "t1");
        storeOfOne.dies();
        store.fails(failing);
        housekeeping.start();
        time.advance(GRACE.multipliedBy(2));

        store.works();
        time.advance(GRACE.multipliedBy(2));

        assertThat(stored("k").delivery().mode()).isEqualTo(Mode.ORPHAN);
        assertThat(time.scheduled()).isEqualTo(1);
    }

    @Test
    void shouldLookAgainAfterAnErrorOfOurOwn() {
        bought("k", "t1");
        storeOfOne.dies();
        boolean[] broken = {true};
        Housekeeping own = of(new Broken(storeOfTwo, broken));
        try {
            own.start();
        } catch (NoClassDefFoundError e) {
            // on a thread of its own, its end
        }

        broken[0] = false;
        time.advance(GRACE.multipliedBy(2));

        assertThat(stored("k").delivery().mode()).isEqualTo(Mode.ORPHAN);
    }

    @Test
    void shouldLookNoMoreWhenItIsStopped() {
        housekeeping.start();
        housekeeping.stop();

        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLookAfterNothingWhereNothingOutlivesTheApplication() {
        of(new InMemoryTaskStore(time)).start();

        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLetOneNodeOnlyMakeAnOrphan() {
        bought("k", "t1");
        Housekeeping third = of(storeOfOne.at("three"));
        housekeeping.start();
        third.start();
        storeOfOne.dies();

        time.advance(GRACE.plus(Housekeeping.LOOK_EVERY.multipliedBy(3)));

        // accepted, let go, an orphan: one change each
        assertThat(stored("k").delivery().mode()).isEqualTo(Mode.ORPHAN);
        assertThat(stored("k").revision()).isEqualTo(3);
    }

    /** A store that lacks a class. */
    private static final class Broken implements TaskStore {

        private final TaskStore inner;
        private final boolean[] broken;

        Broken(TaskStore inner, boolean[] broken) {
            this.inner = inner;
            this.broken = broken;
        }

        @Override
        public int letGo(String provider, java.time.Instant due) {
            if (broken[0]) {
                throw new NoClassDefFoundError("Row");
            }
            return inner.letGo(provider, due);
        }

        @Override
        public java.util.Optional<StoredTask> find(String provider, String key) {
            return inner.find(provider, key);
        }

        @Override
        public java.util.Optional<StoredTask> claim(StoredTask intent) {
            return inner.claim(intent);
        }

        @Override
        public java.util.Optional<StoredTask> replace(StoredTask was, StoredTask now) {
            return inner.replace(was, now);
        }

        @Override
        public boolean remove(StoredTask was) {
            return inner.remove(was);
        }

        @Override
        public java.util.List<StoredTask> untold(
                String provider, io.genmedia.camel.media.spi.Share share, java.time.Instant changedSince) {
            return inner.untold(provider, share, changedSince);
        }

        @Override
        public java.util.List<StoredTask> orphans(String provider, java.time.Instant now) {
            return inner.orphans(provider, now);
        }

        @Override
        public java.util.Optional<StoredTask> findTask(String provider, String taskId) {
            return inner.findTask(provider, taskId);
        }

        @Override
        public java.util.List<StoredTask> dead(String provider) {
            return inner.dead(provider);
        }

        @Override
        public int forget(String provider, java.time.Instant before) {
            return inner.forget(provider, before);
        }

        @Override
        public String node() {
            return inner.node();
        }

        @Override
        public boolean isAlive(String node) {
            return inner.isAlive(node);
        }
    }
}
