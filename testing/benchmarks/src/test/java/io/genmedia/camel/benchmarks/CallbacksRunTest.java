package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.callbacks.CallbacksPlan;
import io.genmedia.camel.benchmarks.callbacks.CallbacksReport;
import io.genmedia.camel.benchmarks.callbacks.CallbacksRun;
import io.genmedia.camel.benchmarks.callbacks.Completion;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred tasks of less than a second; each callback comes three times, and of some tasks none. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CallbacksRunTest {

    /** So long that every callback is there before it, also on a machine that is busy. */
    private static final CallbacksPlan PLAN = CallbacksPlan.brief(Duration.ofSeconds(12));

    private static CallbacksReport report;

    @BeforeAll
    static void whenTheProviderCalls() throws Exception {
        report = CallbacksRun.of(PLAN, Completion.CALLBACK);
    }

    @Test
    void shouldLetEachExchangeGoOnOnce() {
        assertThat(report.failures()).isEmpty();
        assertThat(report.goneOnOnce()).isEqualTo(PLAN.tasks());
        assertThat(report.goneOnAgain()).isZero();
        assertThat(report.neverGoneOn()).isZero();
    }

    @Test
    void shouldBuyEachTaskOnce() {
        assertThat(report.made()).isEqualTo(PLAN.tasks());
        assertThat(report.submits()).isEqualTo(PLAN.tasks());
    }

    @Test
    void shouldReadATaskOnceThatACallbackToldOfThreeTimes() {
        assertThat(report.told().tasks() + report.lost().tasks()).isEqualTo(PLAN.tasks());
        assertThat(report.posts()).isEqualTo(3 * report.told().tasks());
        assertThat(report.told().mostOfOne()).isEqualTo(1);
        assertThat(report.told().inAll()).isEqualTo(report.told().tasks());
    }

    @Test
    void shouldGoOnBecauseOfTheCallbackAndNotOfTheSafetyNet() {
        assertThat(report.heard()).isEqualTo(report.told().tasks());
    }

    @Test
    void shouldReadATaskOnceWhoseCallbacksWereLost() {
        assertThat(report.lost().tasks()).as("lost by the plan").isPositive();
        assertThat(report.lost().mostOfOne()).isEqualTo(1);
        assertThat(report.lost().inAll()).isEqualTo(report.lost().tasks());
    }

    @Test
    void shouldAnswerEachCallbackThatItWasTaken() {
        assertThat(report.answers()).isEqualTo(Map.of(200, report.posts()));
    }

    @Test
    void shouldHoldNoThreadForWhoWaits() {
        Map<ThreadOwner, Integer> atMost = Map.of(ThreadOwner.COMPONENT, 9, ThreadOwner.HTTP, 7, ThreadOwner.CAMEL, 1);

        assertThat(atMost)
                .allSatisfy((owner, count) -> assertThat(report.threads().get(owner))
                        .as("threads of %s", owner)
                        .isLessThanOrEqualTo(count));
    }

    @Test
    void shouldDoTheSameWherePolled() throws Exception {
        CallbacksReport polled = CallbacksRun.of(PLAN, Completion.POLL);

        assertThat(polled.failures()).isEmpty();
        assertThat(polled.goneOnOnce()).isEqualTo(PLAN.tasks());
        assertThat(polled.submits()).isEqualTo(PLAN.tasks());
        assertThat(polled.posts()).isZero();
    }
}
