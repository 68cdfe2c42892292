package io.genmedia.camel.media.internal.http;

import io.genmedia.camel.media.spi.ApiAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Map;

/** Cuts an answer into lines: they end with LF, CRLF or CR; the key is not in them. */
final class LineSink implements AnswerSink {

    private final StreamListener listener;
    private final ApiKey key;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int status;
    private Map<String, String> headers;
    private Charset charset;
    private AnswerText refusal;
    private boolean afterReturn;

    LineSink(StreamListener listener, ApiKey key) {
        this.listener = listener;
        this.key = key;
    }

    @Override
    public void head(int code, Map<String, String> fields, long length) throws IOException {
        status = code;
        headers = fields;
        if (code >= 200 && code < 300) {
            charset = AnswerText.charsetOf(fields.get("content-type"));
            listener.onAnswer(code, fields);
        } else {
            refusal = new AnswerText(fields.get("content-type"), length);
        }
    }

    @Override
    public void bytes(ByteBuffer piece) throws IOException {
        if (refusal != null) {
            refusal.append(piece);
            return;
        }
        while (piece.hasRemaining()) {
            byte b = piece.get();
            boolean secondHalf = afterReturn && b == '\n';
            afterReturn = b == '\r';
            if (secondHalf) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                emit();
            } else if (line.size() == AnswerText.LIMIT) {
                throw new IOException("a line of the stream is longer than " + AnswerText.LIMIT + " bytes");
            } else {
                line.write(b);
            }
        }
    }

    @Override
    public void end() {
        if (refusal != null) {
            listener.onRefused(new ApiAnswer(status, headers, ApiKey.hide(key, refusal.text())));
            return;
        }
        if (line.size() > 0) {
            emit();
        }
        listener.onEnd();
    }

    @Override
    public void failed(HttpCallException failure) {
        listener.onFailure(failure);
    }

    private void emit() {
        String text = line.toString(charset);
        line.reset();
        listener.onLine(ApiKey.hide(key, text));
    }
}
