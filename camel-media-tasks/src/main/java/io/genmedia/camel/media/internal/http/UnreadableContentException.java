package io.genmedia.camel.media.internal.http;

import java.io.IOException;

/** What was to be sent could not be read: the fault is here, not at the server. */
public final class UnreadableContentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be read, and why
     * @param cause may be null
     */
    public UnreadableContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
