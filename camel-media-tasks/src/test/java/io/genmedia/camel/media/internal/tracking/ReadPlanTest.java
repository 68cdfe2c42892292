package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.genmedia.camel.media.internal.tracking.ReadPlan.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a task is read next that was seen running. */
class ReadPlanTest {

    private static final Pacing FIVE = Pacing.single(Duration.ofSeconds(5));

    /** Two hundred tasks, evenly between two lengths. */
    private static Lengths evenly(double shortest, double longest) {
        Lengths lengths = new Lengths();
        for (int i = 0; i < 200; i++) {
            double end = shortest + (longest - shortest) * ((i * 37) % 200) / 200;
            lengths.learn(end, end);
        }
        return lengths;
    }

    private static double next(double age, int reads, Lengths lengths) {
        Duration pause = ReadPlan.pause(Duration.ofMillis((long) (age * 1000)), reads, lengths, FIVE);
        return age + pause.toMillis() / 1000.0;
    }

    private static List<Double> reads(Lengths lengths, double until) {
        List<Double> at = new ArrayList<>();
        double age = 0;
        while (age < until) {
            age = next(age, at.size(), lengths);
            at.add(age);
        }
        return at;
    }

    @ParameterizedTest
    @CsvSource({
        // age, reads so far, read next at
        "0, 0, 5",
        "5, 1, 15",
        "15, 2, 30.9",
        "31, 3, 32",
        "32, 4, 33",
        "33, 5, 34",
        "34, 6, 34.9",
        "35.5, 7, 40.5"
    })
    void shouldReadWhenATaskIsLikelyToBeDone(double age, int reads, double next) {
        assertThat(next(age, reads, evenly(30, 35))).isCloseTo(next, within(0.7));
    }

    @Test
    void shouldKeepTheUsualPaceWhereTooLittleIsKnown() {
        assertThat(reads(null, 20)).containsExactly(5.0, 10.0, 15.0, 20.0);
    }

    @Test
    void shouldReadWhatIsDoneSoonAtOnceAndThenNoMoreThanAPollWould() {
        List<Double> reads = reads(evenly(2, 3), 12);

        assertThat(reads.get(0)).isBetween(2.0, 2.6);
        assertThat(reads.get(1)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void shouldHardlyReadWhatCannotBeDone() {
        assertThat(reads(evenly(900, 1000), 850)).hasSizeBetween(5, 8).startsWith(5.0, 15.0, 45.0, 135.0, 405.0);
    }

    @Test
    void shouldNeverWaitMuchLongerInTheTailThanTheTaskIsOverdue() {
        List<Double> reads = reads(evenly(30, 35), 400);

        for (int i = 1; i < reads.size(); i++) {
            double pause = reads.get(i) - reads.get(i - 1);
            double overdue = reads.get(i - 1) - 35;
            if (overdue > 1) {
                assertThat(pause).isLessThanOrEqualTo(Math.min(20.01, Math.max(5.01, overdue / 4 + 0.6)));
            }
        }
        assertThat(reads.get(reads.size() - 1) - reads.get(reads.size() - 2)).isCloseTo(20, within(0.1));
    }

    @Test
    void shouldTrustTheEarliestEndLessTheFewerAreKnown() {
        Lengths few = new Lengths();
        for (int i = 0; i < 8; i++) {
            few.learn(100, 100);
        }

        assertThat(next(45, 3, few)).isBetween(82.0, 90.0);
        assertThat(next(45, 3, evenly(100, 100.1))).isBetween(94.0, 101.0);
    }

    @Test
    void shouldReadManyAtOnceMoreOftenWhereThatIsCheap() {
        Pacing cheap = new Pacing(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(ReadPlan.pause(Duration.ofSeconds(7), 0, null, cheap)).isEqualTo(Duration.ofSeconds(1));
        assertThat(ReadPlan.pause(Duration.ofSeconds(6), 0, evenly(30, 35), cheap))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(ReadPlan.pause(Duration.ofSeconds(36), 0, evenly(30, 35), cheap))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldNeverReadMoreThanAPollWouldNorLaterWhereATaskIsLikelyToEnd(long seed) {
        Random random = new Random(seed);
        double middle = Math.exp(0.5 + random.nextDouble() * 6);
        double width = random.nextDouble();
        Lengths lengths = new Lengths();
        for (int i = 0; i < 8 + random.nextInt(300); i++) {
            double end = middle * Math.exp(random.nextGaussian() * width);
            lengths.learn(end, end * 1.02);
        }

        List<Double> reads = reads(lengths, 4 * middle + 60);

        double before = 0;
        for (int i = 0; i < reads.size(); i++) {
            double at = reads.get(i);
            assertThat(i + 1).as("reads by %s", at).isLessThanOrEqualTo((int) (at / 5 + 1e-6) + 1);
            assertThat(at - before).isGreaterThanOrEqualTo(0.499);
            boolean likely = lengths.overAfter(before) > 0.02 && lengths.overAfter(before) < 0.98;
            if (likely && i * 5 <= before) {
                assertThat(at - before).as("pause at %s", before).isLessThanOrEqualTo(5.001);
            }
            before = at;
        }
    }
}
