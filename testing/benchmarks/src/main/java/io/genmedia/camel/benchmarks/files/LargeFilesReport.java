package io.genmedia.camel.benchmarks.files;

import java.util.List;
import java.util.Locale;

/**
 * What a large file in each direction has shown.
 *
 * @param size of each file, in bytes
 * @param maxHeap of the JVM with the routes, in bytes
 * @param downloadMillis from the message to the file in its folder; the making of a film of no length is in it
 * @param uploadMillis from the message to the answer
 * @param downloadIsWhole whether the file has the checksum of the provider's
 * @param uploadIsWhole whether the provider's file has the checksum of ours
 * @param leftOver the temporary files that were there when the JVM with the routes had ended
 */
public record LargeFilesReport(
        long size,
        long maxHeap,
        long downloadMillis,
        long uploadMillis,
        boolean downloadIsWhole,
        boolean uploadIsWhole,
        List<String> leftOver) {

    /** @return true where nothing is wrong */
    public boolean isGood() {
        return downloadIsWhole && uploadIsWhole && leftOver.isEmpty();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d bytes each way through a heap of %,d MiB%n"
                        + "download  %6.2f s  %s%n"
                        + "upload    %6.2f s  %s%n"
                        + "temporary files left  %s",
                size,
                maxHeap >> 20,
                downloadMillis / 1000.0,
                downloadIsWhole ? "same checksum" : "ANOTHER CHECKSUM",
                uploadMillis / 1000.0,
                uploadIsWhole ? "same checksum" : "ANOTHER CHECKSUM",
                leftOver.isEmpty() ? "none" : leftOver);
    }
}
