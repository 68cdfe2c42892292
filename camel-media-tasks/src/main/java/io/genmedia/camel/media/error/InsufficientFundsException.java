package io.genmedia.camel.media.error;

/** The account cannot pay (402), or the cost is above what the route allows. */
public class InsufficientFundsException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public InsufficientFundsException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
