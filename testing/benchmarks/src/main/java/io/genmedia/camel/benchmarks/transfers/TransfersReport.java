package io.genmedia.camel.benchmarks.transfers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How long files took, in milliseconds.
 *
 * @param size of each, in bytes
 * @param curl by curl; none where there is no curl
 * @param component by the component
 * @param residentAtMost KiB of memory of the component's JVM; -1 where the system does not tell
 */
public record TransfersReport(long size, Times curl, Times component, long residentAtMost) {

    /**
     * Of one carrier.
     *
     * @param downloads each download, in the order in which they were made
     * @param uploads each upload
     */
    public record Times(List<Long> downloads, List<Long> uploads) {

        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @return how fast the component fetches beside curl, from median to median: 1 is as fast */
    @JsonProperty
    public double downloadSpeed() {
        return (double) median(curl.downloads()) / median(component.downloads());
    }

    /** @return the same of uploads */
    @JsonProperty
    public double uploadSpeed() {
        return (double) median(curl.uploads()) / median(component.uploads());
    }

    static long median(List<Long> millis) {
        return millis.stream()
                .sorted()
                .skip((millis.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
