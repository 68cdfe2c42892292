package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.failure;
import static io.genmedia.camel.media.contract.Expectation.result;
import static io.genmedia.camel.media.contract.ProviderUnderTest.ALWAYS;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import java.util.List;

/** One message, one submit that goes wrong. */
final class SubmitCases {

    private static final Expectation BOUGHT_ONCE = result().tasks(1);
    private static final Expectation UNKNOWN =
            failure(SubmitOutcomeUnknownException.class).acceptance(Acceptance.UNKNOWN);

    private SubmitCases() {}

    static List<ContractCase> all() {
        return List.of(
                ContractCase.of("a submit that goes well buys one task")
                        .then(BOUGHT_ONCE.submits(1).handedOn(1, 1)),
                ContractCase.of("a submit whose answer is lost buys one task")
                        .given(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a submit that is cut before it is acted on is not taken for one that failed")
                        .given(Stage.SUBMIT, Mishap.CUT, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(0).submits(1)),
                ContractCase.of("a server error of a submit that was acted on buys one task")
                        .given(Stage.SUBMIT, Mishap.SERVER_ERROR_AFTER_ACTING, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a server error of a submit that was not acted on proves nothing")
                        .given(Stage.SUBMIT, Mishap.SERVER_ERROR, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(0).submits(1)),
                ContractCase.of("an answer to a submit that is no whole JSON buys one task")
                        .given(Stage.SUBMIT, Mishap.BROKEN_JSON, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("an answer to a submit without an id buys one task")
                        .given(Stage.SUBMIT, Mishap.WITHOUT_ID, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("an answer to a submit that comes too late buys one task")
                        .given(Stage.SUBMIT, Mishap.LATE, 1)
                        .route(Routes.film("responseTimeout=400ms"))
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a refusal that is not the provider's own proves nothing")
                        .given(Stage.SUBMIT, Mishap.REFUSED_BY_A_PROXY, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(0).submits(1)),
                ContractCase.of("a refusal of the key that is not the provider's own proves nothing")
                        .given(Stage.SUBMIT, Mishap.KEY_REFUSED_BY_A_GATEWAY, 1)
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(0).submits(1)),
                ContractCase.of("several answers that are lost in a row buy one task")
                        .given(provider -> {
                            provider.goesWrong(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 1);
                            provider.goesWrong(Stage.SUBMIT, Mishap.BROKEN_JSON, 1);
                        })
                        .thenWithKey(BOUGHT_ONCE.submits(3), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a request that is refused is not sent again")
                        .given(Stage.SUBMIT, Mishap.REQUEST_REFUSED, ALWAYS)
                        .then(failure(InvalidMediaRequestException.class)
                                .acceptance(Acceptance.NOT_ACCEPTED)
                                .tasks(0)
                                .submits(1)),
                ContractCase.of("a key that is refused is not sent again")
                        .given(Stage.SUBMIT, Mishap.KEY_REFUSED, ALWAYS)
                        .then(failure(MediaAuthenticationException.class)
                                .acceptance(Acceptance.NOT_ACCEPTED)
                                .tasks(0)
                                .submits(1)),
                ContractCase.of("a submit that comes too soon is sent again when it is time")
                        .given(Stage.SUBMIT, Mishap.RATE_LIMITED, 1)
                        .then(BOUGHT_ONCE.submits(2)),
                ContractCase.of("a submit that always comes too soon buys nothing, and says so")
                        .given(Stage.SUBMIT, Mishap.RATE_LIMITED, ALWAYS)
                        .route(Routes.film("timeout=900ms"))
                        .thenWithLimits(
                                failure(MediaTaskNotSubmittedException.class)
                                        .acceptance(Acceptance.NOT_ACCEPTED)
                                        .tasks(0)
                                        .submits(1),
                                failure(MediaRateLimitException.class)
                                        .acceptance(Acceptance.NOT_ACCEPTED)
                                        .tasks(0)
                                        .submits(1)),
                ContractCase.of("a submit that comes too soon again and again is sent at longer and longer pauses")
                        .given(Stage.SUBMIT, Mishap.RATE_LIMITED, 2)
                        .then(BOUGHT_ONCE.submits(3)),
                ContractCase.of("a refusal after an answer that was lost does not undo what may have been bought")
                        .given(provider -> {
                            provider.goesWrong(Stage.SUBMIT, Mishap.CUT_AFTER_ACTING, 1);
                            provider.goesWrong(Stage.SUBMIT, Mishap.KEY_REFUSED, 1);
                        })
                        .thenWithKey(
                                UNKNOWN.tasks(1).submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a stream that is cut before it shows a task buys one task")
                        .needs(Capability.STREAM)
                        .given(Stage.STREAM, Mishap.STREAM_CUT_AT_ONCE, 1)
                        .route(Routes.film("completion=stream"))
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a stream that is lost before its head buys one task")
                        .needs(Capability.STREAM)
                        .given(Stage.STREAM, Mishap.CUT_AFTER_ACTING, 1)
                        .route(Routes.film("completion=stream"))
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(1).submits(1)),
                ContractCase.of("a stream that answers a server error proves nothing")
                        .needs(Capability.STREAM)
                        .given(Stage.STREAM, Mishap.SERVER_ERROR, 1)
                        .route(Routes.film("completion=stream"))
                        .thenWithKey(BOUGHT_ONCE.submits(2), UNKNOWN.tasks(0).submits(1)),
                ContractCase.of("a stream whose key is refused buys nothing")
                        .needs(Capability.STREAM)
                        .given(Stage.STREAM, Mishap.KEY_REFUSED, 1)
                        .route(Routes.film("completion=stream"))
                        .then(failure(MediaAuthenticationException.class)
                                .acceptance(Acceptance.NOT_ACCEPTED)
                                .tasks(0)
                                .submits(1)));
    }
}
