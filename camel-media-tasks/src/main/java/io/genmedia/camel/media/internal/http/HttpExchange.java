package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One request and its answer: ends once, as a whole answer or as a failure that knows whether the request had left. */
final class HttpExchange implements AsyncResponseConsumer<Void>, StreamCall {

    private static final int MOST_STALE = 20;

    private final String shown;
    private final RequestNote note;
    private final AnswerSink sink;
    private final Consumer<HttpExchange> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile FutureCallback<Void> answered;
    private volatile Future<Void> running;
    private int stale;

    /**
     * @param shown method and address for messages
     * @param onEnd runs when it has ended, before the sink hears of it
     */
    HttpExchange(String shown, RequestNote note, AnswerSink sink, Consumer<HttpExchange> onEnd) {
        this.shown = shown;
        this.note = note;
        this.sink = sink;
        this.onEnd = onEnd;
    }

    /** Takes what HttpClient gave back for it, and gives it up where the exchange was ended meanwhile. */
    void running(Future<Void> future) {
        running = future;
        if (ended.get()) {
            future.cancel(true);
        }
    }

    @Override
    public void cancel() {
        stop(new CancellationException("cancelled"));
    }

    /** Ends it for a reason of our own: what is under way is dropped. */
    void stop(Exception reason) {
        if (fail(reason)) {
            Future<Void> future = running;
            if (future != null) {
                future.cancel(true);
            }
        }
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> resultCallback)
            throws IOException {
        if (!note.isStarted()) {
            throw new IOException(
                    "the proxy answered " + response.getCode() + " instead of opening a tunnel: see to its settings");
        }
        answered = resultCallback;
        sink.head(response.getCode(), AnswerText.headersOf(response), entity == null ? 0 : entity.getContentLength());
        if (entity == null) {
            end();
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        sink.capacity(channel);
    }

    @Override
    public void consume(ByteBuffer piece) throws IOException {
        if (!ended.get()) {
            sink.bytes(piece);
        }
    }

    /** Reads for a sink that says where to; what is left of one that has ended goes into the buffer, and no further. */
    int read(ContentDecoder body, ByteBuffer buffer) throws IOException {
        return ended.get() ? body.read(buffer) : sink.read(body::read, buffer);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        end();
    }

    private void end() throws IOException {
        if (ended.compareAndSet(false, true)) {
            onEnd.accept(this);
            sink.end();
        }
        answered.completed(null);
    }

    /** What comes of it is heard as an {@link #outcome}. */
    @Override
    public void failed(Exception cause) {}

    /**
     * @param again sends it on another connection; used where the one it was given was closed before a byte was written
     * @return for HttpClient to tell the end of a try
     */
    FutureCallback<Void> outcome(Runnable again) {
        return new FutureCallback<>() {
            @Override
            public void completed(Void nothing) {}

            @Override
            public void failed(Exception cause) {
                boolean unused =
                        cause instanceof StaleConnectionException || cause instanceof RequestNotExecutedException;
                if (unused && !note.isStarted() && !ended.get() && ++stale <= MOST_STALE) {
                    again.run();
                } else {
                    fail(cause);
                }
            }

            @Override
            public void cancelled() {
                fail(new CancellationException("cancelled"));
            }
        };
    }

    @Override
    public void releaseResources() {}

    private boolean fail(Exception cause) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        boolean started = note.giveUp();
        onEnd.accept(this);
        sink.failed(new HttpCallException(
                "No whole answer to " + shown + ": " + said(cause)
                        + (started ? "; the request may have arrived" : "; not a byte of the request was sent"),
                started,
                cause));
        return true;
    }

    private static String said(Exception cause) {
        String type = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null || message.isBlank() ? type : type + " (" + message + ")";
    }
}
