package io.genmedia.camel.benchmarks.load;

import static io.genmedia.camel.benchmarks.measure.SideBySide.mebibytes;
import static io.genmedia.camel.benchmarks.measure.SideBySide.number;
import static io.genmedia.camel.benchmarks.measure.SideBySide.seconds;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.SideBySide;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shows reports side by side. */
final class ReportTable {

    private static final int LABEL = 54;
    private static final int COLUMN = 14;

    private final SideBySide<LoadReport> table;
    private final List<LoadReport> reports;

    private ReportTable(List<LoadReport> reports) {
        this.reports = reports;
        this.table = new SideBySide<>(reports, LABEL, COLUMN);
    }

    static String of(List<LoadReport> reports) {
        return new ReportTable(reports).write();
    }

    private String write() {
        table.row("tasks", r -> number(r.tasks()));
        table.row("tasks that the provider made", r -> number(r.provider().tasks()));
        table.row("exchanges that failed", r -> number(failed(r)));
        table.row("exchanges that never came back", r -> number(r.unfinished()));
        table.line();
        table.row("first message to last result, s", r -> seconds(r.wall()));
        table.row("first message to last message, s", r -> seconds(r.sending()));
        table.row("first message to last task accepted, s", r -> seconds(r.submitted()));
        table.line();
        table.row("submits", r -> number(r.provider().requests().submits()));
        table.row("status reads", r -> number(r.provider().requests().statusReads()));
        table.row("pages of tasks read", r -> number(r.provider().requests().lists()));
        table.row("requests for each task", r -> String.format(Locale.ROOT, "%.2f", r.requestsPerTask()));
        table.row("connections at most", r -> r.connections() == null ? "not known" : number(r.connections()));
        table.line();
        for (ThreadOwner owner : ThreadOwner.values()) {
            table.row(
                    "threads at most: " + owner.label(), r -> number(r.threads().get(owner)));
        }
        table.row("threads at most: in all", r -> number(r.threadsInAll()));
        table.line();
        table.row("heap before, MiB", r -> mebibytes(r.heap().before()));
        table.row("heap with tasks in flight, MiB", r -> mebibytes(r.heap().inFlight()));
        table.row("  tasks in flight then", r -> number(r.heap().tasksInFlight()));
        table.row(
                "  for each task, KiB",
                r -> String.format(Locale.ROOT, "%.1f", r.heap().perTask() / 1024.0));
        table.row("heap after, MiB", r -> mebibytes(r.heap().after()));
        table.row("heap after the context's stop, MiB", r -> mebibytes(r.heap().afterStop()));
        table.row("CPU of the process, s", r -> seconds(r.cpu()));
        table.row("  of component and HTTP client, s", r -> seconds(r.componentCpu()));
        table.row("garbage collection, s", r -> seconds(r.collecting()));
        table.line();
        lag("mean", Distribution::mean);
        lag("p50", Distribution::p50);
        lag("p95", Distribution::p95);
        lag("p99", Distribution::p99);
        lag("max", Distribution::max);
        for (LoadReport report : reports) {
            report.failures()
                    .forEach((type, count) -> table.note(
                            String.format(Locale.ROOT, "%,d of %,d failed: %s", count, report.tasks(), type)));
        }
        return table.toString();
    }

    private void lag(String name, Function<Distribution, Long> of) {
        table.row("end at the provider to exchange's going on, " + name + ", s", r -> seconds(of.apply(r.lag())));
    }

    private static int failed(LoadReport report) {
        return report.failures().values().stream().mapToInt(Integer::intValue).sum();
    }
}
