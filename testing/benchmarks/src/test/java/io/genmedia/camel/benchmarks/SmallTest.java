package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.provider.LocalProvider;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.RequestCounts;
import io.genmedia.camel.benchmarks.small.AloneReport;
import io.genmedia.camel.benchmarks.small.AloneRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmallTest {

    @Test
    void shouldSendTheSameRequestsForTheBareExchangeAndTheComponent() throws Exception {
        try (Provider provider = new LocalProvider(Duration.ZERO)) {
            AloneReport report = AloneRun.of(provider, 10, 5);

            RequestCounts requests = provider.requests();
            assertThat(report.isGood()).as("each task was bought once").isTrue();
            assertThat(requests.submits()).isEqualTo(2 * 15);
            assertThat(requests.statusReads()).isEqualTo(2 * 15);
            assertThat(requests.lists()).isZero();
        }
    }

    @Test
    void shouldSeeTheGarbageOfAllThreads() throws Exception {
        try (Provider provider = new LocalProvider(Duration.ZERO)) {
            AloneReport report = AloneRun.of(provider, 10, 5);

            assertThat(report.bare().medianGarbage()).isPositive();
            assertThat(report.component().medianGarbage()).isPositive();
        }
    }
}
