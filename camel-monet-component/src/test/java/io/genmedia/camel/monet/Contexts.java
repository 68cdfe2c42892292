package io.genmedia.camel.monet;

import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Contexts of a test's own making, for what happens at start and at stop. Whoever makes one closes it. */
final class Contexts {

    private Contexts() {}

    /** @return a context that is not started, whose component speaks to the simulator */
    static CamelContext of(MonetSimulator monet) {
        return of(monet, component -> {});
    }

    static CamelContext of(MonetSimulator monet, Consumer<MonetComponent> more) {
        DefaultCamelContext context = new DefaultCamelContext();
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(monet.baseUrl());
        component.getConfiguration().setApiKey(monet.apiKey());
        component.getConfiguration().setPollInterval("20ms");
        more.accept(component);
        context.addComponent("monet", component);
        return context;
    }

    /** Adds a route under a fixed id, as an application that cares for restarts has it. */
    static void route(CamelContext context, String id, String from, String... to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(from).routeId(id);
                for (int i = 0; i < to.length; i++) {
                    route.to(to[i]).id(id + "-" + i);
                }
            }
        });
    }

    static void yaml(CamelContext context, String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.yaml", text));
    }

    static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
