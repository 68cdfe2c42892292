package io.genmedia.camel.media.error;

/** The provider does not know the task (404). */
public class MediaTaskNotFoundException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaTaskNotFoundException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
