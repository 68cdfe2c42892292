package io.genmedia.camel.media.contract;

import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** The shapes of routes that many cases have. */
final class Routes {

    /** The option by which the messages of one order have one key. */
    static final String BY_ORDER = "idempotencyKey=$simple{header.order}";

    private Routes() {}

    /** A step that buys a film. */
    static RouteShape film(String... options) {
        return (routes, bench) -> routes.from(Bench.IN).to(bench.film(options)).process(bench.notes());
    }

    /** The same, tried again so many times. */
    static RouteShape filmRedelivered(int times, String... options) {
        return (routes, bench) -> {
            bench.redelivers(routes, times);
            film(options).define(routes, bench);
        };
    }

    /** The same, and a second route that waits for a task that the first left. */
    static RouteShape filmAndAwait(String... options) {
        return (routes, bench) -> {
            film(options).define(routes, bench);
            routes.from("direct:await").to(bench.operation("await"));
        };
    }

    /**
     * An outer route whose step is tried again, and an inner one without an error handler of its own, which ends in a step that
     * fails so many times.
     */
    static RouteShape inAnOuterStep(int failures, Inner inner) {
        return (routes, bench) -> {
            routes.from(Bench.IN)
                    .errorHandler(routes.defaultErrorHandler()
                            .maximumRedeliveries(failures)
                            .redeliveryDelay(0)
                            .logExhausted(false))
                    .to("direct:inner");
            RouteDefinition route = routes.from("direct:inner").errorHandler(routes.noErrorHandler());
            inner.define(route, bench).process(bench.fails(failures));
        };
    }

    /** What stands before the step that fails. */
    @FunctionalInterface
    interface Inner {
        ProcessorDefinition<?> define(RouteDefinition route, Bench bench);
    }
}
