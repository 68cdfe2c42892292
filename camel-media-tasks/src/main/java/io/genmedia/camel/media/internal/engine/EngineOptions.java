package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.submit.RateLimit;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;

/**
 * What is set once for a component.
 *
 * @param maxConcurrent tasks in flight for an account; 0 for no limit
 * @param rateLimit submits in a window for an account; null for no limit
 * @param longestPlace how long a task takes a place at most; null for until its end
 * @param store null for the one in memory
 * @param orphanGrace how long the message of a task may take to come back after its application ended
 * @param retention for how long a durable store keeps what ended
 * @param time null for that of this machine
 * @param callbackSecret under which the addresses of callbacks are signed; null for a random one
 */
public record EngineOptions(
        int maxConcurrent,
        RateLimit rateLimit,
        Duration longestPlace,
        TaskStore store,
        Duration orphanGrace,
        Duration retention,
        TimeSource time,
        String callbackSecret) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "EngineOptions[maxConcurrent=" + maxConcurrent + ", rateLimit=" + rateLimit + "]";
    }
}
