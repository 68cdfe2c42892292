package io.genmedia.camel.benchmarks.transfers;

import static io.genmedia.camel.benchmarks.measure.SideBySide.decimal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.genmedia.camel.benchmarks.command.Arguments;
import io.genmedia.camel.benchmarks.files.Folders;
import io.genmedia.camel.benchmarks.measure.SideBySide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.Function;

/**
 * Prints how fast the component, in a heap of 64 MiB, carries a file to the provider and from it, beside curl. Ends with 1 where a file
 * did not arrive whole, and with 2 where there is no curl.
 */
public final class TransfersProgram {

    private static final String USAGE =
            """
            --mebibytes N   size of the file (512)
            --rounds N      how often each carries it each way, after two rounds that are not counted (7)
            --json FILE     writes the numbers there too""";

    private static final int LABEL = 44;
    private static final int COLUMN = 28;

    private int mebibytes = 512;
    private int rounds = 7;
    private Path json;

    private TransfersProgram() {}

    /** Runs it; {@code --help} lists the options. */
    public static void main(String[] arguments) throws Exception {
        TransfersProgram program = new TransfersProgram();
        Optional<Path> curl = Curl.find();
        try {
            Arguments.each(arguments, program::take);
            if (curl.isEmpty()) {
                throw new IllegalArgumentException(
                        "curl is not on the PATH, and it is what the component is measured against; install it, as with: apt-get install curl");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        program.run(curl);
        System.exit(0);
    }

    private void take(String name, String value) {
        switch (name) {
            case "--mebibytes" -> mebibytes = Arguments.count(name, value, 1);
            case "--rounds" -> rounds = Arguments.count(name, value, 1);
            case "--json" -> json = Path.of(value);
            default -> throw Arguments.unknown(name);
        }
    }

    private void run(Optional<Path> curl) throws Exception {
        Path folder = Files.createTempDirectory("transfers");
        try {
            TransfersReport report = TransfersRun.of(curl, (long) mebibytes << 20, rounds, folder);
            System.out.println(table(report));
            if (json != null) {
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static String table(TransfersReport report) {
        SideBySide<TransfersReport.Times> table =
                new SideBySide<>(List.of(report.curl(), report.component()), LABEL, COLUMN);
        table.row((report.size() >> 20) + " MiB", times -> times == report.curl() ? "curl" : "component");
        table.row("download, MiB/s", times -> speed(report.size(), times, TransfersReport.Times::downloads));
        table.row("upload, MiB/s", times -> speed(report.size(), times, TransfersReport.Times::uploads));
        table.row("CPU for a download, ms", times -> cpu(times.downloads()));
        table.row("CPU for an upload, ms", times -> cpu(times.uploads()));
        table.row(
                "memory resident at most, MiB",
                times -> times == report.curl() || report.residentAtMost() < 0
                        ? "not known"
                        : decimal(report.residentAtMost() / 1024.0));
        table.note("The component downloads at " + decimal(report.downloadSpeed())
                + " of the speed of curl, and uploads at " + decimal(report.uploadSpeed()) + ".");
        return table.toString();
    }

    private static String speed(
            long size, TransfersReport.Times times, Function<TransfersReport.Times, List<Cost>> of) {
        List<Cost> costs = of.apply(times);
        LongSummaryStatistics all = costs.stream().mapToLong(Cost::millis).summaryStatistics();
        return perSecond(size, TransfersReport.median(costs, Cost::millis)) + " (" + perSecond(size, all.getMax())
                + " - " + perSecond(size, all.getMin()) + ")";
    }

    private static String cpu(List<Cost> costs) {
        LongSummaryStatistics all = costs.stream().mapToLong(Cost::cpuMillis).summaryStatistics();
        return all.getMin() < 0
                ? "not known"
                : TransfersReport.median(costs, Cost::cpuMillis) + " (" + all.getMin() + " - " + all.getMax() + ")";
    }

    private static String perSecond(long size, long millis) {
        return decimal(size / 1048576.0 / (Math.max(1, millis) / 1000.0));
    }
}
