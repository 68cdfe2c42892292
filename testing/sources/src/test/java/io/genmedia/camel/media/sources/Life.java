package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One life of an application with a durable store, from its start to its crash. */
final class Life implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final LosableDatabase database;
    private final JdbcTaskStore store;
    private final List<Told> results = new CopyOnWriteArrayList<>();
    private final List<Told> completed = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private volatile Consumer<Exchange> before = exchange -> {};
    private volatile Consumer<Exchange> afterwards = exchange -> {};

    /** What a route was told of a task. */
    record Told(String taskId, String status, String order, boolean orphan) {

        static Told of(Exchange exchange) {
            return new Told(
                    exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class),
                    exchange.getMessage().getHeader(MediaHeaders.STATUS, String.class),
                    exchange.getMessage().getHeader("order", String.class),
                    exchange.getMessage().getHeader(MediaHeaders.ORPHAN, false, boolean.class));
        }
    }

    Life(String scheme, MediaComponent component, String url) {
        database = new LosableDatabase(url);
        store = new JdbcTaskStore(database);
        component.setTaskStore(store);
        camel.addComponent(scheme, component);
    }

    LosableDatabase database() {
        return database;
    }

    CamelContext camel() {
        return camel;
    }

    /** Buys for each message of a source. */
    Life buys(String from, String picture) throws Exception {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .routeId("pictures")
                        .onException(Exception.class)
                        .handled(false)
                        .process(exchange ->
                                failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                        .end()
                        .setHeader("order", simple("${header.CamelFileNameOnly}"))
                        .process(exchange -> before.accept(exchange))
                        .to(picture)
                        .id("picture")
                        .process(exchange -> took(exchange, results));
            }
        });
    }

    /** Takes what is completed. */
    Life collects(String completedOf) throws Exception {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(completedOf).routeId("completed").process(exchange -> took(exchange, completed));
            }
        });
    }

    private void took(Exchange exchange, List<Told> list) {
        list.add(Told.of(exchange));
        afterwards.accept(exchange);
    }

    private Life routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return this;
    }

    /** Done with each message before the step that buys. */
    Life before(Consumer<Exchange> step) {
        before = step;
        return this;
    }

    /** Done with each result, as the last step. */
    Life afterwards(Consumer<Exchange> step) {
        afterwards = step;
        return this;
    }

    Life begins() {
        camel.start();
        return this;
    }

    /** The results that the route which buys was given. */
    List<Told> results() {
        return results;
    }

    /** What {@code completed} told. */
    List<Told> completed() {
        return completed;
    }

    List<Exception> failures() {
        return failures;
    }

    void awaitResults(int count) {
        await().atMost(FilmShop.PATIENCE)
                .untilAsserted(() ->
                        assertThat(results).as(() -> "failures: " + failures).hasSizeGreaterThanOrEqualTo(count));
    }

    void awaitCompleted(int count) {
        await().atMost(FilmShop.PATIENCE)
                .untilAsserted(() -> assertThat(completed).hasSizeGreaterThanOrEqualTo(count));
    }

    <T extends Exception> T awaitFailure(Class<T> type) {
        await().atMost(FilmShop.PATIENCE)
                .untilAsserted(() -> assertThat(failures).hasAtLeastOneElementOfType(type));
        return failures.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Ends it, with nothing written any more. */
    void crash() {
        database.lose();
        close();
    }

    @Override
    public void close() {
        camel.stop();
        store.stop();
    }
}
