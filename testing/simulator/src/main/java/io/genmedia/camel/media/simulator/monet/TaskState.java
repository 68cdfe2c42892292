package io.genmedia.camel.media.simulator.monet;

import java.time.Instant;

/**
 * What a status read tells of a task.
 *
 * @param status one of Monet's four
 * @param progress 0 to 100
 * @param updatedAt when it last changed
 */
record TaskState(String status, int progress, Instant updatedAt) {

    static final String PENDING = "pending";
    static final String PROCESSING = "processing";
    static final String SUCCESS = "success";
    static final String FAILED = "failed";

    boolean isFinal() {
        return status.equals(SUCCESS) || status.equals(FAILED);
    }
}
