package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.sender.RouteSender;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route with the component, from the message to its end. */
final class ComponentExchange implements Maker {

    private final CamelContext context = new DefaultCamelContext();
    private final RouteSender route;

    ComponentExchange(Provider provider, Duration poll) throws Exception {
        MonetComponent monet = context.getComponent("monet", MonetComponent.class);
        monet.getConfiguration().setBaseUrl(provider.baseUrl());
        monet.getConfiguration().setApiKey(provider.apiKey());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film")
                        .routeId("film")
                        .toF(
                                "monet:video?model=%s&duration=%d&pollInterval=%dms",
                                AloneRun.MODEL, AloneRun.LENGTH, poll.toMillis())
                        .id("make-film");
            }
        });
        context.start();
        route = new RouteSender(context, "direct:film");
    }

    @Override
    public CompletableFuture<String> make(String prompt) {
        CompletableFuture<String> made = new CompletableFuture<>();
        route.send(prompt, exchange -> {
            if (exchange.getException() != null) {
                made.completeExceptionally(exchange.getException());
            } else {
                made.complete(exchange.getMessage()
                        .getBody(MediaResult.class)
                        .outputs()
                        .get(0)
                        .url()
                        .toString());
            }
        });
        return made;
    }

    @Override
    public void close() {
        context.stop();
    }
}
