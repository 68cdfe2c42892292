package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.files.LargeFiles;
import io.genmedia.camel.benchmarks.files.LargeFilesProvider;
import io.genmedia.camel.benchmarks.files.LargeFilesReport;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeFilesTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final long HEAP = 64L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void shouldSendAGigabyteEachWayThroughASmallHeap(LargeFilesProvider provider) throws Exception {
        LargeFilesReport report = LargeFiles.run(provider, GIBIBYTE, folder);

        assertThat(report.maxHeap()).isLessThanOrEqualTo(HEAP);
        assertThat(report.downloadIsWhole())
                .as("the download has the provider's checksum")
                .isTrue();
        assertThat(report.uploadIsWhole()).as("the upload has our checksum").isTrue();
        assertThat(report.leftOver()).as("temporary files").isEmpty();
    }
}
