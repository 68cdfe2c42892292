package io.genmedia.camel.media.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a Kamelet bought belongs to the exchange that called it, until that ends. */
class KameletStopTest {

    private static final String FILM = "kamelet:monet-video-action?model=sora-2";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final List<Exchange> dead = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeFilmsAtOnce() {
        simulator.monet().taskDuration(Duration.ZERO);
    }

    /** A route whose error handler would try again, and put aside what fails. */
    private RouteBuilder patient(String... to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                var route = from("direct:in")
                        .routeId("films")
                        .errorHandler(deadLetterChannel("direct:dead")
                                .maximumRedeliveries(3)
                                .redeliveryDelay(0));
                for (String uri : to) {
                    route.to(uri);
                }
                from("direct:dead").process(dead::add);
                from("direct:fails").process(exchange -> {
                    throw new IllegalStateException("what comes after the film fails");
                });
            }
        };
    }

    /** As a source does that holds no thread: who waits in a thread is interrupted by Camel itself when the context stops. */
    private static CompletableFuture<Exchange> sent(Shop shop, String body) throws Exception {
        AsyncProducer source = shop.camel().getEndpoint("direct:in").createAsyncProducer();
        source.start();
        Exchange exchange = source.getEndpoint().createExchange();
        exchange.getMessage().setBody(body);
        return source.processAsync(exchange);
    }

    @Test
    void shouldInterruptTheCallerWhenItsRouteStops() throws Exception {
        simulator.monet().neverEnds(true);
        try (Shop shop = Shop.of(simulator, Studio.MONET)) {
            shop.camel().addRoutes(patient(FILM));
            shop.opens();
            CompletableFuture<Exchange> waiting = sent(shop, "A cat");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(simulator.monet().statusReads()).isPositive());

            shop.camel().getRouteController().stopRoute("films");

            Exchange ended = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        }
        assertThat(dead).isEmpty();
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldInterruptTheCallerOfTheCallerWhenTheContextStops() throws Exception {
        simulator.monet().neverEnds(true);
        CompletableFuture<Exchange> waiting;
        try (Shop shop = Shop.of(simulator, Studio.MONET)) {
            shop.routes(
                    """
                    - routeTemplate:
                        id: outer
                        from:
                          uri: kamelet:source
                          steps:
                            - to: "kamelet:monet-video-action?model=sora-2"
                    """);
            shop.camel().addRoutes(patient("kamelet:outer"));
            shop.opens();
            waiting = sent(shop, "A cat");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(simulator.monet().statusReads()).isPositive());
        }

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getException())
                .isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(dead).isEmpty();
    }

    @Test
    void shouldTellAnOrphanWhereTheCallerFailedAfterTheKamelet() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:kamelets;DB_CLOSE_DELAY=-1");
        JdbcTaskStore store = new JdbcTaskStore(database);
        List<Exchange> told = new CopyOnWriteArrayList<>();
        try (Shop shop = Shop.of(simulator, Studio.MONET, component -> {
            component.setTaskStore(store);
            component.setOrphanGrace("0s");
        })) {
            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:monet-completed-source").process(told::add);
                    from("direct:in").to(FILM).process(exchange -> {
                        throw new IllegalStateException("what comes after the film fails");
                    });
                }
            });
            shop.opens();

            assertThat(shop.send("A cat").getException()).isInstanceOf(IllegalStateException.class);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).hasSize(1));
            assertThat(told.get(0).getMessage().getHeader(MediaHeaders.ORPHAN, boolean.class))
                    .isTrue();
        } finally {
            store.stop();
        }
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }
}
