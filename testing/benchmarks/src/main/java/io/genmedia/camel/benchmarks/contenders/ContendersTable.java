package io.genmedia.camel.benchmarks.contenders;

import static io.genmedia.camel.benchmarks.measure.SideBySide.number;
import static io.genmedia.camel.benchmarks.measure.SideBySide.seconds;

import io.genmedia.camel.benchmarks.measure.SideBySide;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** Shows contenders side by side: of several rounds the one in the middle, and the least and the most. */
final class ContendersTable {

    private static final int LABEL = 50;
    private static final int COLUMN = 24;

    private final SideBySide<List<ContenderReport>> table;
    private final List<ContenderReport> reports;

    private ContendersTable(List<ContenderKind> kinds, List<ContenderReport> reports) {
        this.reports = reports;
        this.table = new SideBySide<>(
                kinds.stream()
                        .map(kind -> reports.stream()
                                .filter(report -> report.kind() == kind)
                                .toList())
                        .toList(),
                LABEL,
                COLUMN);
    }

    static String of(List<ContenderKind> kinds, List<ContenderReport> reports) {
        return new ContendersTable(kinds, reports).write();
    }

    private String write() {
        table.row("", rounds -> rounds.get(0).kind().title());
        whole("tasks", ContenderReport::tasks);
        whole("tasks that the provider made", r -> r.provider().tasks());
        whole("  more than one for a film", ContenderReport::boughtAgain);
        whole("films that never came, or not the right one", ContenderReport::lost);
        table.line();
        time("time to finish all, s", ContenderReport::wall);
        time("  until the last task is over at the provider, s", ContenderReport::lastEnd);
        table.line();
        figure("requests for each task", ContenderReport::requestsPerTask, SideBySide::decimal);
        figure("  submits", r -> perTask(r, r.provider().requests().submits()), SideBySide::decimal);
        figure("  status reads", r -> perTask(r, r.provider().requests().statusReads()), SideBySide::decimal);
        figure("  pages of tasks", r -> perTask(r, r.provider().requests().lists()), SideBySide::decimal);
        table.line();
        time("end of task to exchange's going on: median, s", r -> r.lag().p50());
        time("  p95, s", r -> r.lag().p95());
        time("  max, s", r -> r.lag().max());
        table.line();
        time("CPU of the process, s", ContenderReport::cpu);
        time("  from the start of its JVM, s", ContenderReport::cpuFromStart);
        whole("threads at most", ContenderReport::threads);
        if (reports.stream().allMatch(report -> report.connections() != null)) {
            whole("connections at most", ContenderReport::connections);
        } else {
            table.row("connections at most", rounds -> "not known");
        }
        figure("heap for each task that waits, KiB", r -> r.heapPerTask() / 1024.0, SideBySide::decimal);
        figure(
                "  beyond an exchange that does nothing, KiB",
                r -> (r.heapPerTask() - r.exchangeAlone()) / 1024.0,
                SideBySide::decimal);
        for (ContenderReport report : reports) {
            report.failures()
                    .forEach((type, count) -> table.note(String.format(
                            Locale.ROOT,
                            "%s: %,d of %,d failed: %s",
                            report.kind().title(),
                            count,
                            report.tasks(),
                            type)));
        }
        return table.toString();
    }

    private static double perTask(ContenderReport report, long requests) {
        return (double) requests / report.tasks();
    }

    private void whole(String label, ToDoubleFunction<ContenderReport> value) {
        figure(label, value, figure -> number(Math.round(figure)));
    }

    private void time(String label, ToDoubleFunction<ContenderReport> millis) {
        figure(label, millis, figure -> seconds(Math.round(figure)));
    }

    private void figure(String label, ToDoubleFunction<ContenderReport> value, DoubleFunction<String> shown) {
        table.row(label, rounds -> spread(rounds, value, shown));
    }

    private static String spread(
            List<ContenderReport> rounds, ToDoubleFunction<ContenderReport> value, DoubleFunction<String> shown) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        String middle = shown.apply(sorted[(sorted.length - 1) / 2]);
        String least = shown.apply(sorted[0]);
        String most = shown.apply(sorted[sorted.length - 1]);
        return least.equals(most) ? middle : middle + " (" + least + " - " + most + ")";
    }
}
