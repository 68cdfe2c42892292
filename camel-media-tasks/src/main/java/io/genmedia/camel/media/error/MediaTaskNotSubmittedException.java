package io.genmedia.camel.media.error;

/** The deadline or a stop came before the task was sent. Nothing was bought. */
public class MediaTaskNotSubmittedException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaTaskNotSubmittedException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
