package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.ContentDecoder;

/**
 * Lets the bytes of a body go from the connection to where its exchange wants them. By itself HttpCore puts them into a buffer of the
 * connection, which is small since every connection has one, reads from the connection as often as it is full, and waits for the
 * selector in between.
 */
final class PlacedBody implements ContentDecoder {

    private final ContentDecoder body;
    private final HttpExchange exchange;

    PlacedBody(ContentDecoder body, HttpExchange exchange) {
        this.body = body;
        this.exchange = exchange;
    }

    /** What the exchange took is counted like the rest, but not in the buffer. */
    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return exchange.read(body, buffer);
    }

    @Override
    public boolean isCompleted() {
        return body.isCompleted();
    }

    @Override
    public List<? extends Header> getTrailers() {
        return body.getTrailers();
    }
}
