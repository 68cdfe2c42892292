package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the routes that are measured, and what sends exchanges to them without holding a thread. */
final class LoadRoutes implements AutoCloseable {

    private static final String WARM_UP_POLL = "100ms";

    private final CamelContext context = new DefaultCamelContext();
    private final Sender sender;
    private final Sender warmUp;

    LoadRoutes(Provider provider, Duration pollInterval) throws Exception {
        MonetComponent monet = context.getComponent("monet", MonetComponent.class);
        monet.getConfiguration().setBaseUrl(provider.baseUrl());
        monet.getConfiguration().setApiKey(provider.apiKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String video = "monet:video?model=sora-2&duration=10&pollInterval=";
                from("direct:load").routeId("load").to(video + pollInterval.toMillis() + "ms");
                from("direct:warm-up").routeId("warm-up").to(video + WARM_UP_POLL);
            }
        });
        context.start();
        sender = new Sender("direct:load");
        warmUp = new Sender("direct:warm-up");
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

        private final Endpoint endpoint;
        private final AsyncProducer producer;

        Sender(String uri) throws Exception {
            endpoint = context.getEndpoint(uri);
            producer = endpoint.createAsyncProducer();
            producer.start();
        }

        /**
         * Sends a message and returns before its route has ended.
         *
         * @param onEnd told of the exchange when the route has
         */
        void send(String body, Consumer<Exchange> onEnd) {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(body);
            producer.process(exchange, doneSync -> onEnd.accept(exchange));
        }
    }
}
