package io.genmedia.camel.media.simulator.unifically;

import java.time.Duration;
import java.time.Instant;

/**
 * A callback that was posted.
 *
 * @param taskId the task that it tells of
 * @param url where it went
 * @param body the JSON that was sent
 * @param status the HTTP status of the answer; 0 when there was none
 * @param failure why there was no answer; null when there was one
 * @param at when it was posted, on the simulator's clock
 * @param duration how long the answer took, in real time
 */
public record CallbackDelivery(
        String taskId, String url, String body, int status, String failure, Instant at, Duration duration) {

    /** Whether the receiver has taken it. */
    public boolean isTaken() {
        return status >= 200 && status < 300;
    }
}
