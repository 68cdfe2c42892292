package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.ListOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tasks that were accepted: by id for status reads, and by idempotency key so that none is made twice. */
final class Tasks {

    private final ConcurrentMap<String, Task> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Task> byKey = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    // Ids of one simulator differ from those of the next one, as a provider's never come again.
    private final long salt = new SplittableRandom().nextLong();

    /** Makes a task from an id and its place in the order of creation. */
    interface Maker {
        Task make(String id, long sequence);
    }

    /** The task of an idempotency key, made now if the key is new; two submits at once get the same one. */
    Found findOrCreate(String idempotencyKey, Maker maker) {
        boolean[] created = new boolean[1];
        Task task = byKey.computeIfAbsent(idempotencyKey, key -> {
            created[0] = true;
            long number = sequence.incrementAndGet();
            Task made = maker.make(id(number), number);
            byId.put(made.id(), made);
            return made;
        });
        return new Found(task, created[0]);
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    int count() {
        return byId.size();
    }

    List<Task> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Task::sequence))
                .toList();
    }

    List<Task> page(ListOrder order, long page, long pageSize) {
        Comparator<Task> comparator =
                switch (order) {
                    case NEWEST_FIRST ->
                        Comparator.comparingLong(Task::sequence).reversed();
                    case OLDEST_FIRST -> Comparator.comparingLong(Task::sequence);
                    case SHUFFLED ->
                        Comparator.comparingLong((Task task) -> new SplittableRandom(task.sequence()).nextLong());
                };
        return byId.values().stream()
                .sorted(comparator)
                .skip((page - 1) * pageSize)
                .limit(pageSize)
                .toList();
    }

    void clear() {
        byKey.clear();
        byId.clear();
    }

    private String id(long number) {
        long mixed = new SplittableRandom(salt + number).nextLong();
        return "task_" + Long.toUnsignedString(mixed, 36) + Long.toString(number, 36);
    }

    /** A task, and whether it is new. */
    record Found(Task task, boolean created) {}
}
