package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.load.LoadPlan;
import io.genmedia.camel.benchmarks.load.LoadReport;
import io.genmedia.camel.benchmarks.load.LoadRun;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import io.genmedia.camel.benchmarks.provider.LocalProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadRunTest {

    private static final LoadPlan FEW =
            new LoadPlan(20, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100), 0, 0);
    private static final LoadPlan MANY = FEW.withTasks(200);

    @Test
    void shouldBringEachTaskHomeAndBuyItOnce() throws Exception {
        LoadReport report = run(MANY);

        assertThat(report.failures()).isEmpty();
        assertThat(report.unfinished()).isZero();
        assertThat(report.provider().tasks()).isEqualTo(MANY.tasks());
        assertThat(report.provider().requests().submits()).isEqualTo(MANY.tasks());
        assertThat(report.provider().rejected()).isZero();
    }

    /** A timer, eight workers, no transfers; two I/O threads and up to five that come and go; one of Camel's, which may linger. */
    @Test
    void shouldUseNoMoreThreadsForManyTasksThanForFew() throws Exception {
        Map<ThreadOwner, Integer> atMost = Map.of(ThreadOwner.COMPONENT, 9, ThreadOwner.HTTP, 7, ThreadOwner.CAMEL, 1);

        Map<ThreadOwner, Integer> few = run(FEW).threads();
        Map<ThreadOwner, Integer> many = run(MANY).threads();

        assertThat(atMost).allSatisfy((owner, count) -> {
            assertThat(few.get(owner)).as("threads of %s, few tasks", owner).isLessThanOrEqualTo(count);
            assertThat(many.get(owner)).as("threads of %s, many tasks", owner).isLessThanOrEqualTo(count);
        });
    }

    @Test
    void shouldFollowMoreTasksThanTheQueueOfCamelsThreadPoolsHolds() throws Exception {
        LoadReport report =
                run(new LoadPlan(1_500, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(500), 0, 0));

        assertThat(report.unfinished()).isZero();
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void shouldKeepTheBoundOfExchangesUnderWay() throws Exception {
        LoadPlan bounded = new LoadPlan(60, FEW.shortest(), FEW.spread(), FEW.pollInterval(), 20, 0);

        LoadReport report = run(bounded);

        assertThat(report.isGood()).isTrue();
        assertThat(report.heap().tasksInFlight()).isLessThanOrEqualTo(20);
    }

    private static LoadReport run(LoadPlan plan) throws Exception {
        try (LocalProvider provider = new LocalProvider(Duration.ZERO)) {
            return new LoadRun(provider, plan).run();
        }
    }
}
