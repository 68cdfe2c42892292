package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Entry;
import io.genmedia.camel.durability.app.Entry.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the applications have written down, as it stands when it is read. */
public final class Ledger {

    private final List<Entry> entries;

    private Ledger(List<Entry> entries) {
        this.entries = entries;
    }

    static Ledger read(Path file) {
        try {
            return new Ledger(
                    Files.exists(file)
                            ? Files.readAllLines(file).stream()
                                    .map(Entry::parse)
                                    .toList()
                            : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return all lines in their order */
    public List<Entry> entries() {
        return entries;
    }

    /** @return how many lines are of this kind */
    public long count(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    /** @return the lines of this kind by the prompt's id */
    public Map<String, List<Entry>> byPrompt(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).collect(Collectors.groupingBy(Entry::prompt));
    }

    /** @return the lines that tell of a delivery */
    public List<Entry> deliveries() {
        return entries.stream().filter(Entry::isDelivery).toList();
    }

    /** @return the ids of all tasks whose result was delivered */
    public Set<String> deliveredTasks() {
        return deliveries().stream().map(Entry::taskId).collect(Collectors.toSet());
    }

    /** @return how many deliveries are of tasks that another application has handed on */
    long deliveredElsewhere() {
        Map<String, String> submitter = entries.stream()
                .filter(is(Kind.HANDED_ON))
                .collect(Collectors.toMap(Entry::taskId, Entry::node, (first, again) -> first));
        return deliveries().stream()
                .filter(entry -> !entry.node().equals(submitter.getOrDefault(entry.taskId(), entry.node())))
                .count();
    }

    /**
     * @param node which was lost
     * @return the deliveries by others of tasks that it has handed on
     */
    public List<Entry> takenOverFrom(String node) {
        Set<String> handedOn = entries.stream()
                .filter(is(Kind.HANDED_ON).and(entry -> entry.node().equals(node)))
                .map(Entry::taskId)
                .collect(Collectors.toSet());
        return deliveries().stream()
                .filter(entry -> !entry.node().equals(node) && handedOn.contains(entry.taskId()))
                .toList();
    }

    /** @return the prompts that one may permit to be bought again: the last that was told of their submit is that it is unknown */
    Set<String> undecided() {
        return entries.stream()
                .filter(is(Kind.UNKNOWN).or(is(Kind.PERMIT)).or(Entry::isDelivery))
                .collect(Collectors.groupingBy(Entry::prompt, Collectors.maxBy(Comparator.comparing(Entry::at))))
                .entrySet()
                .stream()
                .filter(last -> last.getValue().filter(is(Kind.UNKNOWN)).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Predicate<Entry> is(Kind kind) {
        return entry -> entry.kind() == kind;
    }
}
