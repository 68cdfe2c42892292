package io.genmedia.camel.media.internal.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.http.HttpUtil;

/**
 * A server behind platform-http as one of servlets is: a thread for each request, an exchange with a stream for the body, a unit
 * of work before the processor runs, and a mapping that stays when its consumer stops.
 */
final class StreamServer implements PlatformHttpEngine, AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    StreamServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** @return a context that has this server */
    CallbackSite site(DefaultCamelContext context) {
        context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, this);
        context.start();
        return new CallbackSite(context, getServerPort());
    }

    @Override
    public int getServerPort() {
        return server.getAddress().getPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new StreamConsumer(endpoint, processor);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private final class StreamConsumer extends DefaultConsumer implements PlatformHttpConsumer {

        StreamConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            try {
                server.removeContext(getEndpoint().getPath());
            } catch (IllegalArgumentException e) {
                // it is the first
            }
            server.createContext(getEndpoint().getPath(), this::handle);
        }

        private void handle(HttpExchange http) throws IOException {
            Exchange exchange = createExchange(false);
            try (http) {
                exchange.setPattern(ExchangePattern.InOut);
                fill(exchange.getMessage(), http);
                createUoW(exchange);
                getProcessor().process(exchange);
                answer(exchange, http);
            } catch (Exception e) {
                getExceptionHandler().handleException("failed with " + http.getRequestURI(), exchange, e);
            } finally {
                doneUoW(exchange);
                releaseExchange(exchange, false);
            }
        }

        private void fill(Message message, HttpExchange http) {
            HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
            http.getRequestHeaders().forEach((name, values) -> {
                if (!filter.applyFilterToExternalHeaders(name, values.get(0), message.getExchange())) {
                    message.setHeader(name, values.get(0));
                }
            });
            URI uri = http.getRequestURI();
            message.setHeader(Exchange.HTTP_METHOD, http.getRequestMethod());
            message.setHeader(Exchange.HTTP_QUERY, uri.getRawQuery());
            message.setHeader(Exchange.HTTP_URI, uri.toString());
            message.setHeader(Exchange.HTTP_URL, uri.toString());
            message.setBody(http.getRequestBody());
        }

        private void answer(Exchange exchange, HttpExchange http) throws IOException {
            HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
            Message message = exchange.getMessage();
            message.getHeaders().forEach((name, value) -> {
                if (!filter.applyFilterToCamelHeaders(name, value, exchange)) {
                    http.getResponseHeaders().set(name, value.toString());
                }
            });
            int status = HttpUtil.determineResponseCode(exchange, message.getBody());
            // as servlet containers do of themselves where they will not read the rest of a body; here always, because
            // this
            // server may close a connection of which the client thinks that it is to be used again
            http.getResponseHeaders().set("Connection", "close");
            http.sendResponseHeaders(status, -1);
        }
    }
}
