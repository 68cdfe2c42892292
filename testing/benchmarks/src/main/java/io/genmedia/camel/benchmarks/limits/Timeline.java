package io.genmedia.camel.benchmarks.limits;

import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows a report as text. */
final class Timeline {

    private final StringBuilder text = new StringBuilder();
    private final LimitsReport report;

    private Timeline(LimitsReport report) {
        this.report = report;
    }

    static String of(LimitsReport report) {
        return new Timeline(report).write();
    }

    private String write() {
        line("%8s  %-8s %8s  %s", "second", "route", "arrival", "answer");
        report.submits()
                .forEach(submit -> line(
                        "%8.2f  %-8s %8d  %d",
                        seconds(submit.at()), submit.route(), submit.number() + 1, submit.status()));
        line("");
        windows();
        line("");
        row("requests", report.plan().requests());
        row("tasks that the provider made", report.tasks());
        row("answers 429", report.refused());
        row("accepted in any window at most, of " + report.plan().submits(), report.mostInAnyWindow());
        row("places that one came before its arrival at most", report.mostOvertaken());
        row("exchanges that failed", report.failures());
        row("exchanges that never came back", report.unfinished());
        row("first message to last result, s", number(report.wall()));
        row("  at best, s", number(report.plan().ideal()));
        for (ThreadOwner owner : List.of(ThreadOwner.COMPONENT, ThreadOwner.HTTP, ThreadOwner.CAMEL)) {
            row(
                    "threads at most: " + owner.label()
                            + (report.applications() == 1 ? "" : ", of " + report.applications() + " applications"),
                    report.threads().get(owner));
        }
        return text.toString();
    }

    private void windows() {
        long window = report.plan().window().toMillis();
        Map<Long, int[]> counts = new TreeMap<>();
        report.submits().forEach(submit -> {
            int[] count = counts.computeIfAbsent(submit.at().toMillis() / window, number -> new int[2]);
            count[submit.isAccepted() ? 0 : 1]++;
        });
        line("%21s  %8s  %8s", "window, s", "accepted", "refused");
        counts.forEach((number, count) -> line(
                "%21s  %8d  %8d",
                number(Duration.ofMillis(number * window)) + " - " + number(Duration.ofMillis((number + 1) * window)),
                count[0],
                count[1]));
    }

    private void row(String label, Object value) {
        line("%-52s%12s", label, value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private static String number(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", seconds(duration));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
