package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many reads of an account are made in a second. */
class ReadBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private final ReadBudget budget = new ReadBudget(Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 10", "50, 10", "100, 20", "5000, 1000"})
    void shouldBeWhatAPollOfEachTaskWouldMakeAndAFewAtLeast(int inFlight, int perSecond) {
        assertThat(budget.perSecond(-7 * SECOND, inFlight)).isEqualTo(perSecond);
        assertThat(budget.free(-7 * SECOND, inFlight)).isEqualTo(perSecond);
    }

    @Test
    void shouldCountTasksThatEndedShortlyBefore() {
        budget.perSecond(0, 5_000);

        assertThat(budget.perSecond(4 * SECOND, 100)).isEqualTo(1_000);
        assertThat(budget.perSecond(6 * SECOND, 100)).isEqualTo(1_000);
        assertThat(budget.perSecond(12 * SECOND, 100)).isEqualTo(20);
        assertThat(budget.perSecond(60 * SECOND, 5)).isEqualTo(10);
    }

    @Test
    void shouldBeFreeAgainAfterASecond() {
        for (int i = 0; i < 10; i++) {
            budget.made(0);
        }

        assertThat(budget.free(SECOND / 2, 0)).isZero();
        assertThat(budget.nextFree(SECOND / 2)).isBetween(SECOND / 2 + 1, SECOND);
        assertThat(budget.free(SECOND + SECOND / 10, 0)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNeverBeExceededInAnySecond(long seed) {
        Random random = new Random(seed);
        Deque<Long> made = new ArrayDeque<>();
        long now = -5 * SECOND;
        int all = 0;
        while (now < 20 * SECOND) {
            now += random.nextInt(30_000_000);
            int wanted = random.nextInt(6);
            for (int i = 0; i < wanted && budget.free(now, 200) > 0; i++) {
                budget.made(now);
                made.add(now);
                all++;
            }
            while (!made.isEmpty() && now - made.peek() >= SECOND) {
                made.remove();
            }
            assertThat(made).hasSizeLessThanOrEqualTo(40);
        }
        assertThat(all).as("and it is used").isGreaterThan(25 * 36);
    }
}
