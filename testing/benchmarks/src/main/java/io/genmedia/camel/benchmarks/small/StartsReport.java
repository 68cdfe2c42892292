package io.genmedia.camel.benchmarks.small;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How long contexts take to start, each in a JVM that has done nothing before.
 *
 * @param without with a route that leads nowhere
 * @param with with a route that leads to the component
 */
public record StartsReport(List<Start> without, List<Start> with) {

    /**
     * One start, in microseconds.
     *
     * @param wall from the making of the context to its having started
     * @param cpu of the process meanwhile, which a busy machine does not lengthen
     */
    public record Start(long wall, long cpu) {

        String line() {
            return wall + " " + cpu;
        }

        static Start read(String line) {
            String[] parts = line.split(" ");
            return new Start(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
    }

    /** @return milliseconds that the component adds, from median to median */
    @JsonProperty
    public double addedMillis() {
        return (median(with, Start::wall) - median(without, Start::wall)) / 1_000.0;
    }

    /** @return milliseconds of CPU that the component adds, from median to median */
    @JsonProperty
    public double addedCpuMillis() {
        return (median(with, Start::cpu) - median(without, Start::cpu)) / 1_000.0;
    }

    static long median(List<Start> starts, ToLongFunction<Start> of) {
        return starts.stream()
                .mapToLong(of)
                .sorted()
                .skip((starts.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
