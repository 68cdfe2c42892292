package io.genmedia.camel.benchmarks.small;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one task alone costs.
 *
 * @param tasks how many, one after the other, of each
 * @param bought tasks that the provider made for both
 * @param bare a bare exchange
 * @param component the component
 */
public record AloneReport(int tasks, long bought, Cost bare, Cost component) {

    /**
     * What one costs.
     *
     * @param medianMicros from the submit to the result, without the pause before the status read, in microseconds
     * @param p95Micros the same
     * @param medianGarbage bytes that were taken from the heap
     * @param p95Garbage the same
     */
    public record Cost(long medianMicros, long p95Micros, long medianGarbage, long p95Garbage) {}

    /** @return milliseconds that the component adds */
    @JsonProperty
    public double addedMillis() {
        return (component.medianMicros() - bare.medianMicros()) / 1_000.0;
    }

    /** @return KiB of garbage that the component adds */
    @JsonProperty
    public double addedKibibytes() {
        return (component.medianGarbage() - bare.medianGarbage()) / 1024.0;
    }

    /** @return whether each task was bought once */
    @JsonProperty
    public boolean isGood() {
        return bought == 2L * tasks;
    }
}
