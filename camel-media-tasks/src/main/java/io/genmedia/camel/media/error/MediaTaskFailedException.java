package io.genmedia.camel.media.error;

/** The task ended FAILED at the provider. */
public class MediaTaskFailedException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaTaskFailedException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
