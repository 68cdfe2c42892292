package io.genmedia.camel.media.simulator.unifically;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Which tasks have a callback to come, which were lost, and what was posted. Safe for many threads. */
final class CallbackBook {

    private final Map<String, UnificallyTask> byId = new HashMap<>();
    private final NavigableSet<UnificallyTask> waiting =
            new TreeSet<>(Comparator.comparing(CallbackBook::end).thenComparing(UnificallyTask::sequence));
    private final List<String> lost = new ArrayList<>();
    private final List<CallbackDelivery> deliveries = new ArrayList<>();
    private int page;

    /** Notes a task with an address to call back. */
    synchronized void add(UnificallyTask task) {
        byId.put(task.id(), task);
    }

    /** Waits for the end of a task, if it ends. */
    synchronized void expect(UnificallyTask task) {
        if (task.endsAt().isPresent()) {
            waiting.add(task);
        }
    }

    synchronized Optional<UnificallyTask> find(String taskId) {
        return Optional.ofNullable(byId.get(taskId));
    }

    /** When the next callback falls due. */
    synchronized Optional<Instant> nextDue() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(end(waiting.first()));
    }

    /** The tasks whose callbacks are due, in the order of their ends. */
    synchronized List<UnificallyTask> due(Instant now) {
        return waiting.stream().takeWhile(task -> !end(task).isAfter(now)).toList();
    }

    /** The same, which are no longer due from here on; those that the plan loses are noted as lost. */
    synchronized List<UnificallyTask> takeDue(Instant now, CallbackPlan plan) {
        List<UnificallyTask> taken = new ArrayList<>();
        for (UnificallyTask task : due(now)) {
            waiting.remove(task);
            if (plan.loses(task)) {
                lost.add(task.id());
            } else {
                taken.add(task);
            }
        }
        return taken;
    }

    /** Says that a callback needs no delivery by itself any more. */
    synchronized void settle(UnificallyTask task) {
        waiting.remove(task);
    }

    synchronized List<String> lost() {
        return List.copyOf(lost);
    }

    synchronized List<CallbackDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Which page is written on; a new one begins with every {@link #clear}. */
    synchronized int page() {
        return page;
    }

    /** Notes a delivery, unless the book was cleared since that page. */
    synchronized void note(CallbackDelivery delivery, int onPage) {
        if (onPage == page) {
            deliveries.add(delivery);
        }
    }

    synchronized void clear() {
        page++;
        byId.clear();
        waiting.clear();
        lost.clear();
        deliveries.clear();
    }

    private static Instant end(UnificallyTask task) {
        return task.endsAt().orElseThrow();
    }
}
