package io.genmedia.camel.media.internal.http;

import java.io.IOException;

/** A name led to an address of the own network where only the public internet may be reached. Nothing was sent. */
public final class PrivateAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param host the name */
    public PrivateAddressException(String host) {
        super("'" + host + "' is an address of a private network");
    }
}
