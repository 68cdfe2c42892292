package io.genmedia.camel.media.internal.http;

import io.genmedia.camel.media.spi.ApiAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes an {@link ApiAnswer} of an answer, whatever its status; the key is not in it. */
final class TextSink implements AnswerSink {

    private final CompletableFuture<ApiAnswer> answer;
    private final ApiKey key;
    private int status;
    private Map<String, String> headers;
    private AnswerText body;

    TextSink(CompletableFuture<ApiAnswer> answer, ApiKey key) {
        this.answer = answer;
        this.key = key;
    }

    @Override
    public void head(int code, Map<String, String> fields, long length) throws IOException {
        status = code;
        headers = fields;
        body = new AnswerText(fields.get("content-type"), length);
    }

    @Override
    public void bytes(ByteBuffer piece) throws IOException {
        body.append(piece);
    }

    @Override
    public void end() {
        answer.complete(new ApiAnswer(status, headers, ApiKey.hide(key, body.text())));
    }

    @Override
    public void failed(HttpCallException failure) {
        answer.completeExceptionally(failure);
    }
}
