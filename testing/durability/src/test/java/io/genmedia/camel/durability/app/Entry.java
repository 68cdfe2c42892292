package io.genmedia.camel.durability.app;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the ledger.
 *
 * @param at when
 * @param node which application wrote it
 * @param kind what happened
 * @param route where
 * @param prompt whose: the prompt's id; empty where the route does not know
 * @param taskId the provider's id; empty where there is none
 * @param note what else is worth knowing
 */
public record Entry(Instant at, String node, Kind kind, String route, String prompt, String taskId, String note) {

    /** What a line tells. */
    public enum Kind {
        /** A task was accepted and handed on. */
        HANDED_ON,
        /** A result was delivered. */
        RESULT,
        /** A result was delivered that no message has waited for. */
        ORPHAN,
        /** It cannot be told whether something was bought. */
        UNKNOWN,
        /** A permit to buy again was used up. */
        PERMIT,
        /** An exchange or a task failed. */
        FAILED
    }

    /** Checks. */
    public Entry {
        Objects.requireNonNull(at, "at");
        prompt = Objects.requireNonNullElse(prompt, "");
        taskId = Objects.requireNonNullElse(taskId, "");
        note = Objects.requireNonNullElse(note, "");
    }

    /** @return true where a result reached the end of a route */
    public boolean isDelivery() {
        return kind == Kind.RESULT || kind == Kind.ORPHAN;
    }

    String line() {
        return Stream.of(at.toString(), node, kind.name(), route, prompt, taskId, note)
                        .map(field -> field.replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t"))
                + "\n";
    }

    /** @return the entry of a line */
    public static Entry parse(String line) {
        String[] fields = line.split("\t", -1);
        return new Entry(
                Instant.parse(fields[0]),
                fields[1],
                Kind.valueOf(fields[2]),
                fields[3],
                fields[4],
                fields[5],
                fields[6]);
    }
}
