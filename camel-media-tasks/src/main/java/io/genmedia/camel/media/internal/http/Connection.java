package io.genmedia.camel.media.internal.http;

import java.nio.channels.ReadableByteChannel;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.ProtocolIOSession;

/**
 * One connection. It speaks HTTP/1.1 without HttpClient's listener, which logs all heads, writes through {@link RequestWriter}, and
 * lets an answer's body be read to where its exchange wants it.
 */
final class Connection extends ClientHttp1StreamDuplexer {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(500)
            .build();

    private final RequestWriter writer;

    Connection(ProtocolIOSession session) {
        this(session, new RequestWriter(session));
    }

    private Connection(ProtocolIOSession session, RequestWriter writer) {
        super(
                session,
                HttpProcessorBuilder.create().build(),
                LIMITS,
                CharCodingConfig.DEFAULT,
                DefaultClientConnectionReuseStrategy.INSTANCE,
                new DefaultHttpResponseParserFactory(LIMITS).create(),
                writer,
                null,
                null,
                null);
        this.writer = writer;
    }

    @Override
    protected ContentDecoder createContentDecoder(
            long length, ReadableByteChannel channel, SessionInputBuffer buffer, BasicHttpTransportMetrics metrics)
            throws HttpException {
        ContentDecoder body = super.createContentDecoder(length, channel, buffer, metrics);
        // requests go one by one: what comes is the answer to what was written last
        HttpExchange exchange = writer.written();
        return body == null || exchange == null ? body : new PlacedBody(body, exchange);
    }
}
