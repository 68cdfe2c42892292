package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due, the earliest first. */
class DueQueueTest {

    private static final class Entry extends DueQueue.Item {
        private final long due;

        Entry(long due) {
            this.due = due;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldKeepTheOrderWhateverIsAddedAndTakenOut(long seed) {
        Random random = new Random(seed);
        DueQueue<Entry> queue = new DueQueue<>();
        List<Entry> expected = new ArrayList<>();

        for (int i = 0; i < 2_000; i++) {
            int what = random.nextInt(10);
            if (what < 5 || expected.isEmpty()) {
                Entry entry = new Entry(random.nextInt(300));
                queue.add(entry, entry.due);
                expected.add(entry);
            } else if (what < 8) {
                Entry gone = expected.remove(random.nextInt(expected.size()));
                assertThat(queue.remove(gone)).isTrue();
                assertThat(queue.remove(gone)).isFalse();
            } else {
                expected.sort(Comparator.comparingLong(entry -> entry.due));
                assertThat(queue.firstDue()).isEqualTo(expected.get(0).due);
                assertThat(queue.poll()).isSameAs(expected.remove(0));
            }
        }

        List<Entry> due = new ArrayList<>();
        queue.forEachDue(150, due::add);
        assertThat(due)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().filter(entry -> entry.due <= 150).toList());
        assertThat(queue.size()).isEqualTo(expected.size());
        assertThat(new DueQueue<Entry>().remove(new Entry(1))).isFalse();
    }
}
