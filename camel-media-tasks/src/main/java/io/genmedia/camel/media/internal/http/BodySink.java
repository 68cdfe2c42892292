package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hc.core5.http.nio.CapacityChannel;

/** Hands an answer of any size to a {@link BodyListener}, no faster than it asks for it. */
final class BodySink implements AnswerSink {

    private final BodyListener listener;
    private CapacityChannel channel;
    private int asked;

    BodySink(BodyListener listener) {
        this.listener = listener;
    }

    @Override
    public void head(int status, Map<String, String> headers, long length) throws IOException {
        if (!listener.onAnswer(status, headers, this::more)) {
            throw new NotWantedException();
        }
    }

    @Override
    public void bytes(ByteBuffer piece) throws IOException {
        if (piece.hasRemaining()) {
            throw new IOException(piece.remaining() + " bytes were read elsewhere than to the listener's place");
        }
    }

    @Override
    public int read(BodyBytes body, ByteBuffer buffer) throws IOException {
        return listener.onBytes(body);
    }

    @Override
    public synchronized void capacity(CapacityChannel open) throws IOException {
        channel = open;
        if (asked > 0) {
            int now = asked;
            asked = 0;
            open.update(now);
        }
    }

    private synchronized void more(int bytes) {
        if (channel == null) {
            asked += bytes;
            return;
        }
        try {
            channel.update(bytes);
        } catch (IOException e) {
            // the connection is gone: the exchange hears of it by itself
            asked = 0;
        }
    }

    @Override
    public void end() {
        listener.onEnd();
    }

    @Override
    public void failed(HttpCallException failure) {
        if (failure.getCause() instanceof NotWantedException) {
            listener.onEnd();
        } else {
            listener.onFailure(failure);
        }
    }

    /** Drops the connection of an answer whose body nobody wants. */
    private static final class NotWantedException extends IOException {

        private static final long serialVersionUID = 1L;

        NotWantedException() {
            super("not wanted");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
