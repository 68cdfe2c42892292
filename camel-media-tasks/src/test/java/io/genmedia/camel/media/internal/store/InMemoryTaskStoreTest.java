package io.genmedia.camel.media.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryTaskStoreTest {

    private static final StoredRequest FILM =
            new StoredRequest("digest", "https://atelier.example", "", "video", "film-1");

    private final ManualTime time = new ManualTime();
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);

    private StoredTask intent(String key) {
        return intent(key, Delivery.AWAITED);
    }

    private StoredTask intent(String key, Delivery delivery) {
        return StoredTask.intent("atelier", key, FILM, delivery, store.node(), time.now());
    }

    private Delivery detached() {
        return Delivery.detached(time.now().plusSeconds(1), Map.of());
    }

    private StoredTask claimed(StoredTask intent) {
        assertThat(store.claim(intent)).isEmpty();
        return intent;
    }

    private StoredTask replaced(StoredTask was, StoredTask now) {
        return store.replace(was, now).orElseThrow();
    }

    private StoredTask accepted(String key, String taskId, Delivery delivery) {
        StoredTask intent = claimed(intent(key, delivery));
        return replaced(intent, intent.accepted(taskId, null, time.now()));
    }

    private StoredTask succeeded(StoredTask task) {
        return replaced(task, task.ended(Tasks.succeeded(task.taskId()), false, time.now()));
    }

    private StoredTask failed(StoredTask task) {
        return replaced(task, task.ended(Tasks.failed(task.taskId(), "x"), false, time.now()));
    }

    private static List<String> ids(List<StoredTask> tasks) {
        return tasks.stream().map(StoredTask::taskId).toList();
    }

    @Test
    void shouldKeepTheFirstIntentOfAKey() {
        StoredTask first = intent("k");

        assertThat(store.claim(first)).isEmpty();
        assertThat(store.claim(intent("k"))).containsSame(first);
        assertThat(store.find("atelier", "k")).containsSame(first);
    }

    @Test
    void shouldKeepTheKeysOfProvidersApart() {
        StoredTask mine = claimed(intent("k"));
        StoredTask others = StoredTask.intent("other", "k", FILM, Delivery.AWAITED, store.node(), time.now());

        assertThat(store.find("other", "k")).isEmpty();
        store.remove(others);
        assertThat(store.find("atelier", "k")).containsSame(mine);
    }

    @Test
    void shouldReplaceWhatStandsUnderAKey() {
        StoredTask intent = claimed(intent("k"));

        StoredTask accepted = replaced(intent, intent.accepted("t1", null, time.now()));
        State whenAccepted = store.find("atelier", "k").orElseThrow().state();
        StoredTask over = failed(accepted);
        State whenOver = store.find("atelier", "k").orElseThrow().state();
        replaced(over, over.nextAttempt(intent("k"), time.now()));

        assertThat(whenAccepted).isEqualTo(State.ACCEPTED);
        assertThat(whenOver).isEqualTo(State.FAILED);
        assertThat(store.find("atelier", "k").orElseThrow().state()).isEqualTo(State.INTENT);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shouldCountTheChangesOfAKey() {
        StoredTask accepted = accepted("k", "t1", Delivery.AWAITED);

        assertThat(accepted.revision()).isEqualTo(1);
        assertThat(store.find("atelier", "k")).contains(accepted);
    }

    @Test
    void shouldNotReplaceWhatSomebodyElseChangedMeanwhile() {
        StoredTask intent = claimed(intent("k"));
        StoredTask accepted = replaced(intent, intent.accepted("t1", null, time.now()));

        assertThat(store.replace(intent, intent.unknown(time.now()))).isEmpty();
        assertThat(store.find("atelier", "k")).contains(accepted);
    }

    @Test
    void shouldNotReplaceWhatIsNotThere() {
        StoredTask intent = intent("k");

        assertThat(store.replace(intent, intent.unknown(time.now()))).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void shouldForgetAKeyThatIsRemoved() {
        StoredTask intent = claimed(intent("k"));

        assertThat(store.remove(intent)).isTrue();

        assertThat(store.find("atelier", "k")).isEmpty();
        assertThat(store.claim(intent("k"))).isEmpty();
    }

    @Test
    void shouldNotRemoveWhatSomebodyElseChangedMeanwhile() {
        StoredTask intent = claimed(intent("k"));
        replaced(intent, intent.accepted("t1", null, time.now()));

        assertThat(store.remove(intent)).isFalse();
        assertThat(store.find("atelier", "k")).isPresent();
    }

    @Test
    void shouldSayThatItIsGoneWhereItWasBefore() {
        assertThat(store.remove(intent("k"))).isTrue();
    }

    @Test
    void shouldListTheTasksToBeToldOfAProvider() {
        accepted("a", "t-a", detached());
        StoredTask told = accepted("b", "t-b", detached());
        accepted("c", "t-c", detached());
        accepted("waited-for", "t-w", Delivery.AWAITED);

        replaced(told, told.delivering(told.delivery().done(), time.now()));

        assertThat(ids(store.untold("atelier", Share.ALL, null))).containsExactly("t-a", "t-c");
        assertThat(store.untold("other", Share.ALL, null)).isEmpty();
    }

    @Test
    void shouldListATaskThatEndedAndIsNotTold() {
        succeeded(accepted("a", "t", detached()));

        assertThat(store.untold("atelier", Share.ALL, null)).hasSize(1);
    }

    @Test
    void shouldListEachTaskToBeToldInOneShare() {
        for (int i = 0; i < 20; i++) {
            accepted("k" + i, "t" + i, detached());
        }

        List<String> inShares = IntStream.range(0, 4)
                .mapToObj(number -> store.untold("atelier", new Share(number, 4), null))
                .flatMap(share -> ids(share).stream())
                .toList();

        assertThat(inShares).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldListWhatChangedSinceThen() {
        accepted("old", "t-old", detached());
        time.advance(Duration.ofMinutes(5));
        accepted("new", "t-new", detached());

        assertThat(ids(store.untold("atelier", Share.ALL, time.now()))).containsExactly("t-new");
    }

    @Test
    void shouldListTheDeadUntilTheyAreReleased() {
        StoredTask task = accepted("a", "t", detached());
        StoredTask dead = replaced(task, task.delivering(task.delivery().dead(), time.now()));
        List<StoredTask> before = store.dead("atelier");

        replaced(dead, dead.delivering(dead.delivery().released(), time.now()));

        assertThat(before).containsExactly(dead);
        assertThat(store.dead("atelier")).isEmpty();
        assertThat(store.untold("atelier", Share.ALL, null)).hasSize(1);
    }

    @Test
    void shouldListWhatNobodyCameBackForInTime() {
        StoredTask task = accepted("a", "t", Delivery.AWAITED);
        accepted("waited-for", "t-w", Delivery.AWAITED);
        replaced(task, task.delivering(task.delivery().orphanAt(time.now().plusSeconds(60)), time.now()));

        assertThat(store.orphans("atelier", time.now().plusSeconds(59))).isEmpty();
        assertThat(ids(store.orphans("atelier", time.now().plusSeconds(60)))).containsExactly("t");
    }

    @Test
    void shouldFindATaskByItsId() {
        StoredTask task = accepted("a", "t", Delivery.AWAITED);

        assertThat(store.findTask("atelier", "t")).contains(task);
        assertThat(store.findTask("atelier", "t2")).isEmpty();
        assertThat(store.findTask("other", "t")).isEmpty();
    }

    @Test
    void shouldForgetWhatEndedADayAgo() {
        succeeded(accepted("old", "t", Delivery.AWAITED));
        time.advance(Duration.ofHours(20));
        failed(accepted("young", "t2", Delivery.AWAITED));

        time.advance(Duration.ofHours(5));
        store.claim(intent("now"));

        assertThat(store.find("atelier", "old")).isEmpty();
        assertThat(store.find("atelier", "young")).isPresent();
    }

    @Test
    void shouldKeepWhatEndedAndIsToBeTold() {
        succeeded(accepted("old", "t", detached()));

        time.advance(Duration.ofDays(2));
        store.claim(intent("now"));

        assertThat(store.find("atelier", "old")).isPresent();
    }

    @Test
    void shouldKeepForAWeekWhatIsNotOver() {
        claimed(intent("intent"));
        StoredTask unknown = claimed(intent("unknown"));
        replaced(unknown, unknown.unknown(time.now()));
        accepted("accepted", "t", Delivery.AWAITED);

        time.advance(Duration.ofDays(6));
        store.claim(intent("x"));
        int afterSixDays = store.size();
        time.advance(Duration.ofDays(2));
        store.claim(intent("y"));

        assertThat(afterSixDays).isEqualTo(4);
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void shouldForgetTheOldestOfTooManyThatEnded() {
        for (int i = 0; i < 10_050; i++) {
            succeeded(accepted("k" + i, "t" + i, Delivery.AWAITED));
        }
        store.claim(intent("last"));

        assertThat(store.size()).isEqualTo(10_001);
        assertThat(store.find("atelier", "k49")).isEmpty();
        assertThat(store.find("atelier", "k50")).isPresent();
    }

    @Test
    void shouldSayThatNothingOutlivesTheApplication() {
        assertThat(store.isDurable()).isFalse();
        assertThat(store.letGo("atelier", time.now())).isZero();
        assertThat(store.isAlive(store.node())).isTrue();
    }
}
