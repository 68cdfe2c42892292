package io.genmedia.camel.benchmarks.provider;

import java.time.Instant;

/**
 * A task that a provider has made, and would charge for.
 *
 * @param number the one of its prompt
 * @param id the provider's
 * @param end when it is over there, by this machine's clock
 */
public record MadeTask(int number, String id, Instant end) {

    String text() {
        return number + "/" + id + "/" + end.toEpochMilli();
    }

    static MadeTask read(String text) {
        String[] parts = text.split("/");
        return new MadeTask(Integer.parseInt(parts[0]), parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }
}
