package io.genmedia.camel.studio;

import java.nio.file.Path;

/**
 * What the program is asked for on the command line.
 *
 * @param port on which the page is served; 0 for one that is free
 * @param named where results, files and the database are to be; null where no folder was named
 * @param simulate whether the stand-in is taken although there is a key
 * @param help whether the options are to be told, and nothing else done
 */
record Arguments(int port, Path named, boolean simulate, boolean help) {

    static final String USAGE =
            """
            Usage: ./studio [options]

              --port N       where the page is served (8080); 0 takes a free port
              --folder DIR   where results, files and the database are (studio-media;
                             studio-media-simulated for the stand-in)
              --simulate     take the stand-in although there is a key
              --help         this

            With MONET_API_KEY, GATEAI_API_KEY or UNIFICALLY_API_KEY in the environment it speaks to the services, which
            charge for what they make. Without any, a stand-in on this machine answers, and nothing is paid.
            """;

    static Arguments of(String... arguments) {
        int port = 8080;
        Path named = null;
        boolean simulate = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--port" -> port = port(value(arguments, ++i, "--port"));
                case "--folder" ->
                    named = Path.of(value(arguments, ++i, "--folder"))
                            .toAbsolutePath()
                            .normalize();
                case "--simulate" -> simulate = true;
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException(
                            "There is no option '" + arguments[i] + "'. --help tells the options.");
            }
        }
        return new Arguments(port, named, simulate, help);
    }

    /** The folder to work in. What the stand-in makes has one of its own: it is not to lie between what was paid. */
    Path folder(boolean simulated) {
        return named != null
                ? named
                : Path.of(simulated ? "studio-media-simulated" : "studio-media").toAbsolutePath();
    }

    private static String value(String[] arguments, int at, String option) {
        if (at >= arguments.length) {
            throw new IllegalArgumentException("The option " + option + " needs a value. --help tells the options.");
        }
        return arguments[at];
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, with the number that is none
        }
        throw new IllegalArgumentException("The port is '" + text + "'; it must be a number from 0 to 65535.");
    }
}
