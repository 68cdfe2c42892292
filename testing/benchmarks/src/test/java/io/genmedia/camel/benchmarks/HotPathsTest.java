package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.hotpaths.HotPathsProgram;
import io.genmedia.camel.benchmarks.hotpaths.WirePaths;
import io.genmedia.camel.media.MediaStatus;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.TimeValue;

class HotPathsTest {

    @Test
    void shouldRunEachBenchmark() throws Exception {
        Collection<RunResult> results = HotPathsProgram.glance(TimeValue.milliseconds(50));

        assertThat(results)
                .extracting(result -> result.getPrimaryResult().getLabel())
                .containsExactlyInAnyOrder("validate", "encode", "decode", "decodePage", "readStatus", "awaitEnd");
    }

    @Test
    void shouldMeasureWhatIsAcceptedAndUnderstood() throws Exception {
        WirePaths paths = new WirePaths();

        assertThat(paths.validate().errors()).isEmpty();
        assertThat(paths.decode().status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(paths.encode()).asString().contains("idempotency_key", "wan-2-6", "aspect_ratio");
    }
}
