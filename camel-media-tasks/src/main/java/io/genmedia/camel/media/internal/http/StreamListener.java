package io.genmedia.camel.media.internal.http;

import io.genmedia.camel.media.spi.ApiAnswer;
import java.util.Map;

/**
 * Hears an answer that comes line by line. All is called on an I/O thread, one after the other: nothing here may block. After
 * {@link #onEnd}, {@link #onRefused} or {@link #onFailure}, of which one is called once, nothing more comes.
 */
public interface StreamListener {

    /**
     * The head of a 2xx answer.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name
     */
    default void onAnswer(int status, Map<String, String> headers) {}

    /** @param line one line, without its end */
    void onLine(String line);

    /** The answer is whole. */
    void onEnd();

    /** @param answer an answer that is no 2xx, whole */
    void onRefused(ApiAnswer answer);

    /** @param failure the answer did not come, or broke off; lines may have come before */
    void onFailure(HttpCallException failure);
}
