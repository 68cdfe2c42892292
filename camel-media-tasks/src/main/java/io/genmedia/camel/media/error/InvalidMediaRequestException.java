package io.genmedia.camel.media.error;

/** The request cannot be accepted as it is: found before it was sent, or answered 400 or 422. */
public class InvalidMediaRequestException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public InvalidMediaRequestException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
