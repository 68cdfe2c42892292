package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineFormatter;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.NHttpMessageWriter;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The one place at which a request becomes bytes. It runs when the connection (and TLS) stands and its first byte is due: here
 * the secrets are put in, and here the request counts as started.
 */
final class RequestWriter implements NHttpMessageWriter<HttpRequest> {

    private final CharArrayBuffer line = new CharArrayBuffer(256);

    @Override
    public void reset() {}

    @Override
    public void write(HttpRequest request, SessionOutputBuffer out) throws IOException, HttpException {
        RequestNote note = noteOf(request);
        if (note != null && !note.start()) {
            throw new IOException("The request was given up before it was sent");
        }
        String uri = request.getRequestUri();
        if (note != null && note.secretQuery() != null) {
            uri += (uri.indexOf('?') < 0 ? "?" : "&") + note.secretQuery();
        }
        line.clear();
        BasicLineFormatter.INSTANCE.formatRequestLine(
                line, new RequestLine(request.getMethod(), uri, HttpVersion.HTTP_1_1));
        out.writeLine(line);
        for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
            Header header = headers.next();
            if (header instanceof RequestNote) {
                continue;
            }
            line.clear();
            BasicLineFormatter.INSTANCE.formatHeader(
                    line,
                    header instanceof SecretHeader secret
                            ? new BasicHeader(secret.getName(), secret.wireValue())
                            : header);
            out.writeLine(line);
        }
        line.clear();
        out.writeLine(line);
    }

    private static RequestNote noteOf(HttpRequest request) {
        for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
            if (headers.next() instanceof RequestNote note) {
                return note;
            }
        }
        return null;
    }
}
