package io.genmedia.camel.media.simulator.unifically;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tasks that were accepted, by id and by the ids of their clips. */
final class UnificallyTasks {

    private final Map<String, UnificallyTask> byId = new ConcurrentHashMap<>();
    private final Map<String, UnificallyTask> byClip = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    /** Makes a task from an id and its place in the order of creation. */
    interface Maker {
        UnificallyTask make(String id, long sequence);
    }

    UnificallyTask create(Maker maker) {
        UnificallyTask task = maker.make(UUID.randomUUID().toString(), sequence.incrementAndGet());
        task.clips().forEach(clip -> byClip.put(clip, task));
        byId.put(task.id(), task);
        return task;
    }

    Optional<UnificallyTask> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The task that makes a clip. */
    Optional<UnificallyTask> ofClip(String clip) {
        return Optional.ofNullable(byClip.get(clip));
    }

    /** All tasks in the order of their creation. */
    List<UnificallyTask> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(UnificallyTask::sequence))
                .toList();
    }

    void clear() {
        byId.clear();
        byClip.clear();
        // what a seed picks depends on it
        sequence.set(0);
    }
}
