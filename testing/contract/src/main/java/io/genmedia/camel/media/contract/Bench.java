package io.genmedia.camel.media.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.builder.ExpressionBuilder;

/** A context with the component and the routes of one case, and what was seen in them. */
public final class Bench implements AutoCloseable {

    /** Where messages go in. */
    public static final String IN = "direct:in";

    private static final long BOUND_SECONDS = 25;

    private final ProviderUnderTest provider;
    private final CamelContext context = new DefaultCamelContext();
    private final DoneWatch watch = new DoneWatch();
    private final List<String> handedOn = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> redelivered = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final ProducerTemplate template;

    Bench(ProviderUnderTest provider, RouteShape shape) throws Exception {
        this.provider = provider;
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(10);
        context.getCamelContextExtension().addInterceptStrategy(watch);
        context.addComponent(provider.scheme(), provider.component());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                shape.define(this, Bench.this);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    /** @return the provider */
    public ProviderUnderTest provider() {
        return provider;
    }

    /** @return the URI of a step that buys a film */
    public String film(String... options) {
        return buys(Work.FILM, options);
    }

    /** @return the URI of a step that buys a picture */
    public String picture(String... options) {
        return buys(Work.PICTURE, options);
    }

    private String buys(Work work, String... options) {
        StringBuilder uri = new StringBuilder(provider.generate(work));
        Arrays.stream(options).forEach(option -> uri.append('&').append(option));
        return uri.toString();
    }

    /** @return the URI of an operation that buys nothing */
    public String operation(String name) {
        return provider.scheme() + ':' + name;
    }

    /** Lets the routes that follow try a failed step again, so many times, at once. */
    public void redelivers(RouteBuilder routes, int times) {
        redelivers(routes, times, exchange -> {});
    }

    /** The same, with something done to the message before each. */
    public void redelivers(RouteBuilder routes, int times, Processor before) {
        routes.errorHandler(routes.defaultErrorHandler()
                .maximumRedeliveries(times)
                .redeliveryDelay(0)
                .logExhausted(false)
                .logStackTrace(false)
                .onRedelivery(exchange -> {
                    redelivered.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
                    before.process(exchange);
                }));
    }

    /** @return a step that notes whose result comes by */
    public Processor notes() {
        return exchange ->
                handedOn.add(exchange.getMessage().getBody(MediaResult.class).taskId());
    }

    /** @return a step that fails so many times, with the very same exception, as {@code throwException} does */
    public Processor fails(int times) {
        AtomicInteger left = new AtomicInteger(times);
        IllegalStateException why = new IllegalStateException("a later step failed");
        return exchange -> {
            if (left.getAndDecrement() > 0) {
                throw why;
            }
        };
    }

    /** @return a step that does this when it is visited first */
    public Processor once(Runnable action) {
        AtomicInteger visits = new AtomicInteger();
        return exchange -> {
            if (visits.getAndIncrement() == 0) {
                action.run();
            }
        };
    }

    /** @return a step that makes this text the body */
    public Processor says(String text) {
        return exchange -> exchange.getMessage().setBody(text);
    }

    /** @return the parts of the body, for a split */
    public Expression parts(String separator) {
        return ExpressionBuilder.bodyExpression(body -> List.of(body.toString().split(separator, -1)));
    }

    /** @return a step that stands for another provider, where the same would be bought again */
    public Processor elsewhere() {
        return exchange -> elsewhere.incrementAndGet();
    }

    /** @return how often the other provider was asked */
    public int boughtElsewhere() {
        return elsewhere.get();
    }

    /** @return the ids of the tasks whose results came by, in their order */
    public List<String> handedOn() {
        return List.copyOf(handedOn);
    }

    /** @return the failures after which a step was tried again, in their order */
    public List<Throwable> redelivered() {
        return List.copyOf(redelivered);
    }

    /** Sends a message, and waits for its end. */
    public Exchange send(Object body) throws Exception {
        return send(body, Map.of());
    }

    /** Sends a message, and waits for its end. */
    public Exchange send(Object body, Map<String, Object> headers) throws Exception {
        return sendTo(IN, body, headers);
    }

    /** Sends a message elsewhere than to the first route, and waits for its end. */
    public Exchange sendTo(String uri, Object body, Map<String, Object> headers) throws Exception {
        return end(beginAt(uri, body, headers));
    }

    /** Sends a message; its end is to be waited for with {@link #end}. */
    public CompletableFuture<Exchange> begin(Object body, Map<String, Object> headers) {
        return beginAt(IN, body, headers);
    }

    private CompletableFuture<Exchange> beginAt(String uri, Object body, Map<String, Object> headers) {
        return template.asyncSend(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    /** Waits for the end of an exchange: one that hangs fails the case. */
    public Exchange end(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(BOUND_SECONDS, TimeUnit.SECONDS);
    }

    /** Checks what holds after every case: each step called back once, and nothing is left in flight. */
    void assertOver() {
        watch.awaitAllDone();
        assertThat(context.getInflightRepository().size())
                .as("exchanges in flight")
                .isZero();
    }

    @Override
    public void close() {
        context.stop();
        watch.assertOnce();
    }
}
