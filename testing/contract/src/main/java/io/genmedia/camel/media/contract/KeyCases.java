package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.failure;
import static io.genmedia.camel.media.contract.Expectation.result;
import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** What names a purchase, and what does not. */
final class KeyCases {

    private KeyCases() {}

    static List<ContractCase> all() {
        return List.of(
                ContractCase.of("two messages of one order are one task, and both get its result")
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(Messages.ofOneOrder(Messages.PROMPT, Messages.PROMPT))
                        .then(success().tasks(1).submits(1).handedOn(2, 1)),
                ContractCase.of("messages of one order that come at once are one task, and all get its result")
                        .given(provider -> provider.tasksTake(Duration.ofMillis(300)))
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(Messages.atOnce(5, Map.of(Messages.ORDER, "4711")))
                        .then(success().tasks(1).submits(1).handedOn(5, 1)),
                ContractCase.of("messages of one order join while the submit is on its way")
                        .given(Stage.SUBMIT, Mishap.LATE, 1)
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(Messages.atOnce(3, Map.of(Messages.ORDER, "4711")))
                        .then(success().tasks(1).submits(1).handedOn(3, 1)),
                ContractCase.of("messages of one order share the failure of their task, and the next attempt")
                        .given(ProviderUnderTest::nextTaskFails)
                        .route(Routes.filmRedelivered(3, Routes.BY_ORDER))
                        .when(Messages.atOnce(3, Map.of(Messages.ORDER, "4711")))
                        .then(success().tasks(2).handedOn(3, 1)),
                ContractCase.of("messages of two orders are two tasks")
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(bench -> List.of(
                                bench.send(Messages.PROMPT, Map.of(Messages.ORDER, "4711")),
                                bench.send(Messages.PROMPT, Map.of(Messages.ORDER, "4712"))))
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("one order that asks for something else is refused")
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(Messages.ofOneOrder(Messages.PROMPT, Messages.OTHER_PROMPT))
                        .then(failure(InvalidMediaRequestException.class)
                                .tasks(1)
                                .submits(1)
                                .handedOn(1, 1)),
                ContractCase.of("one order that asks for something else while the first is in flight is refused")
                        .given(Stage.SUBMIT, Mishap.LATE, 1)
                        .route(Routes.film(Routes.BY_ORDER))
                        .when(KeyCases::overtaking)
                        .then(failure(InvalidMediaRequestException.class)
                                .tasks(1)
                                .submits(1)
                                .handedOn(1, 1)),
                ContractCase.of("one order may have a film and a picture")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .to(bench.film(Routes.BY_ORDER))
                                .process(bench.notes())
                                .process(bench.says(Messages.PROMPT))
                                .to(bench.picture(Routes.BY_ORDER))
                                .process(bench.notes()))
                        .when(Messages.ofOneOrder(Messages.PROMPT))
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("one order may have two films in a loop, and its repetition buys nothing")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .loop(2)
                                .copy()
                                .to(bench.film(Routes.BY_ORDER))
                                .process(bench.notes())
                                .end())
                        .when(Messages.ofOneOrder(Messages.PROMPT, Messages.PROMPT))
                        .then(success().tasks(2).handedOn(4, 2)),
                ContractCase.of("one order whose step is redelivered buys one task")
                        .given(Stage.SUBMIT, Mishap.KEY_REFUSED, 1)
                        .route(Routes.filmRedelivered(1, Routes.BY_ORDER))
                        .when(Messages.ofOneOrder(Messages.PROMPT))
                        .then(result().tasks(1)),
                ContractCase.of("the same text twice without a key is two tasks")
                        .when(bench -> List.of(bench.send(Messages.PROMPT), bench.send(Messages.PROMPT)))
                        .then(success().tasks(2).handedOn(2, 2)),
                ContractCase.of("the id of an earlier task buys nothing else than what is asked for")
                        .when(bench -> {
                            Exchange first = bench.send(Messages.PROMPT);
                            return List.of(
                                    first,
                                    bench.send(
                                            Messages.OTHER_PROMPT,
                                            Map.of(
                                                    MediaHeaders.TASK_ID,
                                                    first.getMessage().getHeader(MediaHeaders.TASK_ID),
                                                    MediaHeaders.IDEMPOTENCY_KEY,
                                                    first.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY))));
                        })
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a prompt in a header is taken away by the step that used it")
                        .route((routes, bench) -> routes.from(Bench.IN)
                                .to(bench.film())
                                .process(bench.notes())
                                .process(bench.says(Messages.OTHER_PROMPT))
                                .to(bench.film())
                                .process(bench.notes()))
                        .when(Messages.one(null, Map.of(MediaHeaders.PROMPT, Messages.PROMPT)))
                        .then(result().tasks(2).handedOn(2, 2).and(play -> assertThat(
                                        play.provider().tasks())
                                .extracting(ProviderUnderTest.BoughtTask::prompt)
                                .containsExactly(Messages.PROMPT, Messages.OTHER_PROMPT))));
    }

    /** The second message is sent once the first one's submit has arrived. */
    private static List<Exchange> overtaking(Bench bench) throws Exception {
        CompletableFuture<Exchange> first = bench.begin(Messages.PROMPT, Map.of(Messages.ORDER, "4711"));
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> bench.provider().submits() == 1);
        Exchange second = bench.send(Messages.OTHER_PROMPT, Map.of(Messages.ORDER, "4711"));
        return List.of(bench.end(first), second);
    }
}
