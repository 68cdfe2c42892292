package io.genmedia.camel.benchmarks.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The provider as a program. It prints its address and key, answers each line of its standard input with what it has seen, and
 * ends when that input does: also when the program that started it was killed.
 */
final class ProviderProgram {

    private ProviderProgram() {}

    /** Runs it; the one argument is how many milliseconds each answer to a submit is held back. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LocalProvider provider = new LocalProvider(Duration.ofMillis(Long.parseLong(arguments[0])))) {
            System.out.println(provider.baseUrl() + " " + provider.apiKey());
            while (questions.readLine() != null) {
                ProviderCounts counts = provider.counts();
                System.out.println(
                        counts.tasks() + " " + counts.submits() + " " + counts.statusReads() + " " + counts.rejected());
            }
        }
        System.exit(0);
    }
}
