package io.genmedia.camel.benchmarks.durable;

import io.genmedia.camel.benchmarks.load.LoadPlan;
import io.genmedia.camel.benchmarks.load.LoadReport;
import io.genmedia.camel.benchmarks.load.LoadRun;
import io.genmedia.camel.benchmarks.provider.Provider;
import java.nio.file.Path;

/** One load with one store. */
public final class DurableRun {

    private DurableRun() {}

    /**
     * @param provider what the tasks are sent to
     * @param plan the load
     * @param storage by name: {@code MEMORY}, {@code H2} or {@code POSTGRESQL}
     * @param handedOn whether tasks are handed on at once, and told by {@code monet:completed}
     * @param folder where the database is made
     * @return what it has shown
     */
    public static DurableReport run(Provider provider, LoadPlan plan, String storage, boolean handedOn, Path folder)
            throws Exception {
        try (Storage.Open open = Storage.valueOf(storage).open(folder)) {
            CountedDataSource.Counts before = open.counts();
            LoadReport load = new LoadRun(provider, plan, open.store(), handedOn).run();
            CountedDataSource.Counts counts = open.counts().since(before);
            return new DurableReport(
                    storage, handedOn, load, counts.queries(), counts.writes(), counts.nanos() / 1e6 / plan.tasks());
        }
    }
}
