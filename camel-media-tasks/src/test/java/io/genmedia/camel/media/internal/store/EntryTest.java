package io.genmedia.camel.media.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EntryTest {

    private final ManualTime time = new ManualTime();
    private final DurableStore rows = new DurableStore(time, "one");
    private final FaultyStore store = new FaultyStore(rows);
    private final StoreCalls calls = new StoreCalls("atelier", time, Runnable::run);
    private final StoredTask intent = StoredTask.intent(
            "atelier",
            "k",
            new StoredRequest("d", "https://atelier.example", "", "video", "film-1"),
            Delivery.AWAITED,
            "one",
            time.now());

    private Entry entry() {
        rows.claim(intent);
        return new Entry(store, calls, intent);
    }

    private StoredTask accepted(StoredTask row) {
        return row.taskId() == null ? row.accepted("t1", null, time.now()) : row;
    }

    private StoredTask letGo(StoredTask row) {
        return row.delivering(row.delivery().orphanAt(time.now().plusSeconds(600)), time.now());
    }

    private StoredTask stored() {
        return rows.find("atelier", "k").orElseThrow();
    }

    @Test
    void shouldWriteNothingWhereNothingIsChanged() {
        Entry entry = entry();
        store.isAway();

        CompletableFuture<StoredTask> changed = entry.change("change nothing", row -> row);

        assertThat(changed).isCompletedWithValue(intent);
        assertThat(store.failures()).isZero();
    }

    @Test
    void shouldMakeTheChangeToWhatAnotherNodeWroteMeanwhile() {
        Entry entry = entry();
        rows.at("two").replace(intent, intent.at("two", Delivery.AWAITED, time.now()));

        entry.change("accept", this::accepted);

        assertThat(stored().taskId()).isEqualTo("t1");
        assertThat(stored().node()).isEqualTo("two");
        assertThat(entry.row()).isEqualTo(stored());
    }

    @Test
    void shouldLeaveOutAChangeThatAnotherNodeMade() {
        Entry entry = entry();
        StoredTask other = rows.at("two")
                .replace(intent, intent.accepted("t2", null, time.now()))
                .orElseThrow();

        entry.change("accept", this::accepted);

        assertThat(stored()).isEqualTo(other);
    }

    @Test
    void shouldMakeItsChangesOneAfterTheOtherAlsoWhereTheFirstIsLate() {
        Entry entry = entry();
        store.isAway();
        CompletableFuture<StoredTask> first = entry.change("accept", this::accepted);
        store.works();

        CompletableFuture<StoredTask> second = entry.change("let go", this::letGo);
        boolean early = second.isDone();
        time.advance(Duration.ofSeconds(1));

        assertThat(early).isFalse();
        assertThat(first.join().delivery().due()).isNull();
        assertThat(second.join().taskId()).isEqualTo("t1");
        assertThat(stored().delivery().due()).isNotNull();
    }

    @Test
    void shouldMakeAChangeOnceWhereTheAnswerIsLost() {
        Entry entry = entry();
        store.losesAnswers(Call.REPLACE);
        store.onlyOnce();

        CompletableFuture<StoredTask> changed = entry.change("accept", this::accepted);
        time.advance(Duration.ofSeconds(1));

        assertThat(changed.join()).isEqualTo(stored());
        assertThat(stored().revision()).isEqualTo(1);
    }

    @Test
    void shouldWriteAnewWhatSomebodyTookOut() {
        Entry entry = entry();
        rows.remove(intent);

        CompletableFuture<StoredTask> changed = entry.change("accept", this::accepted);

        assertThat(changed.join().state()).isEqualTo(State.ACCEPTED);
        assertThat(stored().taskId()).isEqualTo("t1");
        assertThat(entry.change("let go", this::letGo).join()).isEqualTo(stored());
    }

    @Test
    void shouldGoOnAfterAChangeThatCouldNotBeMade() {
        Entry entry = entry();
        CompletableFuture<StoredTask> wrong = entry.change("break", row -> {
            throw new IllegalStateException("bug");
        });

        calls.close();
        CompletableFuture<StoredTask> next = entry.change("accept", this::accepted);

        assertThat(wrong).isCompletedExceptionally();
        assertThat(next.join().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldNotRaceForeverWithSomebodyWhoChangesItAllTheTime() {
        AtomicInteger count = new AtomicInteger();
        Entry entry = entry();
        List<CompletableFuture<StoredTask>> changed = new ArrayList<>();

        changed.add(entry.change("accept", row -> {
            // another is quicker each time
            if (count.incrementAndGet() <= 25) {
                rows.replace(stored(), stored().at("two", Delivery.AWAITED, time.now()));
            }
            return row.accepted("t1", null, time.now());
        }));
        int atFirst = count.get();
        time.advance(Duration.ofSeconds(1));

        assertThat(atFirst).isEqualTo(20);
        assertThat(changed.get(0).join()).isEqualTo(stored());
    }
}
