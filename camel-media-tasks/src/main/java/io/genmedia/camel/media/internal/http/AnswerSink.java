package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hc.core5.http.nio.CapacityChannel;

/** What an {@link HttpExchange} does with its answer. Called on an I/O thread, one after the other; may not block. */
interface AnswerSink {

    /**
     * @param length in bytes; -1 where not known
     * @throws IOException where the answer cannot be taken: the exchange fails with it
     */
    void head(int status, Map<String, String> headers, long length) throws IOException;

    /** @param piece what was read and is to be taken; nothing where {@link #read} has taken it */
    void bytes(ByteBuffer piece) throws IOException;

    /**
     * Reads what came: into the buffer, whose bytes are heard of, where not overridden; or to a place of its own.
     *
     * @return what the body's read returned
     */
    default int read(BodyBytes body, ByteBuffer buffer) throws IOException {
        return body.read(buffer);
    }

    /** Asks for more; as much as comes, where not overridden. */
    default void capacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    /** The answer is whole. */
    void end() throws IOException;

    /** The answer did not come, or broke off. */
    void failed(HttpCallException failure);
}
