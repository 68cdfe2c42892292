package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.internal.EventScript.Chunk;
import io.genmedia.camel.media.simulator.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The events that tell of a task until it ends. Monet documents neither names nor payload: here an event's data is the
 * task as a status read shows it, and the names ({@code created}, {@code progress}, {@code completed}, {@code failed}),
 * comments and pings in between are made up, for clients must not depend on them.
 */
final class TaskEvents implements Iterator<Chunk> {

    private static final int STEPS = 10;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Task task;
    private final TaskJson json;
    private final Duration interval;
    private Instant next;
    private TaskState last;

    TaskEvents(Task task, TaskJson json, Instant from) {
        this.task = task;
        this.json = json;
        this.next = from;
        Duration step = task.duration().dividedBy(STEPS);
        Duration atMost = step.compareTo(LONGEST_SILENCE) < 0 ? step : LONGEST_SILENCE;
        this.interval = atMost.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : atMost;
    }

    @Override
    public boolean hasNext() {
        return last == null || !last.isFinal();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Instant due = next;
        TaskState state = task.stateAt(due);
        boolean changed = last == null || !last.status().equals(state.status()) || last.progress() != state.progress();
        String text = changed ? event(state) : "event: ping\ndata: {\"at\":\"" + Json.timestamp(due) + "\"}\n\n";
        last = state;
        next = nextTick(due);
        return new Chunk(due, text, changed);
    }

    private Instant nextTick(Instant due) {
        Instant end = task.createdAt().plus(task.duration());
        Instant tick = due.plus(interval);
        return due.isBefore(end) && tick.isAfter(end) ? end : tick;
    }

    private String event(TaskState state) {
        String name =
                switch (state.status()) {
                    case TaskState.SUCCESS -> "completed";
                    case TaskState.FAILED -> "failed";
                    case TaskState.PENDING -> "created";
                    default -> "progress";
                };
        String data = new String(Json.bytes(json.full(task, state)), StandardCharsets.UTF_8);
        return ": keep-alive\n\nevent: " + name + "\ndata: " + data + "\n\n";
    }
}
