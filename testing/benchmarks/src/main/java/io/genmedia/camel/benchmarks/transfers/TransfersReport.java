package io.genmedia.camel.benchmarks.transfers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What it cost to carry files.
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
    public record Times(List<Cost> downloads, List<Cost> uploads) {

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

    private static long median(List<Cost> costs) {
        return median(costs, Cost::millis);
    }

    static long median(List<Cost> costs, ToLongFunction<Cost> what) {
        return costs.stream()
                .mapToLong(what)
                .sorted()
                .skip((costs.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
