package io.genmedia.camel.media.error;

/** The content of an output could not be fetched. The result itself stands: its address is still there. */
public class MediaDownloadException extends MediaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked, what came back, what to do
     * @param details what is known of the failure
     * @param cause may be null
     */
    public MediaDownloadException(String message, MediaErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }
}
