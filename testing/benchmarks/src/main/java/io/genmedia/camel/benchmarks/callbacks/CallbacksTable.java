package io.genmedia.camel.benchmarks.callbacks;

import static io.genmedia.camel.benchmarks.measure.SideBySide.number;
import static io.genmedia.camel.benchmarks.measure.SideBySide.seconds;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.SideBySide;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shows reports side by side. */
final class CallbacksTable {

    private static final int LABEL = 62;
    private static final int COLUMN = 12;

    private final SideBySide<CallbacksReport> table;
    private final List<CallbacksReport> reports;

    private CallbacksTable(List<CallbacksReport> reports) {
        this.reports = reports;
        this.table = new SideBySide<>(reports, LABEL, COLUMN);
    }

    static String of(CallbacksReport... reports) {
        return new CallbacksTable(List.of(reports)).write();
    }

    private String write() {
        table.row("completion", r -> r.completion().option());
        table.row("tasks", r -> number(r.tasks()));
        table.row("exchanges that have gone on once", r -> number(r.goneOnOnce()));
        table.row("  more than once", r -> number(r.goneOnAgain()));
        table.row("  never", r -> number(r.neverGoneOn()));
        table.row("tasks that the provider made", r -> number(r.made()));
        table.row("first message to last result, s", r -> seconds(r.wall()));
        table.line();
        table.row("tasks whose callbacks never came", r -> number(r.lost().tasks()));
        table.row("callbacks posted", r -> number(r.posts()));
        table.row("  not answered with 200", r -> number(r.notTaken()));
        table.row("exchanges that a callback let go on", r -> number(r.heard()));
        table.line();
        table.row("submits", r -> number(r.submits()));
        table.row(
                "status reads of a task that a callback told of, at most",
                r -> told(r, r.told().mostOfOne()));
        table.row(
                "status reads of a task whose callbacks never came, at most",
                r -> told(r, r.lost().mostOfOne()));
        table.row(
                "status reads of a task, at most",
                r -> number(Math.max(r.told().mostOfOne(), r.lost().mostOfOne())));
        table.row("requests for each task", r -> String.format(Locale.ROOT, "%.2f", r.requestsPerTask()));
        table.row("connections to the provider at most", r -> known(r.connections()));
        table.row("connections to the application at most", r -> known(r.callbackConnections()));
        table.line();
        lags("first callback posted to exchange's going on", CallbacksReport::fromPost);
        lags("end at the provider to exchange's going on", CallbacksReport::fromEnd);
        lags("  the same, of tasks whose callbacks never came", CallbacksReport::fromEndOfLost);
        table.line();
        for (ThreadOwner owner : ThreadOwner.values()) {
            table.row(
                    "threads at most: " + owner.label(), r -> number(r.threads().get(owner)));
        }
        table.row("CPU of the process, the provider in it, s", r -> seconds(r.cpu()));
        for (ThreadOwner owner : List.of(ThreadOwner.COMPONENT, ThreadOwner.HTTP, ThreadOwner.SERVER)) {
            table.row(
                    "  of threads of " + owner.label() + ", s",
                    r -> seconds(r.cpuOf().getOrDefault(owner, 0L)));
        }
        for (CallbacksReport report : reports) {
            report.failures()
                    .forEach((type, count) -> table.note(String.format(
                            Locale.ROOT,
                            "completion=%s: %,d of %,d failed: %s",
                            report.completion().option(),
                            count,
                            report.tasks(),
                            type)));
        }
        return table.toString();
    }

    private void lags(String name, Function<CallbacksReport, Distribution> of) {
        table.row(name + ", median, s", r -> lag(of.apply(r), Distribution::p50));
        table.row(name + ", p95, s", r -> lag(of.apply(r), Distribution::p95));
        table.row(name + ", max, s", r -> lag(of.apply(r), Distribution::max));
    }

    private static String lag(Distribution lags, Function<Distribution, Long> of) {
        return lags == null ? "-" : seconds(of.apply(lags));
    }

    private static String told(CallbacksReport report, int value) {
        return report.completion() == Completion.CALLBACK ? number(value) : "-";
    }

    private static String known(Integer value) {
        return value == null ? "-" : number(value);
    }
}
