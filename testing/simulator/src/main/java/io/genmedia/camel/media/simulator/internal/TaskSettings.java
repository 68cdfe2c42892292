package io.genmedia.camel.media.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** What a test can set at every provider: how long tasks take, how they end, and what their results are. */
public final class TaskSettings {

    private final String apiKey;
    private final Duration usualDuration;
    private final Set<String> kinds;
    private final Map<String, Duration> durationOfKind = new ConcurrentHashMap<>();
    private final Queue<TaskEnding> nextEndings = new ConcurrentLinkedQueue<>();

    private volatile Duration duration;
    private volatile Function<JsonNode, Duration> durationOfInput;
    private volatile boolean neverEnds;
    private volatile boolean ranges;
    private volatile MediaContent media;

    /**
     * The settings that hold until a test sets others.
     *
     * @param apiKey the only key that is accepted
     * @param usualDuration how long a task takes
     * @param kinds the provider's kinds of task
     */
    public TaskSettings(String apiKey, Duration usualDuration, Set<String> kinds) {
        this.apiKey = apiKey;
        this.usualDuration = usualDuration;
        this.kinds = kinds;
        reset();
    }

    /** Takes everything back. */
    public void reset() {
        duration = usualDuration;
        durationOfInput = null;
        durationOfKind.clear();
        neverEnds = false;
        ranges = true;
        media = null;
        nextEndings.clear();
    }

    /** The only key that is accepted. */
    public String apiKey() {
        return apiKey;
    }

    /** Sets how long every task takes. */
    public void duration(Duration value) {
        duration = notNegative(value);
    }

    /** Sets how long the tasks of a kind take. */
    public void duration(String kind, Duration value) {
        if (!kinds.contains(kind)) {
            throw new IllegalArgumentException("type is " + kind + "; known are " + kinds);
        }
        durationOfKind.put(kind, notNegative(value));
    }

    /** Sets how long a task takes by its input; null from the function leaves it to the other settings. */
    public void duration(Function<JsonNode, Duration> value) {
        durationOfInput = value;
    }

    /** How long a task takes that is created now. */
    public Duration durationFor(String kind, JsonNode input) {
        Function<JsonNode, Duration> ofInput = durationOfInput;
        Duration chosen = ofInput == null ? null : ofInput.apply(input);
        return chosen != null ? chosen : durationOfKind.getOrDefault(kind, duration);
    }

    /** Sets whether tasks go on without end. */
    public void neverEnds(boolean value) {
        neverEnds = value;
    }

    /** Scripts the ending of the next task that has none yet. */
    public void nextEnding(TaskEnding ending) {
        nextEndings.add(ending);
    }

    /** How a task ends that is created now; uses a scripted ending up. */
    public TaskEnding endingFor(Optional<Fault> fault) {
        return TaskEnding.scripted(fault).orElseGet(() -> {
            TaskEnding scripted = nextEndings.poll();
            return scripted != null ? scripted : neverEnds ? TaskEnding.NEVER : TaskEnding.SUCCESS;
        });
    }

    /** Sets whether downloads can be resumed. */
    public void ranges(boolean value) {
        ranges = value;
    }

    /** Whether downloads can be resumed. */
    public boolean ranges() {
        return ranges;
    }

    /** Sets what is served as every result; null for media made from the prompt. */
    public void media(MediaContent value) {
        media = value;
    }

    /** What is served as every result, or null for media made from the prompt. */
    public MediaContent media() {
        return media;
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the duration is " + duration + "; it cannot be negative");
        }
        return duration;
    }
}
