package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.result;
import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Loops, splits and multicasts: each visit to a step is a purchase of its own, and no two share one. */
final class ScopeCases {

    private ScopeCases() {}

    static List<ContractCase> all() {
        return List.of(
                ContractCase.of("a loop of two buys two")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .process(bench.says(Messages.PROMPT))
                                .to(bench.film())
                                .process(bench.notes())
                                .end())
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a loop of two that copies the message buys two")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .copy()
                                .to(bench.film())
                                .process(bench.notes())
                                .end())
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("a loop whose first turn is redelivered buys one task a turn")
                        .given(Stage.SUBMIT, Mishap.KEY_REFUSED, 1)
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1);
                            routes.from(Bench.IN)
                                    .loop(2)
                                    .process(bench.says(Messages.PROMPT))
                                    .to(bench.film())
                                    .process(bench.notes())
                                    .end();
                        })
                        .then(result().tasks(2).submits(3).handedOn(2, 2)),
                ContractCase.of("a loop in a loop buys the product")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .process(bench.says(Messages.PROMPT))
                                .loop(2)
                                .copy()
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end())
                        .then(success().tasks(4).handedOn(4, 4)),
                ContractCase.of("a step after a loop in a loop buys one task for each turn of the outer one")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .copy()
                                .loop(2)
                                .copy()
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .process(bench.says(Messages.PROMPT))
                                .to(bench.picture())
                                .process(bench.notes())
                                .end())
                        .then(success().tasks(6).handedOn(6, 6)),
                ContractCase.of("a step after a split in a split buys one task for each part of the outer one")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(";"))
                                .split(bench.parts(","), (gathered, part) -> part)
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .process(bench.says(Messages.PROMPT))
                                .to(bench.picture())
                                .process(bench.notes())
                                .end())
                        .when(Messages.one("A cat,A cat;A cat,A cat"))
                        .then(success().tasks(6).handedOn(6, 6)),
                ContractCase.of("a loop that calls another route buys one task a turn")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .loop(2)
                                    .copy()
                                    .to("direct:make")
                                    .end();
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("equal parts of a split buy one task each")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end())
                        .when(Messages.one("A cat,A cat,A cat"))
                        .then(success().tasks(3).handedOn(3, 3)),
                ContractCase.of("different parts of a split buy one task each, of their own")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end())
                        .when(Messages.one("A cat,A dog"))
                        .then(success().tasks(2).handedOn(2, 2).and(play -> {
                            assertThat(play.provider().tasks())
                                    .extracting(ProviderUnderTest.BoughtTask::prompt)
                                    .containsExactly("A cat", "A dog");
                            assertThat(play.bench().handedOn())
                                    .containsExactlyElementsOf(play.provider().tasks().stream()
                                            .map(ProviderUnderTest.BoughtTask::id)
                                            .toList());
                        })),
                ContractCase.of("equal parts of a split that are made at once buy one task each")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(","))
                                .parallelProcessing()
                                .to(bench.film())
                                .process(bench.notes())
                                .end())
                        .when(Messages.one("A cat,A cat,A cat,A cat"))
                        .then(success().tasks(4).handedOn(4, 4)),
                ContractCase.of("a split in a split buys the product")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(";"))
                                .split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end())
                        .when(Messages.one("A cat,A cat;A cat,A cat;A cat,A cat"))
                        .then(success().tasks(6).handedOn(6, 6)),
                ContractCase.of("a split in a split whose parts are made at once buys the product")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(";"))
                                .parallelProcessing()
                                .split(bench.parts(","))
                                .parallelProcessing()
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end())
                        .when(Messages.one("A cat,A cat;A cat,A cat;A cat,A cat"))
                        .then(success().tasks(6).handedOn(6, 6)),
                ContractCase.of("a split in a loop buys the product")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .copy()
                                .split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end())
                        .when(Messages.one("A cat,A dog"))
                        .then(success().tasks(4).handedOn(4, 4)),
                ContractCase.of("a loop in a split buys the product")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(","))
                                .loop(2)
                                .copy()
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end())
                        .when(Messages.one("A cat,A cat"))
                        .then(success().tasks(4).handedOn(4, 4)),
                ContractCase.of("parts of a split under one key of the user buy one task each")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .split(bench.parts(","))
                                .to(
                                        bench.film(
                                                "idempotencyKey=$simple{header.order}-$simple{exchangeProperty.CamelSplitIndex}"))
                                .process(bench.notes())
                                .end())
                        .when(Messages.one("A cat,A cat", java.util.Map.of(Messages.ORDER, "4711")))
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("a multicast to one step twice buys two")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .multicast()
                                    .to("direct:make", "direct:make")
                                    .end();
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("a multicast to one step twice at once buys two")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .multicast()
                                    .parallelProcessing()
                                    .to("direct:make", "direct:make")
                                    .end();
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("a multicast to one endpoint twice buys two")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .multicast()
                                .to(bench.film(), bench.film())
                                .end())
                        .then(success().tasks(2)),
                ContractCase.of("a list of recipients that names one twice buys two")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).recipientList(routes.constant("direct:make;direct:make"), ";");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("a list of recipients that is called by another buys the product")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).recipientList(routes.constant("direct:list;direct:list"), ";");
                            routes.from("direct:list").recipientList(routes.constant("direct:make;direct:make"), ";");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(4).handedOn(4, 4)),
                ContractCase.of("a step after a list of recipients buys one task for each part that goes there")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).recipientList(routes.constant("direct:list;direct:list"), ";");
                            routes.from("direct:list")
                                    .recipientList(routes.constant("direct:make;direct:make"), ";")
                                    .end()
                                    .process(bench.says(Messages.PROMPT))
                                    .to("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(6).handedOn(6, 6)),
                ContractCase.of("a route that is called twice buys two")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .to("direct:make")
                                    .process(bench.says(Messages.PROMPT))
                                    .to("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a message and its copy on another way buy one each")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).wireTap("direct:make").to("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(result().and(ScopeCases::twoBought)),
                ContractCase.of("two copies on another way buy one each")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN).wireTap("direct:make").wireTap("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().and(ScopeCases::twoBought)),
                ContractCase.of("two lists of recipients buy one each")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .recipientList(routes.constant("direct:make"))
                                    .end()
                                    .process(bench.says(Messages.PROMPT))
                                    .recipientList(routes.constant("direct:make"));
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("two messages buy two")
                        .when(Messages.atOnce(2, java.util.Map.of()))
                        .then(result().tasks(2).handedOn(2, 2)));
    }

    /** The copy goes its own way, so the message may be done before it. */
    private static void twoBought(Play play) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(play.bench().handedOn()).hasSize(2).doesNotHaveDuplicates());
        assertThat(play.provider().tasks()).hasSize(2);
    }
}
