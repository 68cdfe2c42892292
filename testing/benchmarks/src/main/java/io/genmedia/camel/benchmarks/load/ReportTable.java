package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shows reports side by side. */
final class ReportTable {

    private static final int LABEL = 54;
    private static final int COLUMN = 14;

    private final StringBuilder text = new StringBuilder();
    private final List<LoadReport> reports;

    private ReportTable(List<LoadReport> reports) {
        this.reports = reports;
    }

    static String of(List<LoadReport> reports) {
        return new ReportTable(reports).write();
    }

    private String write() {
        row("tasks", r -> number(r.tasks()));
        row("tasks that the provider made", r -> number(r.provider().tasks()));
        row("exchanges that failed", r -> number(failed(r)));
        row("exchanges that never came back", r -> number(r.unfinished()));
        line();
        row("first message to last result, s", r -> seconds(r.wall()));
        row("first message to last message, s", r -> seconds(r.sending()));
        row("first message to last task accepted, s", r -> seconds(r.submitted()));
        line();
        row("submits", r -> number(r.provider().submits()));
        row("status reads", r -> number(r.provider().statusReads()));
        row("requests for each task", r -> String.format(Locale.ROOT, "%.2f", r.requestsPerTask()));
        row("connections at most", r -> r.connections() == null ? "not known" : number(r.connections()));
        line();
        for (ThreadOwner owner : ThreadOwner.values()) {
            row("threads at most: " + owner.label(), r -> number(r.threads().get(owner)));
        }
        row("threads at most: in all", r -> number(r.threadsInAll()));
        line();
        row("heap before, MiB", r -> mebibytes(r.heap().before()));
        row("heap with tasks in flight, MiB", r -> mebibytes(r.heap().inFlight()));
        row("  tasks in flight then", r -> number(r.heap().tasksInFlight()));
        row(
                "  for each task, KiB",
                r -> String.format(Locale.ROOT, "%.1f", r.heap().perTask() / 1024.0));
        row("heap after, MiB", r -> mebibytes(r.heap().after()));
        row("heap after the context's stop, MiB", r -> mebibytes(r.heap().afterStop()));
        row("CPU of the process, s", r -> seconds(r.cpu()));
        row("  of component and HTTP client, s", r -> seconds(r.componentCpu()));
        row("garbage collection, s", r -> seconds(r.collecting()));
        line();
        lag("mean", Distribution::mean);
        lag("p50", Distribution::p50);
        lag("p95", Distribution::p95);
        lag("p99", Distribution::p99);
        lag("max", Distribution::max);
        for (LoadReport report : reports) {
            report.failures()
                    .forEach((type, count) -> text.append(
                            String.format(Locale.ROOT, "%n%,d of %,d failed: %s", count, report.tasks(), type)));
        }
        return text.toString();
    }

    private void lag(String name, Function<Distribution, Long> of) {
        row("end at the provider to exchange's going on, " + name + ", s", r -> seconds(of.apply(r.lag())));
    }

    private void row(String label, Function<LoadReport, String> value) {
        text.append(String.format(Locale.ROOT, "%-" + (LABEL) + "s", label));
        for (LoadReport report : reports) {
            text.append(String.format(Locale.ROOT, "%" + COLUMN + "s", value.apply(report)));
        }
        line();
    }

    private void line() {
        text.append(System.lineSeparator());
    }

    private static int failed(LoadReport report) {
        return report.failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1048576.0);
    }
}
