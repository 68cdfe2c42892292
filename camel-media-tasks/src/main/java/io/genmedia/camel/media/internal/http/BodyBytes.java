package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What came of a body, and was not read yet. */
@FunctionalInterface
public interface BodyBytes {

    /**
     * Reads without waiting.
     *
     * @param target has room
     * @return how many bytes were read; 0 where none are here, -1 where the body is at its end
     * @throws IOException where the connection failed
     */
    int read(ByteBuffer target) throws IOException;
}
