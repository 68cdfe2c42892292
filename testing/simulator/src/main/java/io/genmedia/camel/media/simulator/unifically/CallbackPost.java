package io.genmedia.camel.media.simulator.unifically;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Posts callbacks: without a signature, without following redirects, each over a connection of its own. */
final class CallbackPost {

    private static final Timeout PATIENCE = Timeout.ofSeconds(10);

    private final HttpRequester http = RequesterBootstrap.bootstrap()
            .setSocketConfig(SocketConfig.custom()
                    .setSoTimeout(PATIENCE)
                    .setTcpNoDelay(true)
                    .build())
            .create();

    /** Posts a body once, and answers how that went. */
    CallbackDelivery post(String taskId, String url, byte[] body, Instant now) {
        long start = System.nanoTime();
        int status = 0;
        String failure = null;
        try {
            status = send(URI.create(url), body);
        } catch (IOException | HttpException | RuntimeException e) {
            failure = e.toString();
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return new CallbackDelivery(
                taskId,
                url,
                new String(body, ContentType.APPLICATION_JSON.getCharset()),
                status,
                failure,
                now,
                duration);
    }

    private int send(URI uri, byte[] body) throws IOException, HttpException {
        // A kept connection may be gone by the next callback, and a POST must not be sent again by itself.
        ClassicHttpRequest request = ClassicRequestBuilder.post(uri)
                .addHeader("Connection", "close")
                .setEntity(body, ContentType.APPLICATION_JSON)
                .build();
        return http.execute(HttpHost.create(uri), request, PATIENCE, HttpCoreContext.create(), response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
    }

    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
