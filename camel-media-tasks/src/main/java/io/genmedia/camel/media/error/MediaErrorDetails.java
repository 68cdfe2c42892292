package io.genmedia.camel.media.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What is known of a failure.
 *
 * @param provider the scheme of the component
 * @param httpStatus the status of the HTTP answer; 0 where there was none
 * @param code the provider's own code; may be null
 * @param taskId the task; may be null
 * @param acceptance whether something was bought
 * @param retryable whether asking again may help
 * @param retryAfter how long the provider asks to wait; may be null
 */
public record MediaErrorDetails(
        String provider,
        int httpStatus,
        String code,
        String taskId,
        Acceptance acceptance,
        boolean retryable,
        Duration retryAfter)
        implements Serializable {

    /** Checks that the acceptance is named. */
    public MediaErrorDetails {
        Objects.requireNonNull(acceptance, "acceptance");
    }

    /**
     * @param provider the scheme of the component
     * @return details of a failure before anything was sent: nothing bought, no use in trying the same again
     */
    public static MediaErrorDetails notAccepted(String provider) {
        return new MediaErrorDetails(provider, 0, null, null, Acceptance.NOT_ACCEPTED, false, null);
    }

    /**
     * @param provider the scheme of the component
     * @param taskId the provider's id of the task
     * @return details of a failure after the provider took the task
     */
    public static MediaErrorDetails accepted(String provider, String taskId) {
        return new MediaErrorDetails(provider, 0, null, taskId, Acceptance.ACCEPTED, true, null);
    }

    /** @return the same, for a task whose id is known */
    public MediaErrorDetails withTask(String id) {
        return new MediaErrorDetails(provider, httpStatus, code, id, acceptance, retryable, retryAfter);
    }

    /** @return the same, with another word on whether something was bought */
    public MediaErrorDetails withAcceptance(Acceptance value) {
        return new MediaErrorDetails(provider, httpStatus, code, taskId, value, retryable, retryAfter);
    }

    /** @return the same, with another word on whether asking again may help */
    public MediaErrorDetails withRetryable(boolean value) {
        return new MediaErrorDetails(provider, httpStatus, code, taskId, acceptance, value, retryAfter);
    }
}
