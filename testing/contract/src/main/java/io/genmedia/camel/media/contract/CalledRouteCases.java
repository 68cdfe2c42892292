package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.apache.camel.support.builder.PredicateBuilder;

/** An outer step is tried again twice, and calls routes that buy, by each of Camel's ways to do so. */
final class CalledRouteCases {

    private static final Expression TWO_MAKE = ExpressionBuilder.constantExpression("direct:make;direct:make");
    private static final Expression TWO_LISTS = ExpressionBuilder.constantExpression("direct:list;direct:list");

    private CalledRouteCases() {}

    static List<ContractCase> all() {
        return List.of(
                row("with steps before and after a list of recipients", 4, (route, bench) -> route.to("direct:make")
                        .process(bench.says(Messages.PROMPT))
                        .recipientList(TWO_MAKE, ";")
                        .end()
                        .process(bench.says(Messages.PROMPT))
                        .to("direct:make")),
                row("with a list of recipients that go to another list", 4, (route, bench) -> route.recipientList(
                                TWO_LISTS, ";")
                        .end()),
                row("with a split whose parts go to a list of recipients", 4, (route, bench) -> route.split(two())
                        .to("direct:list")
                        .end()),
                row(
                        "with a loop whose turns go to a list of recipients",
                        4,
                        (route, bench) -> route.loop(2).copy().to("direct:list").end()),
                row("with a dynamic endpoint", 1, (route, bench) -> route.toD("direct:${header.way}")),
                row("with a routing slip", 2, (route, bench) -> route.routingSlip(
                                ExpressionBuilder.constantExpression("direct:make;direct:again"), ";")
                        .end()),
                row("with a dynamic router", 2, (route, bench) -> route.dynamicRouter(makeThenAgain())
                        .end()),
                row("with an enricher", 1, (route, bench) -> route.enrich("direct:make")),
                row("with steps before and after an enricher", 3, (route, bench) -> route.to("direct:make")
                        .process(bench.says(Messages.PROMPT))
                        .enrich("direct:make")
                        .process(bench.says(Messages.PROMPT))
                        .to("direct:make")),
                row("with a split whose parts are enriched", 2, (route, bench) -> route.split(two())
                        .enrich("direct:make")
                        .end()),
                row(
                        "with an enricher that goes to a list of recipients",
                        2,
                        (route, bench) -> route.enrich("direct:list")),
                row("with a try", 1, (route, bench) -> route.doTry()
                        .to("direct:make")
                        .doCatch(IllegalArgumentException.class)
                        .to("direct:make")
                        .end()),
                row("with a catch", 1, (route, bench) -> route.doTry()
                        .throwException(new IllegalArgumentException("on purpose"))
                        .doCatch(IllegalArgumentException.class)
                        .to("direct:make")
                        .end()),
                row("with a filter", 1, (route, bench) -> route.filter(PredicateBuilder.constant(true))
                        .to("direct:make")
                        .end()),
                row("with other threads", 1, (route, bench) -> route.threads(1).to("direct:make")),
                row("with a copy on another way", 2, (route, bench) -> route.wireTap("direct:make")
                        .to("direct:make")),
                row("with a split whose parts are copied on another way", 4, (route, bench) -> route.split(two())
                        .wireTap("direct:make")
                        .to("direct:make")
                        .end()
                        .end()));
    }

    private static ContractCase row(String with, int tasks, Routes.Inner inner) {
        return ContractCase.of("redeliveries of an outer step " + with + " buy nothing more")
                .route((routes, bench) -> {
                    Routes.inAnOuterStep(2, inner).define(routes, bench);
                    routes.from("direct:list")
                            .errorHandler(routes.noErrorHandler())
                            .recipientList(TWO_MAKE, ";");
                    routes.from("direct:again")
                            .errorHandler(routes.noErrorHandler())
                            .process(bench.says(Messages.PROMPT))
                            .to("direct:make");
                    routes.from("direct:make")
                            .errorHandler(routes.noErrorHandler())
                            .to(bench.film())
                            .process(bench.notes());
                })
                .when(Messages.one(Messages.PROMPT, Map.of("way", "make")))
                .then(success()
                        // a copy goes its own way, and may be done after the message
                        .and(play -> await().atMost(Duration.ofSeconds(10))
                                .untilAsserted(() ->
                                        assertThat(play.bench().handedOn()).hasSizeGreaterThanOrEqualTo(3 * tasks)))
                        .tasks(tasks)
                        .submits(tasks)
                        .handedOn(3 * tasks, tasks));
    }

    private static Expression two() {
        return ExpressionBuilder.constantExpression(List.of(Messages.PROMPT, Messages.PROMPT));
    }

    /** To {@code direct:make}, then to {@code direct:again}, then nowhere. */
    private static Expression makeThenAgain() {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                String before = exchange.getProperty(Exchange.SLIP_ENDPOINT, String.class);
                return before == null ? "direct:make" : before.endsWith("make") ? "direct:again" : null;
            }
        };
    }
}
