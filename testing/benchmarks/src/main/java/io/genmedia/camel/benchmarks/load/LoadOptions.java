package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.command.Arguments;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The options of the program.
 *
 * @param plan the load
 * @param small how many tasks the load has that it is compared with; 0 for none
 * @param submitDelay how long the provider holds back each answer to a submit
 * @param json where the numbers are written too; null for nowhere
 */
record LoadOptions(LoadPlan plan, int small, Duration submitDelay, Path json) {

    static final String USAGE =
            """
            --tasks N          tasks (10000)
            --small N          tasks of the load that comes first, for comparison; 0 for none (10)
            --seconds S        what the shortest task takes at the provider (30)
            --spread S         what the longest takes beyond that (5)
            --poll S           pollInterval of the component (5)
            --in-flight N      exchanges under way at most; 0 for all (0)
            --rate N           exchanges sent in a second at most; 0 for as fast as it goes (0)
            --submit-delay S   how long the provider holds back each answer to a submit (0)
            --json FILE        writes the numbers there too""";

    static LoadOptions parse(String... arguments) {
        Given given = new Given();
        Arguments.each(arguments, given::take);
        return new LoadOptions(
                new LoadPlan(given.tasks, given.shortest, given.spread, given.poll, given.inFlight, given.rate),
                given.small,
                given.submitDelay,
                given.json);
    }

    /** What was given, or is usual. */
    private static final class Given {
        private int tasks = 10_000;
        private int small = 10;
        private Duration shortest = Duration.ofSeconds(30);
        private Duration spread = Duration.ofSeconds(5);
        private Duration poll = Duration.ofSeconds(5);
        private int inFlight;
        private int rate;
        private Duration submitDelay = Duration.ZERO;
        private Path json;

        private void take(String name, String value) {
            switch (name) {
                case "--tasks" -> tasks = Arguments.count(name, value, 1);
                case "--small" -> small = Arguments.count(name, value, 0);
                case "--seconds" -> shortest = Arguments.seconds(name, value);
                case "--spread" -> spread = Arguments.seconds(name, value);
                case "--poll" -> poll = Arguments.seconds(name, value);
                case "--in-flight" -> inFlight = Arguments.count(name, value, 0);
                case "--rate" -> rate = Arguments.count(name, value, 0);
                case "--submit-delay" -> submitDelay = Arguments.seconds(name, value);
                case "--json" -> json = Path.of(value);
                default -> throw Arguments.unknown(name);
            }
        }
    }
}
