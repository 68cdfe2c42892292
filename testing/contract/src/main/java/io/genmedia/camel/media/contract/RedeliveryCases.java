package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.failure;
import static io.genmedia.camel.media.contract.Expectation.result;
import static io.genmedia.camel.media.contract.Expectation.success;
import static io.genmedia.camel.media.contract.ProviderUnderTest.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaDownloadException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;

/** Camel's error handler tries a step again. */
final class RedeliveryCases {

    private static final Expectation UNKNOWN =
            failure(SubmitOutcomeUnknownException.class).acceptance(Acceptance.UNKNOWN);
    private static final Expectation UNKNOWN_AGAIN = UNKNOWN.submits(1)
            .redeliveredAfter(SubmitOutcomeUnknownException.class, SubmitOutcomeUnknownException.class);

    private RedeliveryCases() {}

    static List<ContractCase> all() {
        return List.of(
                // of the step itself
                ContractCase.of("a redelivery after a refused key buys the first task")
                        .given(Stage.SUBMIT, Mishap.KEY_REFUSED, 1)
                        .route(Routes.filmRedelivered(2))
                        .then(result().tasks(1).submits(2).redeliveredAfter(MediaAuthenticationException.class)),
                ContractCase.of("a redelivery after too many requests buys the first task")
                        .given(Stage.SUBMIT, Mishap.RATE_LIMITED, 1)
                        .route(Routes.filmRedelivered(5, "timeout=900ms"))
                        .then(result().tasks(1).submits(2).and(play -> assertThat(
                                        play.bench().redelivered())
                                .isNotEmpty()
                                // the account rests for as long as the provider asked, whoever asks meanwhile
                                .allSatisfy(why -> assertThat(why)
                                        .isInstanceOfAny(
                                                MediaRateLimitException.class, MediaTaskNotSubmittedException.class)
                                        .satisfies(e -> assertThat(((MediaException) e).isRetryable())
                                                .isTrue())))),
                ContractCase.of("a redelivery after the deadline waits for the same task")
                        .given(provider -> provider.tasksTake(Duration.ofMillis(1200)))
                        .route(Routes.filmRedelivered(5, "timeout=500ms"))
                        .then(result().tasks(1).submits(1).and(play -> assertThat(
                                        play.bench().redelivered())
                                .isNotEmpty()
                                .allSatisfy(why -> assertThat(why)
                                        .isInstanceOf(MediaTaskTimeoutException.class)
                                        .extracting(e -> ((MediaException) e).getTaskId())
                                        .isEqualTo(play.onlyTask())))),
                ContractCase.of("a redelivery after a status read that was refused waits for the same task")
                        .given(Stage.STATUS, Mishap.KEY_REFUSED, 1)
                        .route(Routes.filmRedelivered(1))
                        .then(result().tasks(1).submits(1).redeliveredAfter(MediaAuthenticationException.class)),
                ContractCase.of("a redelivery after a download that failed downloads, and buys nothing")
                        .given(Stage.DOWNLOAD, Mishap.NOT_FOUND, 1)
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1);
                            routes.from(Bench.IN).to(bench.picture("download=true"));
                        })
                        .then(success().tasks(1).submits(1).redeliveredAfter(MediaDownloadException.class)),
                ContractCase.of("a redelivery after a task that failed buys another")
                        .given(ProviderUnderTest::nextTaskFails)
                        .route(Routes.filmRedelivered(2))
                        .then(result().tasks(2)
                                .redeliveredAfter(MediaTaskFailedException.class)
                                .and(play -> assertThat(play.result().taskId())
                                        .isEqualTo(
                                                play.provider().tasks().get(1).id()))),
                ContractCase.of("redeliveries after tasks that failed end at maxAttempts")
                        .given(RedeliveryCases::allFail)
                        .route(Routes.filmRedelivered(5, "maxAttempts=2"))
                        .then(failure(MediaTaskFailedException.class).tasks(2).and(play -> assertThat(
                                        play.failure().isRetryable())
                                .isFalse())),
                ContractCase.of("a redelivery after a task whose content was refused buys nothing")
                        .given(ProviderUnderTest::nextTaskIsRefused)
                        .route(Routes.filmRedelivered(3))
                        .then(failure(MediaTaskFailedException.class)
                                .tasks(1)
                                .submits(1)
                                .namingTheTask()),
                ContractCase.of(
                                "a second attempt that runs into the deadline is waited for too, and says whose result it is")
                        .given(provider -> {
                            provider.nextTaskFails();
                            provider.tasksTake(Duration.ofMillis(700));
                        })
                        .route(Routes.filmRedelivered(9, "timeout=400ms"))
                        .then(result().tasks(2).submits(2).and(play -> assertThat(
                                        play.last().getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class))
                                .endsWith("-2"))),

                // after a submit of unknown outcome
                ContractCase.of("a redelivery after an unknown outcome buys no second task")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 2)
                        .route(Routes.filmRedelivered(2, "timeout=900ms"))
                        .thenWithKey(
                                result().tasks(1).redeliveredAfter(SubmitOutcomeUnknownException.class),
                                UNKNOWN_AGAIN.tasks(1)),
                ContractCase.of(
                                "a redelivery after an unknown outcome that bought nothing may buy only by the same key")
                        .given(Stage.SUBMIT, Mishap.SERVER_ERROR, 2)
                        .route(Routes.filmRedelivered(2, "timeout=900ms"))
                        .thenWithKey(
                                result().tasks(1).redeliveredAfter(SubmitOutcomeUnknownException.class),
                                UNKNOWN_AGAIN.tasks(0)),
                ContractCase.of("the header CamelMediaResubmit buys after an unknown outcome, once")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 2)
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 2, RedeliveryCases::resubmitAtFirst);
                            Routes.film("timeout=900ms").define(routes, bench);
                        })
                        .thenWithKey(
                                result().tasks(1).redeliveredAfter(SubmitOutcomeUnknownException.class),
                                UNKNOWN.tasks(2).submits(2)),
                ContractCase.of("the header CamelMediaResubmit is taken away by the step that used it")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 1)
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1, RedeliveryCases::resubmitAtFirst);
                            Routes.film().define(routes, bench);
                        })
                        .thenWithKey(
                                result().tasks(1).and(RedeliveryCases::hasNoResubmit),
                                result().tasks(2).and(RedeliveryCases::hasNoResubmit)),
                ContractCase.of("a refusal of a redelivery does not undo what an earlier one may have bought")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, ALWAYS)
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1, exchange -> {
                                bench.provider().goesWell(Stage.SUBMIT);
                                bench.provider().goesWrong(Stage.SUBMIT, Mishap.KEY_REFUSED, ALWAYS);
                            });
                            Routes.film("timeout=900ms").define(routes, bench);
                        })
                        .then(UNKNOWN.tasks(1).redeliveredAfter(SubmitOutcomeUnknownException.class)),
                ContractCase.of("a resent message of the same key after an unknown outcome buys no second task")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 2)
                        .route(Routes.film("timeout=900ms", Routes.BY_ORDER))
                        .when(Messages.ofOneOrder(Messages.PROMPT, Messages.PROMPT))
                        .thenWithKey(result().tasks(1), UNKNOWN.tasks(1).submits(1)),

                // of an outer step
                ContractCase.of("redeliveries of an outer step buy nothing more")
                        .route(Routes.inAnOuterStep(
                                3, (route, bench) -> route.to(bench.film()).process(bench.notes())))
                        .then(result().tasks(1).submits(1).handedOn(4, 1)),
                ContractCase.of("redeliveries of an outer step with a loop buy nothing more")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.loop(2)
                                .copy()
                                .to(bench.film())
                                .process(bench.notes())
                                .end()))
                        .then(success().tasks(2).submits(2).handedOn(6, 2)),
                ContractCase.of("redeliveries of an outer step with a split buy nothing more")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end()))
                        .when(Messages.one("A cat,A dog"))
                        .then(success().tasks(2).submits(2).handedOn(6, 2)),
                ContractCase.of("redeliveries of an outer step with a split in a split buy nothing more")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.split(bench.parts(";"))
                                .split(bench.parts(","))
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .end()))
                        .when(Messages.one("A cat,A dog;A cat,A dog"))
                        .then(success().tasks(4).submits(4).handedOn(12, 4)),
                ContractCase.of(
                                "redeliveries of an outer step buy nothing more before and after a split that is gathered")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.to(bench.picture())
                                .process(bench.notes())
                                .process(bench.says("A cat,A dog"))
                                .split(bench.parts(","), (gathered, part) -> part)
                                .to(bench.film())
                                .process(bench.notes())
                                .end()
                                .process(bench.says(Messages.PROMPT))
                                .to(bench.film())
                                .process(bench.notes())))
                        .then(success().tasks(4).submits(4).handedOn(12, 4)),
                ContractCase.of("redeliveries of an outer step with a multicast buy nothing more")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.multicast()
                                .to(bench.film(), bench.picture())
                                .end()))
                        .then(success().tasks(2).submits(2)),
                ContractCase.of("a redelivery of an outer step goes on where the delivery before stopped")
                        .route(Routes.inAnOuterStep(2, (route, bench) -> route.to(bench.picture())
                                .process(bench.notes())
                                .process(bench.says(Messages.PROMPT))
                                .process(bench.once(
                                        () -> bench.provider().goesWrong(Stage.SUBMIT, Mishap.KEY_REFUSED, 1)))
                                .to(bench.film())
                                .process(bench.once(() -> {
                                    throw new IllegalStateException("and a step after it");
                                }))
                                .process(bench.notes())))
                        .then(failure(IllegalStateException.class)
                                .tasks(2)
                                .submits(3)
                                .handedOn(4, 2)),

                // of a step that an earlier visit has bought at
                ContractCase.of("a step that was redelivered does not make a later visit to another step one")
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1);
                            routes.from(Bench.IN)
                                    .to("direct:make")
                                    .process(bench.fails(1))
                                    .process(bench.says(Messages.OTHER_PROMPT))
                                    .to("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a second visit that is redelivered buys what it asked for")
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 1);
                            routes.from(Bench.IN)
                                    .to("direct:make")
                                    .process(
                                            exchange -> bench.provider().goesWrong(Stage.SUBMIT, Mishap.KEY_REFUSED, 1))
                                    .process(bench.says(Messages.PROMPT))
                                    .to("direct:make");
                            routes.from("direct:make").to(bench.film()).process(bench.notes());
                        })
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a second visit whose wait is redelivered gets the result that it paid for")
                        .route((routes, bench) -> {
                            bench.redelivers(routes, 3);
                            routes.from(Bench.IN)
                                    .to("direct:make")
                                    .process(exchange -> bench.provider().tasksTake(Duration.ofMillis(1200)))
                                    .process(bench.says(Messages.PROMPT))
                                    .to("direct:make");
                            routes.from("direct:make")
                                    .to(bench.film("timeout=600ms"))
                                    .process(bench.notes());
                        })
                        .then(result().tasks(2).handedOn(2, 2)),
                ContractCase.of("a redelivery of an outer step gives the second visit its own purchase again")
                        .route((routes, bench) -> {
                            routes.from(Bench.IN)
                                    .errorHandler(routes.defaultErrorHandler()
                                            .maximumRedeliveries(1)
                                            .redeliveryDelay(0))
                                    .to("direct:make")
                                    .process(bench.says(Messages.PROMPT))
                                    .to("direct:outer");
                            routes.from("direct:outer")
                                    .errorHandler(routes.noErrorHandler())
                                    .to("direct:make")
                                    .process(bench.fails(1));
                            routes.from("direct:make")
                                    .errorHandler(routes.noErrorHandler())
                                    .to(bench.film())
                                    .process(bench.notes());
                        })
                        .then(result().tasks(2).handedOn(3, 2).and(play -> assertThat(
                                        play.bench().handedOn().get(2))
                                .isEqualTo(play.bench().handedOn().get(1)))));
    }

    private static void allFail(ProviderUnderTest provider) {
        for (int i = 0; i < 6; i++) {
            provider.nextTaskFails();
        }
    }

    private static void resubmitAtFirst(Exchange exchange) {
        if (exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class) == 1) {
            exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, true);
        }
    }

    private static void hasNoResubmit(Play play) {
        assertThat(play.last().getMessage().getHeaders()).doesNotContainKey(MediaHeaders.RESUBMIT);
    }
}
