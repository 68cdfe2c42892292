package io.genmedia.camel.benchmarks.durable;

import static io.genmedia.camel.benchmarks.measure.SideBySide.decimal;
import static io.genmedia.camel.benchmarks.measure.SideBySide.number;
import static io.genmedia.camel.benchmarks.measure.SideBySide.seconds;

import io.genmedia.camel.benchmarks.load.LoadPlan;
import io.genmedia.camel.benchmarks.measure.SideBySide;
import io.genmedia.camel.benchmarks.provider.ChildProvider;
import io.genmedia.camel.benchmarks.provider.Provider;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same load with each store, waiting for the tasks and handing them on, one after the other in one process. Ends with 1 where a
 * task was lost, bought twice or failed.
 */
public final class DurableProgram {

    private DurableProgram() {}

    /** Runs it; the argument is the number of tasks. */
    public static void main(String[] arguments) throws Exception {
        int tasks = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        LoadPlan plan = new LoadPlan(tasks, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5), 0, 0);
        List<DurableReport> reports = new ArrayList<>();
        for (boolean handedOn : new boolean[] {false, true}) {
            for (Storage storage : Storage.values()) {
                System.err.printf("%,d tasks, %s, completion=%s …%n", tasks, storage, handedOn ? "none" : "poll");
                try (Provider provider = ChildProvider.start(Duration.ZERO)) {
                    reports.add(DurableRun.run(
                            provider, plan, storage.name(), handedOn, Files.createTempDirectory("durable")));
                }
            }
        }
        System.out.println(table(reports));
        System.exit(reports.stream().allMatch(report -> report.load().isGood()) ? 0 : 1);
    }

    private static String table(List<DurableReport> reports) {
        SideBySide<DurableReport> table = new SideBySide<>(reports, 50, 12);
        table.row("store", DurableReport::storage);
        table.row("completion", r -> r.handedOn() ? "none" : "poll");
        table.row("tasks", r -> number(r.load().tasks()));
        table.row(
                "tasks that the provider made", r -> number(r.load().provider().tasks()));
        table.row(
                "failed or never came back",
                r -> number(r.load().failures().size() + r.load().unfinished()));
        table.line();
        table.row("statements for each task", r -> decimal(r.statementsPerTask()));
        table.row("  that read", r -> decimal((double) r.queries() / r.load().tasks()));
        table.row("  that write", r -> decimal((double) r.writes() / r.load().tasks()));
        table.row("time in the database for each task, ms", r -> decimal(r.storeMillisPerTask()));
        table.line();
        table.row(
                "first message to last task accepted, s", r -> seconds(r.load().submitted()));
        table.row("first message to last result, s", r -> seconds(r.load().wall()));
        table.row(
                "end at the provider to the route, mean, s",
                r -> seconds(r.load().lag().mean()));
        table.row("  p95, s", r -> seconds(r.load().lag().p95()));
        table.row("  max, s", r -> seconds(r.load().lag().max()));
        table.row("requests for each task", r -> decimal(r.load().requestsPerTask()));
        table.line();
        table.row("threads at most", r -> number(r.load().threadsInAll()));
        table.row("heap for each task, KiB", r -> decimal(r.load().heap().perTask() / 1024.0));
        table.row("CPU of the process, s", r -> seconds(r.load().cpu()));
        return table.toString();
    }
}
