package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.files.LargeFiles;
import io.genmedia.camel.benchmarks.files.LargeFilesReport;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LargeFilesTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final long HEAP = 64L << 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void shouldSendAGigabyteEachWayThroughASmallHeap() throws Exception {
        LargeFilesReport report = LargeFiles.run(GIBIBYTE, folder);

        assertThat(report.maxHeap()).isLessThanOrEqualTo(HEAP);
        assertThat(report.downloadIsWhole())
                .as("the download has the provider's checksum")
                .isTrue();
        assertThat(report.uploadIsWhole()).as("the upload has our checksum").isTrue();
        assertThat(report.leftOver()).as("temporary files").isEmpty();
    }
}
