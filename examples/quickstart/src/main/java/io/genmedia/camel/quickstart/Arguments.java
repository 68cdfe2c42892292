package io.genmedia.camel.quickstart;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the program is told.
 *
 * @param provider whose media
 * @param folders where it works
 * @param watch whether it goes on when all prompts are done
 * @param samples whether the samples are put there though it is not the first run
 * @param durable whether what was bought is kept in a database beside the prompts
 * @param yes whether it begins at once though it costs money
 * @param apiKey null for the simulator
 * @param baseUrl null for the service's own
 * @param uploadUrl null for the service's own
 * @param maxCost what a task may cost, in dollars; null for what the properties say
 * @param pollInterval null for the usual one
 */
record Arguments(
        Provider provider,
        Folders folders,
        boolean watch,
        boolean samples,
        boolean durable,
        boolean yes,
        String apiKey,
        String baseUrl,
        String uploadUrl,
        String maxCost,
        String pollInterval) {

    static final String USAGE =
            """
            Prompts in a folder become videos, pictures, music and 3D models in another.

              ./quickstart [options]

              --provider NAME   who makes them: monet (video, image, music), gateai (video, image, 3d)
                                or unifically (video, image, audio)
              --folder DIR      where the folders prompts, results and failed are (media; of gateai media-gateai,
                                of unifically media-unifically)
              --prompts DIR     the folder of prompts
              --results DIR     the folder of results
              --failed DIR      the folder of prompts that came to nothing
              --watch           go on for more prompts until Ctrl-C
              --samples         put the sample prompts there again
              --durable         keep what was bought in a database beside the prompts: killed in the middle and started
                                again, nothing is bought twice
              --simulate        use the simulator, although there is a key
              --base-url URL    another address of the service (or MONET_BASE_URL, GATEAI_BASE_URL,
                                UNIFICALLY_BASE_URL)
              --upload-url URL  unifically: another address for files
              --max-cost D      gateai, unifically: what a task may cost at most in dollars, as 0.25; what is dearer is
                                not bought
              --poll-interval D the time between two looks at a task, as 2s
              --yes             begin at once, although it costs money
              --help            this

            With MONET_API_KEY in the environment (of gateai: GATEAI_API_KEY, of unifically: UNIFICALLY_API_KEY) it uses
            the service and spends money; without, it simulates.
            """;

    /** Reads what stands behind the program's name. */
    static Arguments of(String[] given, Map<String, String> environment) {
        Provider provider = Provider.MONET;
        Path folder = null;
        Path prompts = null;
        Path results = null;
        Path failed = null;
        boolean watch = false;
        boolean samples = false;
        boolean durable = false;
        boolean yes = false;
        boolean simulate = false;
        String baseUrl = null;
        String uploadUrl = null;
        String maxCost = null;
        String pollInterval = null;
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case "--provider" -> provider = Provider.of(value(given, ++i));
                case "--folder" -> folder = Path.of(value(given, ++i));
                case "--prompts" -> prompts = Path.of(value(given, ++i));
                case "--results" -> results = Path.of(value(given, ++i));
                case "--failed" -> failed = Path.of(value(given, ++i));
                case "--base-url" -> baseUrl = value(given, ++i);
                case "--upload-url" -> uploadUrl = value(given, ++i);
                case "--max-cost" -> maxCost = value(given, ++i);
                case "--poll-interval" -> pollInterval = value(given, ++i);
                case "--watch" -> watch = true;
                case "--samples" -> samples = true;
                case "--simulate" -> simulate = true;
                case "--durable" -> durable = true;
                case "--yes" -> yes = true;
                default -> throw new IllegalArgumentException("There is no option " + given[i] + ".");
            }
        }
        if (uploadUrl != null && provider != Provider.UNIFICALLY) {
            throw new IllegalArgumentException("The option --upload-url is for unifically only: " + provider.title()
                    + " takes files where it takes all else, at --base-url.");
        }
        if (maxCost != null && !provider.tellsPrices()) {
            throw new IllegalArgumentException("The option --max-cost is of no use: " + provider.title()
                    + " does not say before an order what it costs.");
        }
        Folders below = Folders.below(folder == null ? provider.folder() : folder);
        return new Arguments(
                provider,
                new Folders(
                        prompts == null ? below.prompts() : prompts,
                        results == null ? below.results() : results,
                        failed == null ? below.failed() : failed),
                watch,
                samples,
                durable,
                yes,
                simulate ? null : given(environment.get(provider.apiKeyVariable())),
                given(baseUrl == null ? environment.get(provider.baseUrlVariable()) : baseUrl),
                uploadUrl,
                maxCost,
                pollInterval);
    }

    Service service() {
        if (apiKey == null) {
            return Service.simulated(provider, pollInterval);
        }
        return Service.real(provider, baseUrl, apiKey, uploadUrl, pollInterval);
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static String value(String[] given, int index) {
        if (index == given.length) {
            throw new IllegalArgumentException("The option " + given[index - 1] + " needs a value.");
        }
        return given[index];
    }
}
