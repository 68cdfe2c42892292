package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.spi.TaskLengths;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.LearningTasks;
import io.genmedia.camel.media.testing.ManualTime;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is learned of how long tasks take outlives the application, where the store does. */
class LengthKeepingTest {

    private final ManualTime time = new ManualTime();
    private final Kept kept = new Kept();

    /** Rows in memory, which can be away, and be changed by others in between. */
    private static final class Kept implements TaskLengths {

        private final Map<String, Learned> rows = new LinkedHashMap<>();
        private boolean away;
        private int written;
        private Runnable meanwhile = () -> {};

        private void reach() {
            if (away) {
                throw new IllegalStateException("away");
            }
        }

        @Override
        public List<Learned> all(String provider, int atMost) {
            reach();
            return List.copyOf(rows.values());
        }

        @Override
        public Optional<Learned> find(String provider, String like) {
            reach();
            return Optional.ofNullable(rows.get(like));
        }

        @Override
        public boolean keep(String provider, String like, String text, long was) {
            reach();
            Runnable other = meanwhile;
            meanwhile = () -> {};
            other.run();
            long now = find(provider, like).map(Learned::revision).orElse(0L);
            if (now != was) {
                return false;
            }
            rows.put(like, new Learned(like, text, was + 1));
            written++;
            return true;
        }
    }

    private TaskStore store(Optional<TaskLengths> lengths) {
        DurableStore rows = new DurableStore(time, "here");
        return (TaskStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TaskStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("lengths") ? lengths : method.invoke(rows, arguments));
    }

    private LengthKeeping node(LearnedLengths lengths) {
        return node(lengths, store(Optional.of(kept)));
    }

    private LengthKeeping node(LearnedLengths lengths, TaskStore store) {
        return new LengthKeeping("atelier", store, new StoreCalls("atelier", time, Runnable::run), time, lengths);
    }

    @Test
    void shouldKnowAfterARestart() {
        LearnedLengths before = new LearnedLengths();
        LengthKeeping first = node(before);
        first.start();
        LearningTasks.learn(before, "a", 32, 10);
        first.stop();

        LearnedLengths after = new LearnedLengths();
        node(after).start();

        assertThat(LearningTasks.ends(after, "a")).isEqualTo(10);
    }

    @Test
    void shouldWriteOnceAMinuteAndOnlyWhereSomethingIsNew() {
        LearnedLengths lengths = new LearnedLengths();
        node(lengths).start();
        for (int i = 0; i < 10; i++) {
            LearningTasks.learn(lengths, "a", 32, 1);
            time.advance(LengthKeeping.EVERY.dividedBy(10));
        }
        int afterAMinute = kept.written;
        time.advance(LengthKeeping.EVERY.multipliedBy(10));

        assertThat(afterAMinute).isEqualTo(1);
        assertThat(kept.written).isLessThanOrEqualTo(2);
        assertThat(LearningTasks.ends(kept.rows.get("a").text())).isEqualTo(10);
    }

    @Test
    void shouldAddUpWhatNodesLearnAtTheSameTime() {
        LearnedLengths one = new LearnedLengths();
        LearnedLengths other = new LearnedLengths();
        LengthKeeping here = node(one);
        LengthKeeping there = node(other);
        here.start();
        there.start();
        LearningTasks.learn(one, "a", 32, 10);
        LearningTasks.learn(other, "a", 40, 5);
        // the other writes between the reading and the writing of this one
        kept.meanwhile = there::stop;

        here.stop();

        assertThat(LearningTasks.ends(kept.rows.get("a").text())).isEqualTo(15);
        assertThat(LearningTasks.ends(one, "a")).isEqualTo(15);
    }

    @Test
    void shouldTryAgainWhereTheStoreIsAway() {
        kept.away = true;
        LearnedLengths lengths = new LearnedLengths();
        node(lengths).start();
        LearningTasks.learn(lengths, "a", 32, 9);
        time.advance(LengthKeeping.EVERY.multipliedBy(3));
        kept.away = false;
        time.advance(LengthKeeping.EVERY);

        assertThat(LearningTasks.ends(kept.rows.get("a").text())).isEqualTo(9);
    }

    @Test
    void shouldLeaveAStoreAloneThatKeepsNoLengths() {
        node(new LearnedLengths(), store(Optional.empty())).start();

        assertThat(time.scheduled()).isZero();
    }
}
