package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shows reports side by side. */
final class CallbacksTable {

    private static final int LABEL = 62;
    private static final int COLUMN = 12;

    private final StringBuilder text = new StringBuilder();
    private final List<CallbacksReport> reports;

    private CallbacksTable(List<CallbacksReport> reports) {
        this.reports = reports;
    }

    static String of(CallbacksReport... reports) {
        return new CallbacksTable(List.of(reports)).write();
    }

    private String write() {
        row("completion", r -> r.completion().option());
        row("tasks", r -> number(r.tasks()));
        row("exchanges that have gone on once", r -> number(r.goneOnOnce()));
        row("  more than once", r -> number(r.goneOnAgain()));
        row("  never", r -> number(r.neverGoneOn()));
        row("tasks that the provider made", r -> number(r.made()));
        row("first message to last result, s", r -> seconds(r.wall()));
        line();
        row("tasks whose callbacks never came", r -> number(r.lost().tasks()));
        row("callbacks posted", r -> number(r.posts()));
        row("  not answered with 200", r -> number(r.notTaken()));
        row("exchanges that a callback let go on", r -> number(r.heard()));
        line();
        row("submits", r -> number(r.submits()));
        row(
                "status reads of a task that a callback told of, at most",
                r -> told(r, r.told().mostOfOne()));
        row(
                "status reads of a task whose callbacks never came, at most",
                r -> told(r, r.lost().mostOfOne()));
        row(
                "status reads of a task, at most",
                r -> number(Math.max(r.told().mostOfOne(), r.lost().mostOfOne())));
        row("requests for each task", r -> String.format(Locale.ROOT, "%.2f", r.requestsPerTask()));
        row("connections to the provider at most", r -> known(r.connections()));
        row("connections to the application at most", r -> known(r.callbackConnections()));
        line();
        lags("first callback posted to exchange's going on", CallbacksReport::fromPost);
        lags("end at the provider to exchange's going on", CallbacksReport::fromEnd);
        lags("  the same, of tasks whose callbacks never came", CallbacksReport::fromEndOfLost);
        line();
        for (ThreadOwner owner : ThreadOwner.values()) {
            row("threads at most: " + owner.label(), r -> number(r.threads().get(owner)));
        }
        row("CPU of the process, the provider in it, s", r -> seconds(r.cpu()));
        for (ThreadOwner owner : List.of(ThreadOwner.COMPONENT, ThreadOwner.HTTP, ThreadOwner.SERVER)) {
            row(
                    "  of threads of " + owner.label() + ", s",
                    r -> seconds(r.cpuOf().getOrDefault(owner, 0L)));
        }
        for (CallbacksReport report : reports) {
            report.failures()
                    .forEach((type, count) -> text.append(String.format(
                            Locale.ROOT,
                            "%ncompletion=%s: %,d of %,d failed: %s",
                            report.completion().option(),
                            count,
                            report.tasks(),
                            type)));
        }
        return text.toString();
    }

    private void lags(String name, Function<CallbacksReport, Distribution> of) {
        row(name + ", median, s", r -> lag(of.apply(r), Distribution::p50));
        row(name + ", p95, s", r -> lag(of.apply(r), Distribution::p95));
        row(name + ", max, s", r -> lag(of.apply(r), Distribution::max));
    }

    private static String lag(Distribution lags, Function<Distribution, Long> of) {
        return lags == null ? "-" : seconds(of.apply(lags));
    }

    private static String told(CallbacksReport report, int value) {
        return report.completion() == Completion.CALLBACK ? number(value) : "-";
    }

    private void row(String label, Function<CallbacksReport, String> value) {
        text.append(String.format(Locale.ROOT, "%-" + LABEL + "s", label));
        for (CallbacksReport report : reports) {
            text.append(String.format(Locale.ROOT, "%" + COLUMN + "s", value.apply(report)));
        }
        line();
    }

    private void line() {
        text.append(System.lineSeparator());
    }

    private static String known(Integer value) {
        return value == null ? "-" : number(value);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }
}
