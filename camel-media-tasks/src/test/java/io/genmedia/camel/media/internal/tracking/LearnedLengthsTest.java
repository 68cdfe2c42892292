package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is learned of how long tasks take. */
class LearnedLengthsTest {

    private final LearnedLengths lengths = new LearnedLengths();

    private void learn(String like, double from, double to, TaskSnapshot task, int times) {
        for (int i = 0; i < times; i++) {
            lengths.learn(like, millis(from), millis(to), task);
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private static TaskSnapshot stamped(String created, String ended) {
        return new TaskSnapshot(
                "t",
                null,
                null,
                MediaStatus.SUCCEEDED,
                null,
                List.of(),
                null,
                null,
                Instant.parse(created),
                Instant.parse(ended),
                null,
                null,
                null);
    }

    @Test
    void shouldSayNothingBeforeEightEnds() {
        learn("a", 30, 35, Tasks.succeeded("t"), 7);
        boolean afterSeven = lengths.enough("a").isPresent();
        learn("a", 30, 35, Tasks.succeeded("t"), 1);

        assertThat(afterSeven).isFalse();
        assertThat(lengths.enough("a")).isPresent();
        assertThat(lengths.enough("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the provider's stamps are of its own clock: only their distance counts
        "2020-05-05T10:00:00.100Z, 2020-05-05T10:00:32.300Z, 32.2",
        // whole seconds say it to a second
        "2020-05-05T10:00:00Z, 2020-05-05T10:00:34Z, 34",
        // what cannot be, is not believed
        "2020-05-05T10:00:00.100Z, 2020-05-05T10:09:32.300Z, 32.5",
        "2020-05-05T10:00:32.300Z, 2020-05-05T10:00:32.300Z, 32.5"
    })
    void shouldBelieveTheProvidersStampsAsFarAsTheyAgreeWithWhatWasSeen(String created, String ended, double middle) {
        learn("a", 30, 35, stamped(created, ended), 8);

        assertThat(lengths.enough("a").orElseThrow().quantile(0.5)).isCloseTo(middle, within(1.0));
        assertThat(lengths.enough("a").orElseThrow().overAfter(28)).isZero();
    }

    @Test
    void shouldRememberThoseThatWereAskedForLast() {
        learn("kept", 1, 2, Tasks.succeeded("t"), 8);
        for (int i = 0; i < 2 * LearnedLengths.AT_MOST; i++) {
            learn("other" + i, 1, 2, Tasks.succeeded("t"), 8);
            assertThat(lengths.enough("kept")).isPresent();
        }

        assertThat(lengths.enough("other0")).isEmpty();
        assertThat(keep(Map.of())).hasSizeLessThanOrEqualTo(LearnedLengths.AT_MOST);
    }

    /** Ends that stand in a text. */
    private static int ends(String text) {
        return Lengths.ofText(text).orElseThrow().ends();
    }

    private Map<String, String> keep(Map<String, String> before) {
        Map<String, String> kept = new HashMap<>();
        lengths.keep((like, change) -> {
            kept.put(like, change.addedTo(before.get(like)));
            return kept.get(like);
        });
        return kept;
    }

    @Test
    void shouldHaveWhatIsNewKeptOnce() {
        learn("a", 1, 2, Tasks.succeeded("t"), 3);

        assertThat(ends(keep(Map.of()).get("a"))).isEqualTo(3);
        assertThat(keep(Map.of())).isEmpty();
    }

    @Test
    void shouldHaveKeptLaterWhatCouldNotBeKept() {
        learn("a", 1, 2, Tasks.succeeded("t"), 3);
        learn("b", 1, 2, Tasks.succeeded("t"), 3);
        assertThatThrownBy(() -> lengths.keep((like, change) -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        learn("a", 1, 2, Tasks.succeeded("t"), 2);

        Map<String, String> kept = keep(Map.of());

        assertThat(ends(kept.get("a"))).isEqualTo(5);
        assertThat(ends(kept.get("b"))).isEqualTo(3);
    }

    @Test
    void shouldAddToWhatOthersKeptAndLearnIt() {
        LearnedLengths other = new LearnedLengths();
        for (int i = 0; i < 20; i++) {
            other.learn("a", millis(10), millis(10), Tasks.succeeded("t"));
        }
        Map<String, String> ofOther = new HashMap<>();
        other.keep((like, change) -> {
            ofOther.put(like, change.addedTo(null));
            return ofOther.get(like);
        });
        learn("a", 40, 40, Tasks.succeeded("t"), 4);

        String kept = keep(ofOther).get("a");

        assertThat(ends(kept)).isEqualTo(24);
        assertThat(lengths.enough("a").orElseThrow().overAfter(20)).isBetween(0.8, 0.9);
    }

    @Test
    void shouldKnowWhatWasKeptAndPassOverWhatCannotBeRead() {
        learn("a", 1, 2, Tasks.succeeded("t"), 9);
        String kept = keep(Map.of()).get("a");
        LearnedLengths later = new LearnedLengths();

        later.read("a", kept);
        later.read("b", "2 of a later version");

        assertThat(later.enough("a")).isPresent();
        assertThat(later.enough("b")).isEmpty();
    }

    @Test
    void shouldNameTasksThatTakeAsLongByTheParametersThatMatter() throws JsonProcessingException {
        String json =
                "{\"prompt\":\"a fox\",\"duration\":10,\"resolution\":\"720p\",\"images\":[\"x\"],\"quality\":null}";

        String key = LengthKey.of("video", "film-1", MediaJson.mapper().readTree(json));

        assertThat(key).isEqualTo("video film-1 duration=10 resolution=720p");
        assertThat(LengthKey.of("video", null, MediaJson.mapper().readTree("{\"mode\":\"" + "x".repeat(500) + "\"}")))
                .hasSizeLessThan(60);
    }
}
