package io.genmedia.camel.benchmarks.command;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Options of a program, each a name and a value. What is wrong is told with the value and what is accepted. */
public final class Arguments {

    private Arguments() {}

    /**
     * Tells each option.
     *
     * @param option told of name and value
     * @throws IllegalArgumentException where a value is missing
     */
    public static void each(String[] arguments, BiConsumer<String, String> option) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            option.accept(arguments[i], arguments[i + 1]);
        }
    }

    /** @return the error of an option that the program does not know */
    public static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("unknown option " + name);
    }

    /** @return a whole number of at least so much */
    public static int count(String name, String value, int least) {
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

    /** @return a time of at most a day */
    public static Duration seconds(String name, String value) {
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
