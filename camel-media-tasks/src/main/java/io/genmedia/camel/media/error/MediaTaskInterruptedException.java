package io.genmedia.camel.media.error;

/** The route or the application stopped while the task was running. It was accepted: resume it by its id with {@code await}. */
public class MediaTaskInterruptedException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaTaskInterruptedException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
