package io.genmedia.camel.benchmarks.contenders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks each contender for the same films, one after the other, each in a JVM of its own and against a provider in another, and prints
 * what they cost side by side. Ends with 1 where a film was lost, bought twice or failed.
 */
public final class ContendersProgram {

    private ContendersProgram() {}

    /** Runs it; {@code --help} lists the options. */
    public static void main(String[] arguments) throws Exception {
        ContendersOptions options;
        try {
            options = ContendersOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ContendersOptions.USAGE);
            System.exit(2);
            return;
        }
        List<ContenderReport> reports = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            List<ContenderKind> order = new ArrayList<>(options.only());
            Collections.rotate(order, round);
            for (ContenderKind kind : order) {
                System.err.printf(
                        "round %d of %d: %s, %,d tasks …%n",
                        round + 1,
                        options.rounds(),
                        kind.title(),
                        kind.tasks(options.plan().tasks()));
                reports.add(Match.of(kind, options.plan(), options.heap()));
            }
        }
        System.out.println(ContendersTable.of(options.only(), reports));
        if (options.json() != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.json().toFile(), reports);
        }
        if (options.picture() != null) {
            ContendersPicture.draw(options.only(), reports, options.picture());
        }
        System.exit(reports.stream().allMatch(ContenderReport::isGood) ? 0 : 1);
    }
}
