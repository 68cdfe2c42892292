package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.transfers.Curl;
import io.genmedia.camel.benchmarks.transfers.TransfersReport;
import io.genmedia.camel.benchmarks.transfers.TransfersRun;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {

    private static final long SIZE = 3L << 20;

    @TempDir
    Path folder;

    @Test
    void shouldCarryTheFileBothWaysInEachRound() throws Exception {
        // where this is built there may be no curl
        Optional<Path> curl = Curl.find();

        TransfersReport report = TransfersRun.of(curl, SIZE, 2, folder);

        assertThat(report.component().downloads()).hasSize(2);
        assertThat(report.component().uploads()).hasSize(2);
        assertThat(report.curl().downloads()).hasSize(curl.isPresent() ? 2 : 0);
        assertThat(report.curl().uploads()).hasSize(curl.isPresent() ? 2 : 0);
    }
}
