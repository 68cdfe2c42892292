package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The one place at which a request becomes bytes. It runs when the connection (and TLS) stands and its first byte is due: here
 * the secrets are put in, and here the request counts as started.
 */
final class RequestWriter implements NHttpMessageWriter<HttpRequest> {

    private final CharArrayBuffer line = new CharArrayBuffer(256);
    private final IOSession connection;
    private boolean used;
    private HttpExchange written;

    /** @param connection that it writes to */
    RequestWriter(IOSession connection) {
        this.connection = connection;
    }

    /** @return whose request was written last; null where it was HttpClient's own, as one that opens a tunnel */
    HttpExchange written() {
        return written;
    }

    @Override
    public void reset() {}

    @Override
    public void write(HttpRequest request, SessionOutputBuffer out) throws IOException, HttpException {
        RequestNote note = noteOf(request);
        if (note != null) {
            if (used) {
                requireOpen();
            }
            used = true;
        }
        if (note != null && !note.start()) {
            throw new IOException("The request was given up before it was sent");
        }
        written = note == null ? null : note.exchange();
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

    /**
     * A connection that was used before may have been closed by the server since, which the reactor perhaps has not come to see.
     * Nothing may come on it now; if something did, below TLS or not, it is not used again, and as nothing was written the
     * request can go to another one.
     */
    private void requireOpen() throws IOException {
        int read;
        try {
            read = connection.channel().read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            read = -1;
        }
        if (read != 0) {
            throw new StaleConnectionException();
        }
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
