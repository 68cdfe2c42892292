package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.ListOrder;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** What a test can set, with the values that hold until it does. */
final class MonetSettings {

    final String apiKey;
    private final Duration usualDuration;

    volatile Duration duration;
    volatile Function<JsonNode, Duration> durationOfInput;
    final Map<String, Duration> durationOfKind = new ConcurrentHashMap<>();
    volatile double pendingShare;
    volatile boolean neverEnds;
    volatile int outputs;
    volatile ListOrder listOrder;
    volatile boolean ranges;
    volatile boolean echo;
    volatile MediaContent media;
    final Queue<TaskEnding> nextEndings = new ConcurrentLinkedQueue<>();

    MonetSettings(String apiKey, Duration usualDuration) {
        this.apiKey = apiKey;
        this.usualDuration = usualDuration;
        reset();
    }

    void reset() {
        duration = usualDuration;
        durationOfInput = null;
        durationOfKind.clear();
        pendingShare = 0.1;
        neverEnds = false;
        outputs = 1;
        listOrder = ListOrder.NEWEST_FIRST;
        ranges = true;
        echo = false;
        media = null;
        nextEndings.clear();
    }

    Duration durationFor(Submission submission) {
        Function<JsonNode, Duration> ofInput = durationOfInput;
        Duration chosen = ofInput == null ? null : ofInput.apply(submission.input());
        return chosen != null ? chosen : durationOfKind.getOrDefault(submission.kind(), duration);
    }

    TaskEnding nextEnding() {
        TaskEnding scripted = nextEndings.poll();
        if (scripted != null) {
            return scripted;
        }
        return neverEnds ? TaskEnding.NEVER : TaskEnding.SUCCESS;
    }
}
