package io.genmedia.camel.media.simulator.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.HttpTransport;
import io.genmedia.camel.media.simulator.internal.ProviderRouter;
import org.eclipse.jetty.server.Handler;

/**
 * Serves the simulated providers from a WireMock server. WireMock's own stubs hold a body in memory and send it in one go,
 * which neither a stream of events nor a large upload allows; so the providers stand as a Jetty handler in front of them,
 * at the place that WireMock has for such handlers, and stubs answer the paths that no provider owns.
 */
public final class WireMockTransport implements HttpTransport {

    private static final int THREADS = 256;
    private static final long STOP_MILLIS = 1_000;

    private final ProviderHandler handler;
    private final WireMockServer server;

    /**
     * A transport that is not started.
     *
     * @param port the port, or 0 for any that is free
     */
    public WireMockTransport(int port, ProviderRouter router, EventClock clock) {
        this.handler = new ProviderHandler(router, clock);
        this.server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                // A reset ends a connection, which HTTP/2 shares between requests.
                .http2PlainDisabled(true)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(1_024)
                .jettyStopTimeout(STOP_MILLIS)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .notifier(new ConsoleNotifier(false))
                .extensions(new Factory(handler)));
    }

    @Override
    public int start() {
        server.start();
        return server.port();
    }

    /** The WireMock server, for stubs beside the providers. */
    public WireMockServer server() {
        return server;
    }

    @Override
    public void close() {
        handler.endWaits();
        server.stop();
    }

    private record Factory(ProviderHandler handler) implements HttpServerFactory {

        @Override
        public String getName() {
            return "media-simulator";
        }

        @Override
        public HttpServer buildHttpServer(
                Options options, AdminRequestHandler adminRequestHandler, StubRequestHandler stubRequestHandler) {
            ProviderHandler first = handler;
            // The superclass asks for the handlers from its constructor: a captured variable is there by then.
            return new Jetty11HttpServer(options, adminRequestHandler, stubRequestHandler) {
                @Override
                public Handler[] extensionHandlers() {
                    return new Handler[] {first};
                }
            };
        }
    }
}
