package io.genmedia.camel.media.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Receipt;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every task store promises. A test of a store extends this, and gives it a new, empty store for each case. */
public abstract class TaskStoreContract {

    /** A provider. */
    protected static final String PROVIDER = "monet";

    /** Some time, long ago. */
    protected static final Instant START = Instant.parse("2026-01-01T00:00:00.123Z");

    private static final int MANY = 100;

    /** @return a store without tasks, the same one for all of a case */
    protected abstract TaskStore store();

    /** @return an intent of the node of the store, whose exchange waits */
    protected StoredTask intent(String key) {
        return intent(key, Delivery.AWAITED);
    }

    /** @return an intent of the node of the store */
    protected StoredTask intent(String key, Delivery delivery) {
        StoredRequest request = new StoredRequest("d1", "https://api.example", "acc1", "video", "sora-2");
        return StoredTask.intent(PROVIDER, key, request, delivery, store().node(), START);
    }

    /** @return what was claimed */
    protected StoredTask claimed(StoredTask intent) {
        assertThat(store().claim(intent)).isEmpty();
        return intent;
    }

    /** @return what stands in the store after a change */
    protected StoredTask changed(StoredTask was, StoredTask now) {
        Optional<StoredTask> written = store().replace(was, now);
        assertThat(written).isPresent();
        return written.get();
    }

    /** @return an accepted task in the store */
    protected StoredTask accepted(String key, Delivery delivery) {
        StoredTask intent = claimed(intent(key, delivery));
        return changed(intent, intent.accepted("t-" + key, null, START.plusSeconds(1)));
    }

    /** @return a task in the store that ended so */
    protected StoredTask ended(String key, StoredTask.State state, Delivery delivery) {
        StoredTask task = accepted(key, delivery);
        return changed(
                task,
                new StoredTask(
                        task.provider(),
                        task.key(),
                        task.request(),
                        task.attempt(),
                        state,
                        task.taskId(),
                        false,
                        state == StoredTask.State.FAILED ? "no" : null,
                        null,
                        delivery,
                        task.node(),
                        task.createdAt(),
                        START.plusSeconds(2),
                        task.revision()));
    }

    /** @return what many threads got who did the same at once */
    protected static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> work).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldKeepEverythingThatIsKnownOfATask() {
        // given
        Map<String, Object> correlation = Map.of("orderId", "A-7 \"ä\" 🎬", "vip", true);
        StoredTask intent = claimed(intent("k1", Delivery.detached(START.plus(Duration.ofHours(1)), correlation)));
        Receipt receipt = new Receipt(
                new BigDecimal("0.10"),
                new BigDecimal("12.000"),
                JsonNodeFactory.instance.objectNode().put("seconds", 8).put("ratio", new BigDecimal("1.50")));

        // when
        StoredTask accepted = changed(intent, intent.accepted("t1", receipt, START.plusSeconds(1)));

        // then
        assertThat(accepted.revision()).isEqualTo(1);
        assertThat(store().find(PROVIDER, "k1")).contains(accepted);
        assertThat(store().find(PROVIDER, "k1").orElseThrow().receipt().cost()).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void shouldKeepWhatAProviderSaidOfAFailure() {
        // given
        StoredTask task = ended("k1", StoredTask.State.FAILED, Delivery.AWAITED);

        // then
        assertThat(store().find(PROVIDER, "k1")).contains(task);
        assertThat(task.error()).isEqualTo("no");
    }

    @Test
    void shouldGiveHeadersBackWithTheTypeTheyHad() {
        // given
        Map<String, Object> correlation = Map.of(
                "string",
                "5",
                "boolean",
                false,
                "int",
                5,
                "long",
                5L,
                "big",
                Long.MAX_VALUE,
                "double",
                5.0,
                "decimal",
                new BigDecimal("5.00"),
                "nan",
                Double.NaN);

        // when
        claimed(intent("k1", Delivery.detached(START, correlation)));

        // then
        assertThat(store().find(PROVIDER, "k1").orElseThrow().delivery().correlation())
                .isEqualTo(correlation);
    }

    @Test
    void shouldKnowNothingOfAKeyThatNobodyClaimed() {
        assertThat(store().find(PROVIDER, "k1")).isEmpty();
        assertThat(store().findTask(PROVIDER, "t1")).isEmpty();
    }

    @Test
    void shouldTellWhatStandsUnderAKeyThatIsClaimed() {
        // given
        StoredTask first = claimed(intent("k1"));

        // then
        assertThat(store().claim(intent("k1", Delivery.detached(START, Map.of()))))
                .contains(first);
    }

    @Test
    void shouldTellKeysOfProvidersApart() {
        // given
        StoredTask mine = claimed(intent("k1"));

        // then
        StoredTask other = StoredTask.intent("gateai", "k1", mine.request(), Delivery.AWAITED, store().node(), START);
        assertThat(store().claim(other)).isEmpty();
        assertThat(store().find(PROVIDER, "k1")).contains(mine);
    }

    @Test
    void shouldGiveAKeyToOneOfManyWhoClaimItAtOnce() throws Exception {
        // given: all write the same, as threads of one node do in the same millisecond
        StoredTask intent = intent("k1");

        // when
        List<Optional<StoredTask>> others = atOnce(MANY, () -> store().claim(intent));

        // then
        assertThat(others).filteredOn(Optional::isEmpty).hasSize(1);
    }

    @Test
    void shouldChangeOnlyWhatNobodyElseChanged() {
        // given
        StoredTask intent = claimed(intent("k1"));
        StoredTask unknown = changed(intent, intent.unknown(START.plusSeconds(1)));

        // when
        Optional<StoredTask> late = store().replace(intent, intent.accepted("t1", null, START.plusSeconds(2)));

        // then
        assertThat(late).isEmpty();
        assertThat(store().find(PROVIDER, "k1")).contains(unknown);
    }

    @Test
    void shouldLetOneOfManyChangeATaskAtOnce() throws Exception {
        // given
        StoredTask task = accepted("k1", Delivery.detached(START, Map.of()));
        StoredTask told = task.delivering(task.delivery().told(START), START.plusSeconds(3));

        // when
        List<Optional<StoredTask>> written = atOnce(MANY, () -> store().replace(task, told));

        // then
        assertThat(written).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(store().find(PROVIDER, "k1").orElseThrow().revision()).isEqualTo(task.revision() + 1);
    }

    @Test
    void shouldForgetAKeyUnlessItWasChanged() {
        // given
        StoredTask kept = claimed(intent("k1"));
        changed(kept, kept.unknown(START.plusSeconds(1)));
        StoredTask gone = claimed(intent("k2"));

        // then
        assertThat(store().remove(kept)).isFalse();
        assertThat(store().remove(gone)).isTrue();
        assertThat(store().find(PROVIDER, "k1")).isPresent();
        assertThat(store().find(PROVIDER, "k2")).isEmpty();
        assertThat(store().claim(gone)).isEmpty();
    }

    @Test
    void shouldFindATaskByItsId() {
        // given
        StoredTask task = accepted("k1", Delivery.AWAITED);

        // then
        assertThat(store().findTask(PROVIDER, "t-k1")).contains(task);
        assertThat(store().findTask("gateai", "t-k1")).isEmpty();
    }

    @Test
    void shouldTellTheTasksOfAShareThatNobodyWasTold() {
        // given
        Delivery detached = Delivery.detached(START.plusSeconds(60), Map.of());
        accepted("awaited", Delivery.AWAITED);
        ended("done", StoredTask.State.SUCCEEDED, detached.done());
        ended("dead", StoredTask.State.SUCCEEDED, detached.dead());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String key = "k" + i;
            accepted(key, i % 2 == 0 ? detached : Delivery.AWAITED.orphan(START));
            expected.add(key);
        }

        // when
        List<String> told = IntStream.range(0, 4)
                .mapToObj(number -> new Share(number, 4))
                .flatMap(share -> store().untold(PROVIDER, share, null).stream()
                        .peek(task -> assertThat(share.has(task.key())).isTrue()))
                .map(StoredTask::key)
                .toList();

        // then
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(store().untold(PROVIDER, Share.ALL, null)).hasSize(20);
        assertThat(store().untold("gateai", Share.ALL, null)).isEmpty();
    }

    @Test
    void shouldTellAtLeastWhatChangedSince() {
        // given
        StoredTask task = accepted("k1", Delivery.detached(START.plusSeconds(60), Map.of()));

        // then
        assertThat(store().untold(PROVIDER, Share.ALL, task.updatedAt())).contains(task);
    }

    @Test
    void shouldTellOrphansWhenTheyAreDue() {
        // given
        StoredTask orphan = accepted("k1", Delivery.AWAITED.orphanAt(START.plusSeconds(60)));
        accepted("k2", Delivery.AWAITED);

        // then
        assertThat(store().orphans(PROVIDER, START.plusSeconds(59))).isEmpty();
        assertThat(store().orphans(PROVIDER, START.plusSeconds(60))).containsExactly(orphan);
    }

    @Test
    void shouldListDeadTasks() {
        // given
        StoredTask dead = ended(
                "k1",
                StoredTask.State.SUCCEEDED,
                Delivery.detached(START, Map.of()).dead());
        accepted("k2", Delivery.detached(START, Map.of()));

        // then
        assertThat(store().dead(PROVIDER)).containsExactly(dead);
    }

    @Test
    void shouldForgetWhatEndedAndWasHandledLongAgo() {
        // given: all of them changed two seconds after the start
        Delivery detached = Delivery.detached(START.plusSeconds(60), Map.of());
        ended("handled", StoredTask.State.SUCCEEDED, detached.done());
        ended("got", StoredTask.State.SUCCEEDED, Delivery.AWAITED);
        ended("failed", StoredTask.State.FAILED, Delivery.AWAITED);
        ended("to be told", StoredTask.State.SUCCEEDED, detached);
        ended("dead", StoredTask.State.SUCCEEDED, detached.dead());
        accepted("running", Delivery.AWAITED);
        claimed(intent("intent"));
        StoredTask intent = claimed(intent("unknown"));
        changed(intent, intent.unknown(START.plusSeconds(1)));

        // when
        int early = store().forget(PROVIDER, START.plusSeconds(2));
        int late = store().forget(PROVIDER, START.plusSeconds(3));

        // then
        assertThat(early).isZero();
        assertThat(late).isEqualTo(3);
        assertThat(List.of("handled", "got", "failed"))
                .allSatisfy(key -> assertThat(store().find(PROVIDER, key)).isEmpty());
        assertThat(List.of("to be told", "dead", "running", "intent", "unknown"))
                .allSatisfy(key -> assertThat(store().find(PROVIDER, key)).isPresent());
    }

    @Test
    void shouldKnowItsOwnNodeAsAlive() {
        assertThat(store().isAlive(store().node())).isTrue();
        assertThat(store().isAlive("nobody")).isFalse();
    }
}
