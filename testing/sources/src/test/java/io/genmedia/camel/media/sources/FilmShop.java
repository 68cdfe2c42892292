package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

/**
 * One life of an application that makes films of what comes from a source. It remembers nothing of its lives before: what is bought
 * once in two lives has one key in both.
 */
final class FilmShop implements AutoCloseable {

    static final String FILM = "monet:video?model=sora-2";
    static final int ALL = Integer.MAX_VALUE;
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    FilmShop(MonetSimulator monet) {
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(monet.baseUrl());
        component.getConfiguration().setApiKey(monet.apiKey());
        component.getConfiguration().setPollInterval("20ms");
        camel.addComponent("monet", component);
    }

    /** What a route does between its source and the step that buys. */
    @FunctionalInterface
    interface OnTheWay {
        ProcessorDefinition<?> add(ProcessorDefinition<?> route);
    }

    CamelContext camel() {
        return camel;
    }

    FilmShop component(String name, org.apache.camel.Component component) {
        camel.addComponent(name, component);
        return this;
    }

    /** Makes a film of each message of the source. */
    FilmShop sells(String from) throws Exception {
        return sells(from, route -> route);
    }

    FilmShop sells(String from, OnTheWay way) throws Exception {
        return sells("films", from, way);
    }

    FilmShop sells(String routeId, String from, OnTheWay way) throws Exception {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                way.add(from(from).routeId(routeId))
                        .to(FILM)
                        .id(routeId + "-film")
                        .process(FilmShop.this::sold);
            }
        });
    }

    FilmShop routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return this;
    }

    /** So many deliveries fail after the film was made. */
    FilmShop failing(int deliveries) {
        failures.set(deliveries);
        return this;
    }

    FilmShop opens() {
        camel.start();
        return this;
    }

    void sold(Exchange exchange) {
        keys.add(exchange.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class));
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("what comes after the film fails");
        }
    }

    /** The keys of the films that were made, in their order, one for each delivery. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    void awaitSold(int deliveries) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys).hasSizeGreaterThanOrEqualTo(deliveries));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
