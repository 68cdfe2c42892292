package io.genmedia.camel.media.internal.http;

import java.io.IOException;

/** No whole answer came. Its message names the address without query, and what to make of it. */
public final class HttpCallException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean requestStarted;

    /**
     * @param message what was asked, and what went wrong
     * @param requestStarted whether a byte of the request may have left
     * @param cause may be null
     */
    public HttpCallException(String message, boolean requestStarted, Throwable cause) {
        super(message, cause);
        this.requestStarted = requestStarted;
    }

    /**
     * Tells whether the server may have seen the request.
     *
     * @return false only if not one byte of the request can have left: whatever it asks for was not bought
     */
    public boolean requestStarted() {
        return requestStarted;
    }
}
