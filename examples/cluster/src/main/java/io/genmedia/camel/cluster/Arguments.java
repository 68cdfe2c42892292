package io.genmedia.camel.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the program is told.
 *
 * @param provider who makes the pictures
 * @param prompts how many are sent
 * @param workers how many are started
 * @param kill whether one of them is killed in the middle
 * @param kafka bootstrap servers of a broker that runs already; null to start one
 * @param database JDBC address of a PostgreSQL that runs already; null to start one
 * @param folder for the logs of the workers
 * @param rateLimit other limits of GateAI, as {@code 5/3s}; null for its own
 * @param apiKey null for the simulator
 * @param baseUrl null for the service's own
 * @param patience the program gives up when nothing happens for so long
 */
record Arguments(
        Provider provider,
        int prompts,
        int workers,
        boolean kill,
        String kafka,
        String database,
        Path folder,
        RateLimit rateLimit,
        String apiKey,
        String baseUrl,
        Duration patience) {

    static final String USAGE =
            """
            Prompts in a Kafka topic become pictures, by several workers that share a PostgreSQL.

              ./cluster [options]

              --provider NAME   who makes them: monet, gateai or unifically
              --prompts N       how many (60; of gateai 15)
              --workers N       how many workers, each a JVM of its own (3)
              --kill            kill one of them hard in the middle, and see the others take over
              --kafka HOST:PORT use a broker that runs already, instead of starting one
              --database URL    use a PostgreSQL that runs already, as jdbc:postgresql://host/db?user=me&password=secret
                                (or DATABASE_URL in the environment, which others on this machine do not see)
              --folder DIR      where the workers' logs go (cluster-logs)
              --rate-limit N/S  gateai, simulated: at most N tasks in any S, as 5/3s, to see it sooner
              --pay             use the service with the key in MONET_API_KEY, GATEAI_API_KEY or UNIFICALLY_API_KEY:
                                THIS SPENDS MONEY, for each of the prompts; with --kafka and --database only
              --help            this

            Without --pay a stand-in for the provider runs in this program, and nothing is paid.
            """;

    /** So many submits in any window of this length, and so many at once. */
    record RateLimit(int submits, Duration window) {
        private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})s");

        static RateLimit of(String text) {
            var read = TEXT.matcher(text);
            if (!read.matches()) {
                throw new IllegalArgumentException(
                        "The option --rate-limit has the value " + text + "; accepted is one as 5/3s.");
            }
            return new RateLimit(Integer.parseInt(read.group(1)), Duration.ofSeconds(Integer.parseInt(read.group(2))));
        }

        @Override
        public String toString() {
            return submits + "/" + window.toSeconds() + "s";
        }
    }

    /** Reads what stands behind the program's name. */
    static Arguments of(String[] given, Map<String, String> environment) {
        Provider provider = Provider.MONET;
        Integer prompts = null;
        int workers = 3;
        boolean kill = false;
        boolean pay = false;
        String kafka = null;
        String database = environment.get("DATABASE_URL");
        Path folder = Path.of("cluster-logs");
        RateLimit rateLimit = null;
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case "--provider" -> provider = Provider.of(value(given, ++i));
                case "--prompts" -> prompts = number(given, ++i, 10_000);
                case "--workers" -> workers = number(given, ++i, 16);
                case "--kafka" -> kafka = value(given, ++i);
                case "--database" -> database = value(given, ++i);
                case "--folder" -> folder = Path.of(value(given, ++i));
                case "--rate-limit" -> rateLimit = RateLimit.of(value(given, ++i));
                case "--kill" -> kill = true;
                case "--pay" -> pay = true;
                default -> throw new IllegalArgumentException("There is no option " + given[i] + ".");
            }
        }
        if (kill && workers == 1) {
            throw new IllegalArgumentException("The option --kill needs two workers at least: nobody would take over.");
        }
        if (rateLimit != null && (provider != Provider.GATEAI || pay)) {
            throw new IllegalArgumentException("The option --rate-limit is for the simulated gateai only.");
        }
        String apiKey = pay ? environment.get(provider.apiKeyVariable()) : null;
        if (pay && (apiKey == null || apiKey.isBlank())) {
            throw new IllegalArgumentException(
                    "The option --pay needs the key of " + provider.title() + " in " + provider.apiKeyVariable() + ".");
        }
        if (pay && (kafka == null || database == null)) {
            throw new IllegalArgumentException(
                    "The option --pay needs --kafka and --database: those that are started here"
                            + " are thrown away at the end, and with them would be what is known of tasks that were paid.");
        }
        return new Arguments(
                provider,
                prompts == null ? provider.prompts() : prompts,
                workers,
                kill,
                kafka,
                database,
                folder,
                rateLimit,
                apiKey,
                pay ? environment.get(provider.baseUrlVariable()) : null,
                pay ? Duration.ofMinutes(10) : Duration.ofMinutes(2));
    }

    private static String value(String[] given, int index) {
        if (index == given.length) {
            throw new IllegalArgumentException("The option " + given[index - 1] + " needs a value.");
        }
        return given[index];
    }

    private static int number(String[] given, int index, int atMost) {
        String value = value(given, index);
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > atMost) {
            throw new IllegalArgumentException("The option " + given[index - 1] + " has the value " + value
                    + "; accepted are 1 to " + atMost + ".");
        }
        return Integer.parseInt(value);
    }
}
