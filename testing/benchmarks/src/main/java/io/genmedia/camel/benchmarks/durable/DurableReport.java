package io.genmedia.camel.benchmarks.durable;

import io.genmedia.camel.benchmarks.load.LoadReport;

/**
 * What a load has shown with a store.
 *
 * @param storage the store
 * @param handedOn whether its tasks were handed on at once
 * @param load what the load has shown
 * @param queries statements that read, its start and its stop included
 * @param writes statements that change rows
 * @param storeMillisPerTask milliseconds in the database for each task
 */
public record DurableReport(
        String storage, boolean handedOn, LoadReport load, long queries, long writes, double storeMillisPerTask) {

    /** @return statements of the database for each task */
    double statementsPerTask() {
        return (double) (queries + writes) / load.tasks();
    }
}
