package io.genmedia.camel.benchmarks.contenders;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.provider.ProviderCounts;
import java.util.List;
import java.util.Map;

/**
 * What one contender has shown in one round. Times are milliseconds, sizes bytes.
 *
 * @param kind the contender
 * @param tasks how many it was asked for
 * @param provider what the provider has seen
 * @param boughtAgain tasks that were made for a film that had one
 * @param lost films that were never told, or told with a task that is not theirs
 * @param failures films that did not come, by the type of their exception
 * @param wall from the first film sent to the last one told
 * @param lastEnd from the first film sent to the end of the last task at the provider: a contender that is late with its submits is late
 *     with it
 * @param lag from a task's end at the provider, by its clock, to the exchange's going on
 * @param lagPercentiles the same, not above which 0, 1, … 100 of 100 are
 * @param cpu of the process from the first film to the last
 * @param cpuFromStart of the process since its start
 * @param threads the most at once, those of the JVM among them
 * @param connections the most at once; null where the system does not tell
 * @param waiting films that waited when the heap was measured
 * @param heapPerTask of heap for each of these, the exchange in it
 * @param exchangeAlone of heap for an exchange that is held and does nothing; 0 where there are none
 * @param moments what came to the provider over time
 */
public record ContenderReport(
        ContenderKind kind,
        int tasks,
        ProviderCounts provider,
        int boughtAgain,
        int lost,
        Map<String, Integer> failures,
        long wall,
        long lastEnd,
        Distribution lag,
        List<Long> lagPercentiles,
        long cpu,
        long cpuFromStart,
        int threads,
        Integer connections,
        int waiting,
        long heapPerTask,
        long exchangeAlone,
        List<Traffic.Moment> moments) {

    /** @return all requests, for each task */
    @JsonProperty
    public double requestsPerTask() {
        return (double) provider.requests().inAll() / tasks;
    }

    /** @return whether each film came, with a task of its own that was bought once, and no request was wrong */
    @JsonProperty
    public boolean isGood() {
        return failures.isEmpty()
                && lost == 0
                && boughtAgain == 0
                && provider.tasks() == tasks
                && provider.requests().submits() == tasks
                && provider.rejected() == 0;
    }
}
