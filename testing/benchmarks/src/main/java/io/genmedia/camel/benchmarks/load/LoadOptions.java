package io.genmedia.camel.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

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
        int tasks = 10_000;
        int small = 10;
        Duration shortest = Duration.ofSeconds(30);
        Duration spread = Duration.ofSeconds(5);
        Duration poll = Duration.ofSeconds(5);
        int inFlight = 0;
        int rate = 0;
        Duration submitDelay = Duration.ZERO;
        Path json = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--tasks" -> tasks = count(name, value, 1);
                case "--small" -> small = count(name, value, 0);
                case "--seconds" -> shortest = seconds(name, value);
                case "--spread" -> spread = seconds(name, value);
                case "--poll" -> poll = seconds(name, value);
                case "--in-flight" -> inFlight = count(name, value, 0);
                case "--rate" -> rate = count(name, value, 0);
                case "--submit-delay" -> submitDelay = seconds(name, value);
                case "--json" -> json = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        return new LoadOptions(new LoadPlan(tasks, shortest, spread, poll, inFlight, rate), small, submitDelay, json);
    }

    private static int count(String name, String value, int least) {
        int count;
        try {
            count = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a whole number", e);
        }
        if (count < least) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %d; it must be at least %d", name, count, least));
        }
        return count;
    }

    private static Duration seconds(String name, String value) {
        double seconds;
        try {
            seconds = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number of seconds", e);
        }
        if (!(seconds >= 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be from 0 to 86400 seconds");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
