package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.sender.RouteSender;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the routes that are measured, and what sends exchanges to them without holding a thread. */
final class LoadRoutes implements AutoCloseable {

    private static final String WARM_UP_POLL = "100ms";

    private final CamelContext context = new DefaultCamelContext();
    private final Sender sender;
    private final Sender warmUp;
    private volatile Consumer<Exchange> told = exchange -> {};

    /**
     * @param store null for the one in memory
     * @param handedOn whether tasks are handed on at once, and told by {@code monet:completed}
     */
    LoadRoutes(Provider provider, Duration pollInterval, TaskStore store, boolean handedOn) throws Exception {
        MonetComponent monet = context.getComponent("monet", MonetComponent.class);
        monet.getConfiguration().setBaseUrl(provider.baseUrl());
        monet.getConfiguration().setApiKey(provider.apiKey());
        if (store != null) {
            monet.setTaskStore(store);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String video = "monet:video?model=sora-2&duration=10&pollInterval=";
                String poll = pollInterval.toMillis() + "ms";
                if (handedOn) {
                    from("direct:load").routeId("load").to(video + poll + "&completion=none");
                    from("monet:completed?pollInterval=" + poll)
                            .routeId("completed")
                            .process(exchange -> told.accept(exchange));
                } else {
                    from("direct:load").routeId("load").to(video + poll);
                }
                from("direct:warm-up").routeId("warm-up").to(video + WARM_UP_POLL);
            }
        });
        context.start();
        sender = new Sender("direct:load", handedOn);
        warmUp = new Sender("direct:warm-up", false);
    }

    /** @return sends to the route that is measured */
    Sender sender() {
        return sender;
    }

    /** @return sends to a like route, whose status reads follow each other fast */
    Sender warmUp() {
        return warmUp;
    }

    @Override
    public void close() {
        context.stop();
    }

    /** Sends to one route. */
    final class Sender {

        private final RouteSender route;
        private final boolean endIsTold;

        /** @param endIsTold whether another route is told the end */
        Sender(String uri, boolean endIsTold) throws Exception {
            this.endIsTold = endIsTold;
            route = new RouteSender(context, uri);
        }

        /**
         * Sends a message and returns before its route has ended.
         *
         * @param onEnd told of the exchange when the route has
         */
        void send(String body, Consumer<Exchange> onEnd) {
            if (endIsTold) {
                told = onEnd;
            }
            route.send(body, exchange -> {
                if (!endIsTold || exchange.isFailed()) {
                    onEnd.accept(exchange);
                }
            });
        }
    }
}
