package io.genmedia.camel.media.error;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelException;

/**
 * The base of all errors of a media task. The message says what was asked, what came back and what to do; it never carries
 * a key.
 */
public class MediaException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final MediaErrorDetails details;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, cause);
        this.details = details;
    }

    /** @return the scheme of the component, as {@code monet} */
    public String getProvider() {
        return details.provider();
    }

    /** @return the status of the provider's HTTP answer, or 0 where there was none */
    public int getHttpStatus() {
        return details.httpStatus();
    }

    /** @return the provider's own error code, or null */
    public String getCode() {
        return details.code();
    }

    /** @return the id of the task, or null where none is known */
    public String getTaskId() {
        return details.taskId();
    }

    /** @return whether something was bought */
    public Acceptance getAcceptance() {
        return details.acceptance();
    }

    /** @return whether asking again may help: a redelivery never buys twice, whatever this says */
    public boolean isRetryable() {
        return details.retryable();
    }

    /** @return how long the provider asks to wait before the next request */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    /** @return all that is known of the failure */
    public MediaErrorDetails getDetails() {
        return details;
    }
}
