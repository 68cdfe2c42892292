package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Hears an answer of any size, piece by piece, on an I/O thread: nothing here may block. One of {@link #onEnd} and
 * {@link #onFailure} is called once; where the request is taken back, the latter comes on the thread that does so, perhaps while
 * an I/O thread reads the last bytes.
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

    /**
     * Bytes of the body came, or its end did.
     *
     * @param body to be read, once, to where there is room
     * @return what reading it returned
     * @throws IOException where reading failed, or nothing more is wanted: the connection is dropped
     */
    int onBytes(BodyBytes body) throws IOException;

    /** The answer is whole, or was not wanted. */
    void onEnd();

    /** @param failure the answer did not come, or broke off */
    void onFailure(HttpCallException failure);
}
