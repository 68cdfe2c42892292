package io.genmedia.camel.benchmarks.small;

import static io.genmedia.camel.benchmarks.measure.SideBySide.decimal;
import static io.genmedia.camel.benchmarks.measure.SideBySide.seconds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.genmedia.camel.benchmarks.command.Arguments;
import io.genmedia.camel.benchmarks.measure.SideBySide;
import io.genmedia.camel.benchmarks.provider.ChildProvider;
import io.genmedia.camel.benchmarks.provider.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Prints what the component adds to one task alone, and to the start of a context. Ends with 1 where a task was bought twice or not at
 * all.
 */
public final class SmallProgram {

    private static final String USAGE =
            """
            --tasks N     tasks of each, one after the other (300)
            --warm-up N   tasks of each before them (1000)
            --starts N    contexts started that lead to nothing, to components of Camel's, and to the component (15)
            --json FILE   writes the numbers there too""";

    private static final int LABEL = 56;
    private static final int COLUMN = 14;

    private int tasks = 300;
    private int warmUp = 1_000;
    private int starts = 15;
    private Path json;

    private SmallProgram() {}

    /** Runs it; {@code --help} lists the options. */
    public static void main(String[] arguments) throws Exception {
        SmallProgram program = new SmallProgram();
        try {
            Arguments.each(arguments, program::take);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        System.exit(program.run() ? 0 : 1);
    }

    private void take(String name, String value) {
        switch (name) {
            case "--tasks" -> tasks = Arguments.count(name, value, 1);
            case "--warm-up" -> warmUp = Arguments.count(name, value, 0);
            case "--starts" -> starts = Arguments.count(name, value, 1);
            case "--json" -> json = Path.of(value);
            default -> throw Arguments.unknown(name);
        }
    }

    private boolean run() throws Exception {
        AloneReport alone;
        System.err.printf("%,d tasks alone …%n", tasks);
        try (Provider provider = ChildProvider.start(Duration.ZERO)) {
            alone = AloneRun.of(provider, tasks, warmUp);
        }
        System.out.println(table(alone));
        System.err.printf("%,d starts of each …%n", starts);
        StartsReport started = Starts.of(starts);
        System.out.println(table(started));
        if (json != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(json.toFile(), Map.of("alone", alone, "starts", started));
        }
        return alone.isGood();
    }

    private static String table(AloneReport report) {
        SideBySide<AloneReport.Cost> table =
                new SideBySide<>(List.of(report.bare(), report.component()), LABEL, COLUMN);
        table.row("one task alone", cost -> cost == report.bare() ? "bare exchange" : "component");
        table.row("submit to result without the pause: median, ms", cost -> seconds(cost.medianMicros()));
        table.row("  p95, ms", cost -> seconds(cost.p95Micros()));
        table.row("garbage: median, KiB", cost -> decimal(cost.medianGarbage() / 1024.0));
        table.row("  p95, KiB", cost -> decimal(cost.p95Garbage() / 1024.0));
        table.note("The component adds " + decimal(report.addedMillis()) + " ms and " + decimal(report.addedKibibytes())
                + " KiB of garbage.");
        table.line();
        return table.toString();
    }

    private static String table(StartsReport report) {
        SideBySide<StartTarget> table =
                new SideBySide<>(List.copyOf(report.starts().keySet()), LABEL, COLUMN);
        table.row("start of a context, in a fresh JVM, that leads to", StartTarget::label);
        rows(table, report, "", StartsReport.Start::wall);
        rows(table, report, "CPU of the process: ", StartsReport.Start::cpu);
        rows(table, report, "CPU of the starting thread: ", StartsReport.Start::main);
        table.row("classes loaded", target -> SideBySide.number(report.median(target, StartsReport.Start::classes)));
        table.note("The component adds " + added(report, StartTarget.MODEL) + ", with a parameter "
                + added(report, StartTarget.PARAMETER) + "; log adds " + added(report, StartTarget.LOG) + ", http "
                + added(report, StartTarget.HTTP) + ".");
        return table.toString();
    }

    private static void rows(
            SideBySide<StartTarget> table, StartsReport report, String what, ToLongFunction<StartsReport.Start> of) {
        table.row(what + "least, ms", target -> seconds(report.least(target, of)));
        table.row(what + "median, ms", target -> seconds(report.median(target, of)));
        table.row(what + "most, ms", target -> seconds(report.most(target, of)));
    }

    private static String added(StartsReport report, StartTarget target) {
        return decimal(report.addedMillis().get(target)) + " ms";
    }
}
