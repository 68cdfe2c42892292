package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.sender.RouteSender;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with one route, and with an HTTP server where it is called. */
final class CalledApplication implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;
    private final RouteSender route;

    /** @param goneOn told of each exchange that goes on behind the step */
    CalledApplication(CallingProvider provider, CallbacksPlan plan, Completion completion, Consumer<Exchange> goneOn)
            throws Exception {
        UnificallyComponent unifically = new UnificallyComponent();
        unifically.getConfiguration().setBaseUrl(provider.baseUrl());
        unifically.getConfiguration().setApiKey(provider.apiKey());
        unifically.getConfiguration().setCompletion(completion.option());
        unifically.getConfiguration().setPollInterval(plan.interval(completion).toMillis() + "ms");
        context.addComponent("unifically", unifically);
        server = completion == Completion.CALLBACK ? server() : null;
        context.start();
        if (server != null) {
            unifically.getConfiguration().setPublicUrl("http://127.0.0.1:" + server.getPort());
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film")
                        .routeId("film")
                        .to("unifically:video?model=google/veo-3.1-fast")
                        .process(goneOn::accept);
            }
        });
        route = new RouteSender(context, "direct:film");
    }

    private VertxPlatformHttpServer server() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer made = new VertxPlatformHttpServer(configuration);
        context.addService(made, true, true);
        return made;
    }

    /** Where callbacks come to; empty where none do. */
    OptionalInt port() {
        return server == null ? OptionalInt.empty() : OptionalInt.of(server.getPort());
    }

    /**
     * Sends a message and returns before its route has ended.
     *
     * @param onEnd told of the exchange when the route has
     */
    void send(int number, String prompt, Consumer<Exchange> onEnd) {
        route.send(prompt, exchange -> exchange.setProperty(Arrivals.NUMBER, number), onEnd);
    }

    @Override
    public void close() {
        context.stop();
    }
}
