package io.genmedia.camel.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.genmedia.camel.benchmarks.provider.ChildProvider;
import io.genmedia.camel.benchmarks.provider.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts ten thousand tasks in flight through a Camel route, against a simulated provider in a JVM of its own, and prints what
 * they cost beside what ten cost. Ends with 1 where a task was lost, bought twice or failed.
 */
public final class LoadProgram {

    private LoadProgram() {}

    /** Runs it; {@code --help} lists the options. */
    public static void main(String[] arguments) throws Exception {
        LoadOptions options;
        try {
            options = LoadOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(LoadOptions.USAGE);
            System.exit(2);
            return;
        }
        List<LoadReport> reports = new ArrayList<>();
        if (options.small() > 0) {
            reports.add(run(options, options.plan().withTasks(options.small())));
        }
        reports.add(run(options, options.plan()));
        System.out.println(ReportTable.of(reports));
        if (options.json() != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.json().toFile(), reports);
        }
        System.exit(reports.stream().allMatch(LoadReport::isGood) ? 0 : 1);
    }

    private static LoadReport run(LoadOptions options, LoadPlan plan) throws Exception {
        System.err.printf("%,d tasks …%n", plan.tasks());
        try (Provider provider = ChildProvider.start(options.submitDelay())) {
            return new LoadRun(provider, plan).run();
        }
    }
}
