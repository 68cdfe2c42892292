package io.genmedia.camel.media.error;

/** The provider does not accept the key (401, 403). */
public class MediaAuthenticationException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaAuthenticationException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
