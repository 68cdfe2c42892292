package io.genmedia.camel.quickstart;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the program is told.
 *
 * @param folders where it works
 * @param watch whether it goes on when all prompts are done
 * @param samples whether the samples are put there though it is not the first run
 * @param yes whether it begins at once though it costs money
 * @param apiKey null for the simulator
 * @param baseUrl null for the service's own
 * @param pollInterval null for the usual one
 */
record Arguments(
        Folders folders,
        boolean watch,
        boolean samples,
        boolean yes,
        String apiKey,
        String baseUrl,
        String pollInterval) {

    static final String USAGE =
            """
            Prompts in a folder become videos, pictures and music in another.

              ./quickstart [options]

              --folder DIR      where the folders prompts, results and failed are (media)
              --prompts DIR     the folder of prompts
              --results DIR     the folder of results
              --failed DIR      the folder of prompts that came to nothing
              --watch           go on for more prompts until Ctrl-C
              --samples         put the sample prompts there again
              --simulate        use the simulator, although MONET_API_KEY is set
              --base-url URL    another address of the service (or MONET_BASE_URL)
              --poll-interval D the time between two looks at a task, as 2s
              --yes             begin at once, although it costs money
              --help            this

            With MONET_API_KEY in the environment it uses the service and spends money; without, it simulates.
            """;

    /** Reads what stands behind the program's name. */
    static Arguments of(String[] given, Map<String, String> environment) {
        Path folder = Path.of("media");
        Path prompts = null;
        Path results = null;
        Path failed = null;
        boolean watch = false;
        boolean samples = false;
        boolean yes = false;
        boolean simulate = false;
        String baseUrl = environment.get("MONET_BASE_URL");
        String pollInterval = null;
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case "--folder" -> folder = Path.of(value(given, ++i));
                case "--prompts" -> prompts = Path.of(value(given, ++i));
                case "--results" -> results = Path.of(value(given, ++i));
                case "--failed" -> failed = Path.of(value(given, ++i));
                case "--base-url" -> baseUrl = value(given, ++i);
                case "--poll-interval" -> pollInterval = value(given, ++i);
                case "--watch" -> watch = true;
                case "--samples" -> samples = true;
                case "--simulate" -> simulate = true;
                case "--yes" -> yes = true;
                default -> throw new IllegalArgumentException("There is no option " + given[i] + ".");
            }
        }
        String apiKey = simulate ? null : environment.get("MONET_API_KEY");
        Folders below = Folders.below(folder);
        return new Arguments(
                new Folders(
                        prompts == null ? below.prompts() : prompts,
                        results == null ? below.results() : results,
                        failed == null ? below.failed() : failed),
                watch,
                samples,
                yes,
                apiKey == null || apiKey.isBlank() ? null : apiKey,
                baseUrl == null || baseUrl.isBlank() ? null : baseUrl,
                pollInterval);
    }

    Service service() {
        if (apiKey == null) {
            return Service.simulated(pollInterval);
        }
        return Service.real(baseUrl, apiKey, pollInterval);
    }

    private static String value(String[] given, int index) {
        if (index == given.length) {
            throw new IllegalArgumentException("The option " + given[index - 1] + " needs a value.");
        }
        return given[index];
    }
}
