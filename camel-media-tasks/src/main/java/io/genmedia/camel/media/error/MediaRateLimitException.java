package io.genmedia.camel.media.error;

/** The provider asks to slow down (429), and went on asking. */
public class MediaRateLimitException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaRateLimitException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
