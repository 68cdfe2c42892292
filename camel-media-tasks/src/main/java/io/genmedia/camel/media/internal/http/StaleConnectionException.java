package io.genmedia.camel.media.internal.http;

import java.io.IOException;

/** A connection that had rested turned out to be closed by the server, before a byte was written to it. */
final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
        super("the server had closed the connection while it rested");
    }
}
