package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which purchase a step is asked for, by the ways of Camel that the contract has no case for. */
class StepVisitInRoutesTest {

    private static final AggregationStrategy LATEST = (before, now) -> now;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Buys, as far as the exchange is concerned. */
    private void buy(Exchange exchange) {
        StepVisit visit = StepVisit.of(exchange);
        String digest = IdempotencyKeys.digest(exchange.getMessage().getBody(byte[].class));
        keys.add(IdempotencyKeys.derived(exchange, visit, "https://atelier.example", "video", "film-1", digest));
        visit.completed();
    }

    @FunctionalInterface
    private interface Inner {
        ProcessorDefinition<?> define(RouteDefinition route);
    }

    /** An outer step that is tried again once, because the step after the inner ones fails. */
    private void redeliver(Inner inner) throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("direct:inner");
                RouteDefinition route = from("direct:inner").errorHandler(noErrorHandler());
                inner.define(route).process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("a later step failed");
                    }
                });
                from("direct:make").errorHandler(noErrorHandler()).process(StepVisitInRoutesTest.this::buy);
            }
        });
        context.start();
        Exchange done = context.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody("A cat"));
        assertThat(done.getException()).isNull();
    }

    static Stream<Named<Inner>> ways() {
        return Stream.of(
                Named.of("a step", route -> route.step("step").to("direct:make").end()),
                Named.of("a choice", route -> route.choice()
                        .when(exchange -> true)
                        .to("direct:make")
                        .end()),
                Named.of(
                        "a load balancer",
                        route ->
                                route.loadBalance().failover().to("direct:make").end()),
                Named.of(
                        "a pipeline",
                        route -> route.pipeline().to("direct:make").end()),
                Named.of("a bean's own steps", route -> route.process(exchange -> {})
                        .to("direct:make")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldAskForTheSamePurchaseAgain(Inner inner) throws Exception {
        redeliver(inner);

        assertThat(keys).hasSize(2);
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
    }

    @Test
    void shouldAskForTheSamePurchaseAgainAfterAMessageOfAnotherWasPolled() throws Exception {
        redeliver(route -> route.to("direct:make")
                .process(exchange -> {
                    Exchange other = new DefaultExchange(context);
                    other.getMessage().setBody("A dog");
                    StepVisit.of(other).completed();
                    ScopePath.enter(other, "elsewhere", ScopePath.Kind.SPLIT);
                    MessageIdentity.note(other, "another");
                    context.createProducerTemplate().send("seda:other", other);
                })
                .pollEnrich("seda:other", 5_000, LATEST)
                .to("direct:make"));

        assertThat(keys).hasSize(4);
        assertThat(keys.subList(2, 4)).isEqualTo(keys.subList(0, 2));
        assertThat(keys.get(0)).isNotEqualTo(keys.get(1));
    }

    @Test
    void shouldNoteTheWayThroughAKamelet() {
        KameletDefinition kamelet = new KameletDefinition("films");
        Processor target = exchange -> {};

        assertThat(Visiting.around(kamelet, new NodeName(kamelet), target)).isInstanceOf(Visiting.class);
    }

    @Test
    void shouldNameAStepOutsideOfScopesByNothingButItsPlace() throws Exception {
        List<StepVisit> visits = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("films").to("direct:make");
                from("direct:make")
                        .routeId("make")
                        .process(e -> visits.add(StepVisit.of(e)))
                        .id("buy");
            }
        });
        context.start();

        context.createProducerTemplate().sendBody("direct:in", "A cat");

        assertThat(visits).singleElement().satisfies(visit -> {
            assertThat(visit.place()).isEqualTo(new StepPlace("make", "buy"));
            assertThat(visit.scope()).isEqualTo("{}");
            assertThat(visit.occurrence()).isZero();
            assertThat(visit.isKnown()).isFalse();
        });
    }
}
