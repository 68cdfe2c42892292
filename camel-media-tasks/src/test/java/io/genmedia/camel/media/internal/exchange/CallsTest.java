package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose life and whose place count, of a message in a Kamelet. */
class CallsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<StepPlace> places = Collections.synchronizedList(new ArrayList<>());
    private final List<String> origins = Collections.synchronizedList(new ArrayList<>());
    private final List<String> routes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch seen = new CountDownLatch(1);

    @AfterEach
    void stop() {
        context.stop();
    }

    private void see(Exchange exchange) {
        places.add(StepVisit.of(exchange).place());
        origins.add(Calls.originOf(exchange).getExchangeId());
        routes.addAll(Calls.routesOf(exchange));
        seen.countDown();
    }

    /** Sends a message through a route, and says by which id. */
    private String send(RouteBuilder builder) throws Exception {
        context.addRoutes(builder);
        context.start();
        Exchange sent = context.createProducerTemplate().send("direct:in", exchange -> {});
        assertThat(sent.getException()).isNull();
        return sent.getExchangeId();
    }

    @Test
    void shouldTakeTheStepThatCalls() throws Exception {
        String sent = send(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("make")
                        .from("kamelet:source")
                        .process(CallsTest.this::see)
                        .id("buy");
                from("direct:in").routeId("films").to("kamelet:make").id("film");
            }
        });

        assertThat(places).containsExactly(new StepPlace("films#film>kamelet:make", "buy"));
        assertThat(origins).containsExactly(sent);
        assertThat(routes).containsExactly("films", "films");
    }

    @Test
    void shouldTakeAllStepsThatCalledOneAnother() throws Exception {
        String sent = send(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("make").from("kamelet:source").process(CallsTest.this::see);
                routeTemplate("order")
                        .from("kamelet:source")
                        .toD("kamelet:make/named")
                        .id("ask");
                from("direct:in").routeId("films").kamelet("order").id("film");
            }
        });

        assertThat(places)
                .containsExactly(new StepPlace("films#film>kamelet:order#ask>kamelet:make/named", "/process0"));
        assertThat(origins).containsExactly(sent);
    }

    @Test
    void shouldTakeTheExchangeItselfWhereNobodyWaitsForIt() throws Exception {
        String sent = send(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("make").from("kamelet:source").wireTap("direct:aside");
                from("direct:aside")
                        .routeId("aside")
                        .process(CallsTest.this::see)
                        .id("buy");
                from("direct:in").routeId("films").to("kamelet:make").id("film");
            }
        });

        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(origins).hasSize(1).doesNotContain(sent);
        assertThat(routes).isEmpty();
        assertThat(places).containsExactly(new StepPlace("aside", "buy"));
    }

    @Test
    void shouldTakeTheRouteThatAKameletIsASourceOf() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("orders")
                        .from("direct:in")
                        .process(CallsTest.this::see)
                        .id("buy")
                        .to("kamelet:sink");
                from("kamelet:orders")
                        .routeId("films")
                        .process(CallsTest.this::see)
                        .id("film");
            }
        });
        context.start();
        String sent = context.createProducerTemplate()
                .send("direct:in", exchange -> {})
                .getExchangeId();

        assertThat(places)
                .containsExactly(new StepPlace("kamelet:orders@films", "buy"), new StepPlace("films", "film"));
        assertThat(origins).containsExactly(sent, sent);
    }
}
