package io.genmedia.camel.benchmarks.hotpaths;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package with JMH, and prints time and garbage of each. Arguments are JMH's own. */
public final class HotPathsProgram {

    private static final int FORKS = 3;
    private static final int WARM_UPS = 5;
    private static final int MEASUREMENTS = 5;

    private HotPathsProgram() {}

    /** Runs it; {@code -h} lists the options. */
    public static void main(String[] arguments) throws Exception {
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(arguments);
        } catch (CommandLineOptionException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (given.shouldHelp()) {
            given.showHelp();
            return;
        }
        new Runner(new OptionsBuilder()
                        .parent(given)
                        .include(packageName())
                        .forks(given.getForkCount().orElse(FORKS))
                        .warmupIterations(given.getWarmupIterations().orElse(WARM_UPS))
                        .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                        .measurementIterations(given.getMeasurementIterations().orElse(MEASUREMENTS))
                        .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    /** @return what each benchmark gives that runs only so long, once, in this JVM: for a look whether they run */
    public static Collection<RunResult> glance(TimeValue time) throws RunnerException {
        Options brief = new OptionsBuilder()
                .include(packageName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(brief).run();
    }

    private static String packageName() {
        return HotPathsProgram.class.getPackageName().replace(".", "\\.");
    }
}
