package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long tasks took. */
class LengthsTest {

    private static Lengths of(double... ends) {
        Lengths lengths = new Lengths();
        for (double end : ends) {
            lengths.learn(end, end);
        }
        return lengths;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 1, 5, 31.4, 600, 14_000, 1_000_000})
    void shouldFindAnEndWhereItWas(double end) {
        Lengths lengths = of(end);
        double found = lengths.quantile(0.5);

        assertThat(found).isCloseTo(Math.min(end, 17_000), within(Math.max(0.25, 0.06 * end)));
        assertThat(lengths.overAfter(end * 1.07 + 0.3)).isEqualTo(1);
        assertThat(lengths.overAfter(Math.min(end, 10_000) * 0.9)).isLessThan(1);
    }

    @Test
    void shouldSpreadAnEndThatWasSeenLateOverTheTimeInWhichItMayHaveBeen() {
        Lengths lengths = new Lengths();
        lengths.learn(30, 35);

        assertThat(lengths.overAfter(29)).isZero();
        assertThat(lengths.overAfter(31)).isCloseTo(0.2, within(0.06));
        assertThat(lengths.overAfter(34)).isCloseTo(0.8, within(0.06));
        assertThat(lengths.overAfter(37)).isEqualTo(1);
        assertThat(lengths.weight()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatIsLongAgo() {
        Lengths lengths = new Lengths();
        for (int i = 0; i < 500; i++) {
            lengths.learn(100, 100);
        }
        for (int i = 0; i < 600; i++) {
            lengths.learn(10, 10);
        }

        assertThat(lengths.overAfter(20)).isGreaterThan(0.94);
        assertThat(lengths.weight()).isLessThan(201);
        assertThat(lengths.ends()).isEqualTo(1_100);
    }

    @Test
    void shouldKnowEnoughAfterEightEnds() {
        assertThat(of(1, 2, 3, 4, 5, 6, 7).isEnough()).isFalse();
        assertThat(of(1, 2, 3, 4, 5, 6, 7, 8).isEnough()).isTrue();
        assertThat(new Lengths().overAfter(3)).isZero();
        assertThat(new Lengths().quantile(0.5)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldTellQuantilesThatRiseAndAreTheInverseOfWhatWasOver(long seed) {
        Random random = new Random(seed);
        Lengths lengths = new Lengths();
        double middle = Math.exp(random.nextDouble() * 7);
        for (int i = 0; i < 300; i++) {
            double from = middle * Math.exp(random.nextGaussian() / 3);
            lengths.learn(from, from + random.nextDouble() * 5);
        }

        double before = 0;
        for (double part = 0.01; part < 1; part += 0.01) {
            double at = lengths.quantile(part);
            assertThat(at).isGreaterThanOrEqualTo(before);
            assertThat(lengths.overAfter(at)).isCloseTo(part, within(0.001));
            before = at;
        }
    }

    @Test
    void shouldSayTheSameAsAText() {
        Lengths lengths = new Lengths();
        for (int i = 0; i < 50; i++) {
            lengths.learn(3 + i, 3.5 + i * 1.1);
        }

        String text = lengths.toText();
        Lengths read = Lengths.ofText(text).orElseThrow();

        assertThat(text).hasSizeLessThan(3_000);
        assertThat(read.ends()).isEqualTo(50);
        assertThat(read.quantile(0.3)).isCloseTo(lengths.quantile(0.3), within(0.05));
        assertThat(read.weight()).isCloseTo(lengths.weight(), within(0.1));
    }

    @Test
    void shouldPassOverATextThatIsNotOfTheShape() {
        for (String text :
                Arrays.asList("", "1", "2 8 3:1", "1 x", "1 3 200:1", "1 3 -1:1", "1 3 4:-2", "1 3 4:NaN", "1 3 4")) {
            assertThat(Lengths.ofText(text)).as(text).isEmpty();
        }
    }

    @Test
    void shouldAddWhatOthersLearnedAndNeverLoseIt() {
        Lengths one = of(10, 10, 10, 10);
        Lengths other = of(20, 20, 20, 20);

        one.add(other);

        assertThat(one.ends()).isEqualTo(8);
        assertThat(one.weight()).isCloseTo(8, within(0.2));
        assertThat(one.overAfter(15)).isCloseTo(0.5, within(0.02));
        assertThat(other.ends()).isEqualTo(4);
    }
}
