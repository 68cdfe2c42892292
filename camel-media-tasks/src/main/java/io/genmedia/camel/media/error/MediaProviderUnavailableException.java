package io.genmedia.camel.media.error;

/** The provider cannot be reached, or answers with a fault of its own where nothing is bought by the call. */
public class MediaProviderUnavailableException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaProviderUnavailableException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
