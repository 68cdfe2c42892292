package io.genmedia.camel.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import io.genmedia.camel.benchmarks.provider.ProviderCounts;
import java.util.Map;

/**
 * What a load has shown. Times are milliseconds.
 *
 * @param tasks how many exchanges were sent
 * @param wall from the first message to the last result
 * @param sending from the first message to the last
 * @param submitted from the first message to the submit of the last task
 * @param provider what the provider has seen
 * @param threads the most at once, by owner
 * @param threadsInAll the most at once
 * @param heap the heap
 * @param cpu of the process
 * @param componentCpu of the component's threads and its HTTP client's: what is left when compilers and measuring are not counted
 * @param collecting of garbage collections, without those that only measure
 * @param connections the most at once; null where the system does not tell
 * @param lag from a task's end at the provider to the exchange's going on
 * @param failures exchanges without a result, by the type of their exception
 * @param unfinished exchanges that never came back
 */
public record LoadReport(
        int tasks,
        long wall,
        long sending,
        long submitted,
        ProviderCounts provider,
        Map<ThreadOwner, Integer> threads,
        int threadsInAll,
        HeapUse heap,
        long cpu,
        long componentCpu,
        long collecting,
        Integer connections,
        Distribution lag,
        Map<String, Integer> failures,
        int unfinished) {

    /** @return submits, status reads and pages of tasks, for each task */
    @JsonProperty
    public double requestsPerTask() {
        return (double) provider.requests().inAll() / tasks;
    }

    /** @return true where each exchange has its result, and the provider made each task once */
    @JsonProperty
    public boolean isGood() {
        return failures.isEmpty() && unfinished == 0 && provider.tasks() == tasks && provider.rejected() == 0;
    }
}
