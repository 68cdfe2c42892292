package io.genmedia.camel.media.internal.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Hears an answer of any size, piece by piece, all on an I/O thread: nothing here may block. After {@link #onEnd} or
 * {@link #onFailure}, of which one is called once, nothing more comes.
 */
public interface BodyListener {

    /**
     * The head of the answer, whatever its status.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name
     * @param more takes how many more bytes may come; without it nothing more than one read ahead does; from any thread
     * @return whether the body is wanted; if not, the connection is dropped and {@link #onEnd} follows
     */
    boolean onAnswer(int status, Map<String, String> headers, IntConsumer more);

    /** @param piece bytes of the body, valid during the call */
    void onBytes(ByteBuffer piece);

    /** The answer is whole, or was not wanted. */
    void onEnd();

    /** @param failure the answer did not come, or broke off */
    void onFailure(HttpCallException failure);
}
