package io.genmedia.camel.media.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** Gathers the body of an answer, up to a limit. */
final class AnswerText {

    /** The most bytes that an answer may have. */
    static final int LIMIT = 16 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final Charset charset;

    /**
     * @param contentType of the answer; may be null
     * @param length of the answer in bytes; negative where not known
     * @throws IOException where it says to be longer than the limit
     */
    AnswerText(String contentType, long length) throws IOException {
        if (length > LIMIT) {
            throw tooLong();
        }
        this.charset = charsetOf(contentType);
    }

    void append(ByteBuffer piece) throws IOException {
        if (bytes.size() + piece.remaining() > LIMIT) {
            throw tooLong();
        }
        while (piece.hasRemaining()) {
            bytes.write(piece.get());
        }
    }

    String text() {
        return bytes.toString(charset);
    }

    static Charset charsetOf(String contentType) {
        ContentType type = contentType == null ? null : ContentType.parseLenient(contentType);
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    /** @return the headers by lower-case name; of a repeated one the first */
    static Map<String, String> headersOf(HttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Iterator<Header> all = response.headerIterator(); all.hasNext(); ) {
            Header header = all.next();
            headers.putIfAbsent(
                    header.getName().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }

    private static IOException tooLong() {
        return new IOException("the answer is longer than " + LIMIT + " bytes, which no answer of an API is");
    }
}
