package io.genmedia.camel.media.error;

/** The deadline passed while the task was running. It was accepted, and perhaps paid: resume it by its id with {@code await}. */
public class MediaTaskTimeoutException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaTaskTimeoutException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
