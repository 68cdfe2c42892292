package io.genmedia.camel.media.simulator.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final RateLimits limits = new RateLimits();

    @Test
    void shouldLetNoMoreInThanAllowedInAnyWindowAndNeverFewerThanItCould() {
        RateLimits.Rules rules = new RateLimits.Rules(5, WINDOW, Integer.MAX_VALUE, WINDOW);
        SplittableRandom random = new SplittableRandom(1);
        List<Instant> accepted = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt(8_000));
            Instant since = now.minus(WINDOW);
            long inWindow = accepted.stream().filter(at -> at.isAfter(since)).count();

            boolean letIn = limits.refusal(rules, now).isEmpty();

            assertThat(letIn).isEqualTo(inWindow < 5);
            if (letIn) {
                limits.count(now);
                accepted.add(now);
            }
        }
        assertThat(accepted).hasSizeBetween(500, 1_900);
    }

    @Test
    void shouldFreeASlotWithTheTaskOrWithItsOwnLifetimeWhicheverIsFirst() {
        RateLimits.Rules rules = new RateLimits.Rules(100, WINDOW, 2, Duration.ofMinutes(10));
        limits.occupy(START, START.plus(Duration.ofMinutes(3)));
        limits.occupy(START, START.plus(Duration.ofMinutes(40)));

        assertThat(limits.refusal(rules, START.plus(Duration.ofMinutes(3)).minusMillis(1)))
                .hasValueSatisfying(why -> assertThat(why).contains("2 generations are in flight"));
        assertThat(limits.refusal(rules, START.plus(Duration.ofMinutes(3)))).isEmpty();
        limits.occupy(START.plus(Duration.ofMinutes(3)), START.plus(Duration.ofHours(1)));
        assertThat(limits.refusal(rules, START.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isPresent();
        assertThat(limits.refusal(rules, START.plus(Duration.ofMinutes(10)))).isEmpty();
    }
}
