package io.genmedia.camel.media.simulator.gateai;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tasks that were accepted, by id. */
final class GateAiTasks {

    private final Map<String, GateAiTask> byId = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    // Ids of one simulator differ from those of the next one, as a provider's never come again.
    private final long salt = new SplittableRandom().nextLong();

    /** Makes a task from an id and its place in the order of creation. */
    interface Maker {
        GateAiTask make(String id, long sequence);
    }

    GateAiTask create(Maker maker) {
        long number = sequence.incrementAndGet();
        SplittableRandom random = new SplittableRandom(salt + number);
        // version 4, variant 2
        UUID id = new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        GateAiTask task = maker.make(id.toString(), number);
        byId.put(task.id(), task);
        return task;
    }

    Optional<GateAiTask> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All tasks in the order of their creation. */
    List<GateAiTask> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(GateAiTask::sequence))
                .toList();
    }

    void clear() {
        byId.clear();
    }
}
