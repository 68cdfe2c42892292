package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.durable.DurableReport;
import io.genmedia.camel.benchmarks.durable.DurableRun;
import io.genmedia.camel.benchmarks.load.LoadPlan;
import io.genmedia.camel.benchmarks.provider.LocalProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurableRunTest {

    private static final LoadPlan PLAN =
            new LoadPlan(200, Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(200), 0, 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"MEMORY, false", "MEMORY, true", "H2, false", "H2, true", "POSTGRESQL, false", "POSTGRESQL, true"})
    void shouldBringEachTaskHomeAndBuyItOnce(String storage, boolean handedOn) throws Exception {
        DurableReport report = run(storage, handedOn);

        assertThat(report.load().failures()).isEmpty();
        assertThat(report.load().isGood()).isTrue();
    }

    /** One read, and the intent, the id and the end; what is handed on is told before, too. */
    @ParameterizedTest
    @CsvSource({"false, 4", "true, 5"})
    void shouldAskTheDatabaseAFewTimesForEachTask(boolean handedOn, int expected) throws Exception {
        DurableReport report = run("H2", handedOn);

        // the start and the look-outs of the application, and the tasks that warm it up, are counted too
        assertThat((report.queries() + report.writes()) / (double) PLAN.tasks())
                .isBetween(expected - 0.5, expected * 1.25 + 1.0);
    }

    private DurableReport run(String storage, boolean handedOn) throws Exception {
        try (LocalProvider provider = new LocalProvider(Duration.ZERO)) {
            return DurableRun.run(provider, PLAN, storage, handedOn, folder);
        }
    }
}
