package io.genmedia.camel.runtimes.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one start has taken, and what the application then held.
 *
 * @param startMillis from the start of the process until its routes had started
 * @param cpuMillis of the process until then, on all processors
 * @param rssMegabytes the memory that the system counts as its own, some seconds later
 * @param rssAfterGcMegabytes the same after a collection
 * @param heapMegabytes used after the collection
 * @param threads of the process
 * @param classes that are loaded
 */
record Measurement(
        double startMillis,
        double cpuMillis,
        double rssMegabytes,
        double rssAfterGcMegabytes,
        double heapMegabytes,
        double threads,
        double classes) {

    static final List<Column> COLUMNS = List.of(
            new Column("start, s", 2, measurement -> measurement.startMillis / 1000),
            new Column("CPU, s", 2, measurement -> measurement.cpuMillis / 1000),
            new Column("RSS, MB", 0, Measurement::rssMegabytes),
            new Column("RSS after GC, MB", 0, Measurement::rssAfterGcMegabytes),
            new Column("heap after GC, MB", 1, Measurement::heapMegabytes),
            new Column("threads", 0, Measurement::threads),
            new Column("classes", 0, Measurement::classes));

    /**
     * A column of the table.
     *
     * @param title its name and unit
     * @param decimals that are shown
     * @param value what it shows of a measurement
     */
    record Column(String title, int decimals, ToDoubleFunction<Measurement> value) {

        /** @return the mean of the measurements, and their standard deviation */
        String of(List<Measurement> measurements) {
            double mean = measurements.stream().mapToDouble(value).average().orElseThrow();
            double variance = measurements.stream()
                            .mapToDouble(measurement -> Math.pow(value.applyAsDouble(measurement) - mean, 2))
                            .sum()
                    / Math.max(1, measurements.size() - 1);
            String number = "%." + decimals + "f";
            return String.format(Locale.ROOT, number + " ± " + number, mean, Math.sqrt(variance));
        }
    }
}
