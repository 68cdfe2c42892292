package io.genmedia.camel.orders.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the program is told.
 *
 * @param provider who makes the pictures
 * @param orders how many good orders are sent
 * @param kill whether the application is killed in the middle
 * @param folder for what the application keeps, and its log
 * @param apiKey null for the simulator
 * @param patience the program gives up when nothing happens for so long
 */
record Arguments(Provider provider, int orders, boolean kill, Path folder, String apiKey, Duration patience) {

    static final String USAGE =
            """
            Orders over JMS become product pictures, by an application of Spring Boot.

              ./orders [options]

              --provider NAME   who makes them: monet, gateai or unifically
              --orders N        how many orders (8; of gateai 3; with the service 2)
              --kill            kill the application hard in the middle, start it again, and see that nothing is lost
              --folder DIR      where pictures, database, broker and log are (orders-data)
              --simulate        use the simulator, although there is a key
              --yes             with a key: begin, although it costs money
              --help            this

            With MONET_API_KEY in the environment (of gateai: GATEAI_API_KEY, of unifically: UNIFICALLY_API_KEY) it uses
            the service and SPENDS MONEY for each picture; without, a stand-in runs in this program, and nothing is paid.
            """;

    private static final int ORDERS_OF_THE_SERVICE = 2;

    /** Reads what stands behind the program's name. */
    static Arguments of(String[] given, Map<String, String> environment) {
        Provider provider = Provider.MONET;
        Integer orders = null;
        boolean kill = false;
        boolean simulate = false;
        boolean yes = false;
        Path folder = Path.of("orders-data");
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case "--provider" -> provider = Provider.of(value(given, ++i));
                case "--orders" -> orders = number(given, ++i);
                case "--folder" -> folder = Path.of(value(given, ++i));
                case "--kill" -> kill = true;
                case "--simulate" -> simulate = true;
                case "--yes" -> yes = true;
                default -> throw new IllegalArgumentException("There is no option " + given[i] + ".");
            }
        }
        String key = environment.get(provider.apiKeyVariable());
        boolean pays = !simulate && key != null && !key.isBlank();
        int count = orders != null ? orders : pays ? ORDERS_OF_THE_SERVICE : provider.orders();
        if (pays && !yes) {
            throw new IllegalArgumentException(
                    "There is a " + provider.apiKeyVariable() + ", so this would spend money at " + provider.title()
                            + " for " + count + " orders. Say --yes to do so, or --simulate.");
        }
        return new Arguments(
                provider,
                count,
                kill,
                folder,
                pays ? key : null,
                pays ? Duration.ofMinutes(10) : Duration.ofMinutes(2));
    }

    private static String value(String[] given, int index) {
        if (index == given.length) {
            throw new IllegalArgumentException("The option " + given[index - 1] + " needs a value.");
        }
        return given[index];
    }

    private static int number(String[] given, int index) {
        String value = value(given, index);
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                    "The option " + given[index - 1] + " has the value " + value + "; accepted are 1 to 999.");
        }
        return Integer.parseInt(value);
    }
}
