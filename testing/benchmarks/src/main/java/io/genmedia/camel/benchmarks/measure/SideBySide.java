package io.genmedia.camel.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Shows reports side by side: a row for each number, a column for each report.
 *
 * @param <R> a report
 */
public final class SideBySide<R> {

    private final StringBuilder text = new StringBuilder();
    private final List<R> reports;
    private final int labelWidth;
    private final int columnWidth;

    /**
     * @param reports from left to right
     * @param labelWidth in characters
     * @param columnWidth in characters
     */
    public SideBySide(List<R> reports, int labelWidth, int columnWidth) {
        this.reports = reports;
        this.labelWidth = labelWidth;
        this.columnWidth = columnWidth;
    }

    /** Adds a row. */
    public void row(String label, Function<R, String> value) {
        text.append(String.format(Locale.ROOT, "%-" + labelWidth + "s", label));
        for (R report : reports) {
            text.append(String.format(Locale.ROOT, "%" + columnWidth + "s", value.apply(report)));
        }
        line();
    }

    /** Ends a line. */
    public void line() {
        text.append(System.lineSeparator());
    }

    /** Adds a line below the table. */
    public void note(String note) {
        line();
        text.append(note);
    }

    /** @return all that was added */
    @Override
    public String toString() {
        return text.toString();
    }

    /** @return a whole number, with thousands set apart */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** @return with two digits after the point */
    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** @return milliseconds as seconds */
    public static String seconds(long millis) {
        return decimal(millis / 1000.0);
    }

    /** @return bytes as MiB */
    public static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1048576.0);
    }
}
