package io.genmedia.camel.benchmarks.limits;

import io.genmedia.camel.benchmarks.sender.RouteSender;
import io.genmedia.camel.gateai.GateAiComponent;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with a component and routes of its own, which shares the account with nobody it knows of. */
final class Application implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();

    Application(LimitedProvider provider, LimitsPlan plan, List<String> routes) throws Exception {
        GateAiComponent gateai = new GateAiComponent();
        gateai.getConfiguration().setBaseUrl(provider.baseUrl());
        gateai.getConfiguration().setApiKey(provider.apiKey());
        gateai.getConfiguration().setPollInterval(plan.pollInterval().toMillis() + "ms");
        gateai.setMaxConcurrent(plan.inFlight());
        gateai.setRateLimit(plan.submits() + "/" + plan.window().toMillis() + "ms");
        context.addComponent("gateai", gateai);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.forEach(route -> from("direct:" + route).routeId(route).to("gateai:image?model=gpt-image-2"));
            }
        });
        context.start();
    }

    /** Sends a request and returns before its route has ended. */
    void send(String route, String prompt, Consumer<Exchange> onEnd) throws Exception {
        new RouteSender(context, "direct:" + route).send(prompt, onEnd);
    }

    @Override
    public void close() {
        context.stop();
    }
}
