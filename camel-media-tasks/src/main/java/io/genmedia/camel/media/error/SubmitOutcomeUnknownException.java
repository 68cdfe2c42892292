package io.genmedia.camel.media.error;

/** It cannot be told whether the provider took the task. Not retryable: only {@code CamelMediaResubmit=true} buys again. */
public class SubmitOutcomeUnknownException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public SubmitOutcomeUnknownException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
