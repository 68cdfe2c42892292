package io.genmedia.camel.benchmarks.contenders;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.benchmarks.child.ChildJvm;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.TaskLengths;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One contender as a program: warms up when it is asked, runs when it is asked again, and answers with what it has seen. */
final class ContenderProgram {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GO = "go";
    private static final String NO_POLL = "-";

    private ContenderProgram() {}

    /** Starts it in a JVM of its own, and warms it up. */
    static ChildJvm start(ContenderKind kind, ContendersPlan plan, String heap, Provider provider) throws IOException {
        ChildJvm jvm = ChildJvm.start(
                List.of("-Xmx" + heap),
                ContenderProgram.class,
                kind.name(),
                Integer.toString(plan.tasks()),
                plan.lengths().shortest().toString(),
                plan.lengths().spread().toString(),
                Integer.toString(plan.warmUp()),
                Integer.toString(plan.before()),
                plan.poll() == null ? NO_POLL : plan.poll().toString(),
                provider.baseUrl(),
                provider.apiKey());
        try {
            jvm.ask(GO);
            return jvm;
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Lets it run. */
    static SeenInside run(ChildJvm jvm) throws IOException {
        return JSON.readValue(jvm.ask(GO), SeenInside.class);
    }

    /** Runs it; see {@link #start} for the arguments. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ContendersPlan plan = new ContendersPlan(
                Integer.parseInt(arguments[1]),
                new TaskLengths(Duration.parse(arguments[2]), Duration.parse(arguments[3])),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                arguments[6].equals(NO_POLL) ? null : Duration.parse(arguments[6]));
        try (Contender contender = ContenderKind.valueOf(arguments[0]).start(arguments[7], arguments[8], plan.poll())) {
            ContenderRun run = new ContenderRun(plan, contender);
            if (asked.readLine() != null) {
                run.warmUp();
                System.out.println("warm");
            }
            if (asked.readLine() != null) {
                System.out.println(JSON.writeValueAsString(run.run()));
            }
        }
        System.exit(0);
    }
}
