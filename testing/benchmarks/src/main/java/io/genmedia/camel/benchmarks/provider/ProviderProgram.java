package io.genmedia.camel.benchmarks.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The provider as a program. It prints its address and key, answers each line of its standard input with what it has seen, and
 * ends when that input does: also when the program that started it was killed.
 */
final class ProviderProgram {

    /** Asks for {@link Provider#counts}. */
    static final String COUNTS = "counts";
    /** Asks for {@link Provider#requests}. */
    static final String REQUESTS = "requests";
    /** Asks for {@link Provider#made}. */
    static final String MADE = "made";

    private ProviderProgram() {}

    /** Runs it; the one argument is how many milliseconds each answer to a submit is held back. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LocalProvider provider = new LocalProvider(Duration.ofMillis(Long.parseLong(arguments[0])))) {
            System.out.println(provider.baseUrl() + " " + provider.apiKey());
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                System.out.println(
                        switch (question) {
                            case COUNTS -> provider.counts().line();
                            case REQUESTS -> provider.requests().line();
                            case MADE ->
                                provider.made().stream().map(MadeTask::text).collect(Collectors.joining(" "));
                            default -> throw new IllegalArgumentException("unknown question " + question);
                        });
            }
        }
        System.exit(0);
    }
}
