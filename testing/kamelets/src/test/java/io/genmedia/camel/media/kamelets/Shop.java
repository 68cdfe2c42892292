package io.genmedia.camel.media.kamelets;

import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** An application of routes in YAML, whose Kamelets come from the jars of the components. */
final class Shop implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    private Shop() {}

    static Shop of(MediaSimulatorExtension simulator, Studio studio) {
        return of(simulator, studio, component -> {});
    }

    static Shop of(MediaSimulatorExtension simulator, Studio studio, Consumer<MediaComponent> more) {
        Shop shop = new Shop();
        MediaComponent component = studio.component(simulator);
        more.accept(component);
        shop.camel.addComponent(studio.scheme(), component);
        return shop;
    }

    DefaultCamelContext camel() {
        return camel;
    }

    Shop routes(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("shop.yaml", yaml));
        return this;
    }

    /** One route from {@code direct:in} that calls these endpoints, each a step with an id. */
    Shop calling(String... uris) throws Exception {
        return routes(route("shop", "direct:in", uris));
    }

    static String route(String id, String from, String... uris) {
        StringBuilder yaml =
                new StringBuilder("- route:\n    id: " + id + "\n    from:\n      uri: '" + from + "'\n      steps:\n");
        for (int i = 0; i < uris.length; i++) {
            yaml.append("        - to:\n            id: ")
                    .append(id)
                    .append("-step-")
                    .append(i)
                    .append("\n            uri: '")
                    .append(uris[i].replace("'", "''"))
                    .append("'\n");
        }
        return yaml.toString();
    }

    Shop opens() {
        camel.start();
        return this;
    }

    ProducerTemplate template() {
        return camel.createProducerTemplate();
    }

    Exchange send(Object body) {
        return template().request("direct:in", exchange -> exchange.getMessage().setBody(body));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
