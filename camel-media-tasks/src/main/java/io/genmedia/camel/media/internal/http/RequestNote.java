package io.genmedia.camel.media.internal.http;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.Header;

/**
 * What only the {@link RequestWriter} may know of a request, carried as a header that it never writes: the secret part of the
 * query, as a key or the signature of an address, whether the request has begun to leave, and whose answer comes. HttpClient copies
 * requests on their way but keeps the header objects, so a note stays with its request.
 */
final class RequestNote implements Header {

    static final String NAME = "x-genmedia-note";

    private enum Progress {
        WAITING,
        STARTED,
        ABANDONED
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);
    private final String secretQuery;
    private volatile HttpExchange exchange;

    /** @param secretQuery what is added to the query, encoded; null for nothing */
    RequestNote(String secretQuery) {
        this.secretQuery = secretQuery;
    }

    String secretQuery() {
        return secretQuery;
    }

    /** @param whose the answer is; known before the request is sent */
    void answerTo(HttpExchange whose) {
        exchange = whose;
    }

    HttpExchange exchange() {
        return exchange;
    }

    /**
     * The request is about to be turned into bytes.
     *
     * @return false if it was given up before; then no byte of it may be written
     */
    boolean start() {
        return progress.compareAndSet(Progress.WAITING, Progress.STARTED) || isStarted();
    }

    boolean isStarted() {
        return progress.get() == Progress.STARTED;
    }

    /**
     * The request is given up, which after this it stays.
     *
     * @return whether it had begun to leave
     */
    boolean giveUp() {
        progress.compareAndSet(Progress.WAITING, Progress.ABANDONED);
        return isStarted();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getValue() {
        return "not sent";
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public String toString() {
        return getName() + ": " + getValue();
    }
}
