package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.command.Arguments;
import io.genmedia.camel.benchmarks.provider.TaskLengths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of the program.
 *
 * @param plan what each contender is asked for
 * @param rounds how often each runs
 * @param only who runs
 * @param heap of each JVM at most
 * @param json where the numbers are written too; null for nowhere
 * @param picture where they are drawn; null for nowhere
 */
record ContendersOptions(
        ContendersPlan plan, int rounds, List<ContenderKind> only, String heap, Path json, Path picture) {

    static final String USAGE =
            """
            --tasks N       tasks of each contender, all at once (5000)
            --rounds N      how often each runs; the order changes with each round (1)
            --only A,B      who runs: plain, client, component, stream (all)
            --seconds S     what the shortest task takes at the provider (30)
            --spread S      what the longest takes beyond that (5)
            --warm-up N     short tasks of another model that each makes first (50)
            --before N      tasks of the same model that each has had before, and may learn from (0)
            --poll S        between two reads of a status (5, and the component's own choice)
            --heap SIZE     heap of the contender's JVM at most (512m)
            --json FILE     writes the numbers there too
            --picture FILE  draws them there, as a PNG""";

    static ContendersOptions parse(String... arguments) {
        Given given = new Given();
        Arguments.each(arguments, given::take);
        return new ContendersOptions(
                new ContendersPlan(
                        given.tasks,
                        new TaskLengths(given.shortest, given.spread),
                        given.warmUp,
                        given.before,
                        given.poll),
                given.rounds,
                given.only,
                given.heap,
                given.json,
                given.picture);
    }

    private static ContenderKind contender(String option) {
        return Stream.of(ContenderKind.values())
                .filter(kind -> kind.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--only names " + option + "; there are "
                        + Stream.of(ContenderKind.values())
                                .map(ContenderKind::option)
                                .collect(Collectors.joining(", "))));
    }

    /** What was given, or is usual. */
    private static final class Given {
        private int tasks = 5_000;
        private int rounds = 1;
        private List<ContenderKind> only = List.of(ContenderKind.values());
        private Duration shortest = Duration.ofSeconds(30);
        private Duration spread = Duration.ofSeconds(5);
        private int warmUp = 50;
        private int before;
        private Duration poll;
        private String heap = "512m";
        private Path json;
        private Path picture;

        private void take(String name, String value) {
            switch (name) {
                case "--tasks" -> tasks = Arguments.count(name, value, 1);
                case "--rounds" -> rounds = Arguments.count(name, value, 1);
                case "--only" ->
                    only = Arrays.stream(value.split(","))
                            .map(ContendersOptions::contender)
                            .toList();
                case "--seconds" -> shortest = Arguments.seconds(name, value);
                case "--spread" -> spread = Arguments.seconds(name, value);
                case "--warm-up" -> warmUp = Arguments.count(name, value, 1);
                case "--before" -> before = Arguments.count(name, value, 0);
                case "--poll" -> poll = Arguments.seconds(name, value);
                case "--heap" -> heap = value;
                case "--json" -> json = Path.of(value);
                case "--picture" -> picture = Path.of(value);
                default -> throw Arguments.unknown(name);
            }
        }
    }
}
