package io.genmedia.camel.media.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryTaskStoreTest {

    private final ManualTime time = new ManualTime();
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);

    private StoredTask intent(String key) {
        return StoredTask.intent(key, "digest", "atelier", "https://atelier.example", "video", "film-1", time.now());
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
        store.claim(intent("k"));

        assertThat(store.find("other", "k")).isEmpty();
        store.remove("other", "k");
        assertThat(store.find("atelier", "k")).isPresent();
    }

    @Test
    void shouldReplaceWhatStandsUnderAKey() {
        store.claim(intent("k"));

        store.update(intent("k").accepted("t1", null, time.now()));
        State whenAccepted = store.find("atelier", "k").orElseThrow().state();
        store.update(intent("k").accepted("t1", null, time.now()).succeeded(time.now()));
        State whenOver = store.find("atelier", "k").orElseThrow().state();
        store.update(intent("k")
                .accepted("t1", null, time.now())
                .succeeded(time.now())
                .nextAttempt("d", "video", "m", time.now()));

        assertThat(whenAccepted).isEqualTo(State.ACCEPTED);
        assertThat(whenOver).isEqualTo(State.SUCCEEDED);
        assertThat(store.find("atelier", "k").orElseThrow().state()).isEqualTo(State.INTENT);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shouldForgetAKeyThatIsRemoved() {
        store.claim(intent("k"));

        store.remove("atelier", "k");

        assertThat(store.find("atelier", "k")).isEmpty();
        assertThat(store.claim(intent("k"))).isEmpty();
    }

    @Test
    void shouldListTheDetachedTasksOfAProvider() {
        for (String key : new String[] {"a", "b", "c"}) {
            store.claim(intent(key));
            store.update(intent(key).accepted("t-" + key, null, time.now()).detachedFor(1000, time.now()));
        }
        store.claim(intent("waited-for"));
        store.update(intent("waited-for").accepted("t-w", null, time.now()));

        store.update(
                store.find("atelier", "b").orElseThrow().succeeded(time.now()).attached(time.now()));

        assertThat(store.detached("atelier")).extracting(StoredTask::taskId).containsExactly("t-a", "t-c");
        assertThat(store.detached("other")).isEmpty();
    }

    @Test
    void shouldListATaskThatEndedAndIsNotTold() {
        store.claim(intent("a"));
        store.update(intent("a")
                .accepted("t", null, time.now())
                .detachedFor(1, time.now())
                .succeeded(time.now()));

        assertThat(store.detached("atelier")).hasSize(1);
    }

    @Test
    void shouldForgetWhatEndedADayAgo() {
        store.claim(intent("old"));
        store.update(intent("old").accepted("t", null, time.now()).succeeded(time.now()));
        time.advance(Duration.ofHours(20));
        store.claim(intent("young"));
        store.update(intent("young").accepted("t2", null, time.now()).failed(false, "x", time.now()));

        time.advance(Duration.ofHours(5));
        store.claim(intent("now"));

        assertThat(store.find("atelier", "old")).isEmpty();
        assertThat(store.find("atelier", "young")).isPresent();
    }

    @Test
    void shouldKeepForAWeekWhatIsNotOver() {
        store.claim(intent("intent"));
        store.claim(intent("unknown"));
        store.update(intent("unknown").unknown(time.now()));
        store.claim(intent("accepted"));
        store.update(intent("accepted").accepted("t", null, time.now()));

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
            store.claim(intent("k" + i));
            store.update(intent("k" + i).accepted("t" + i, null, time.now()).succeeded(time.now()));
        }
        store.claim(intent("last"));

        assertThat(store.size()).isEqualTo(10_001);
        assertThat(store.find("atelier", "k49")).isEmpty();
        assertThat(store.find("atelier", "k50")).isPresent();
    }
}
