package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.limits.LimitsPlan;
import io.genmedia.camel.benchmarks.limits.LimitsReport;
import io.genmedia.camel.benchmarks.limits.LimitsRun;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LimitsRunTest {

    /** Windows of 0.6 s, and tasks of 0.24 s. */
    private static final LimitsPlan SHORT = LimitsPlan.published().dividedBy(50).withPerRoute(10);

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldNeverBeRefusedAndKeepTheOrderOfBothRoutes() throws Exception {
        LimitsReport report = LimitsRun.ofOneApplication(SHORT);

        assertThat(report.refused()).as("answers 429").isZero();
        assertThat(report.mostInAnyWindow()).isLessThanOrEqualTo(SHORT.submits());
        assertThat(report.isInOrder())
                .as("order of arrival: %s", report.submits())
                .isTrue();
        assertThat(report.isComplete())
                .as("%s failed, %s unfinished", report.failures(), report.unfinished())
                .isTrue();
        assertThat(report.wall()).isGreaterThanOrEqualTo(SHORT.window().multipliedBy(3));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldHoldNoThreadForWhoWaits() throws Exception {
        Map<ThreadOwner, Integer> atMost = Map.of(ThreadOwner.COMPONENT, 9, ThreadOwner.HTTP, 7, ThreadOwner.CAMEL, 1);

        LimitsReport report = LimitsRun.ofOneApplication(SHORT);

        assertThat(atMost)
                .allSatisfy((owner, count) -> assertThat(report.threads().get(owner))
                        .as("threads of %s", owner)
                        .isLessThanOrEqualTo(count));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldFinishAllWhenAnotherApplicationUsesTheKeyToo() throws Exception {
        // few: how long an account rests that was refused is not divided. A longer window, so that both are surely
        // within one
        LimitsPlan few = LimitsPlan.published().dividedBy(15).withPerRoute(5);

        LimitsReport report = LimitsRun.ofTwoApplications(few);

        assertThat(report.refused()).as("answers 429").isPositive();
        assertThat(report.isComplete())
                .as("%s failed, %s unfinished", report.failures(), report.unfinished())
                .isTrue();
    }
}
