package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.contract.tools.MovableTime;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.unifically.UnificallyErrorShape;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider refuses, in each shape in which it says so: the exception, its words, and whether something was bought. */
class UnificallyErrorsTest extends UnificallyTestSupport {

    private static final String PICTURE = "unifically:image?model=openai/gpt-image-2";

    private Exchange send(String uri, Object body) {
        return fluentTemplate.withBody(body).to(uri).send();
    }

    private static MediaException mediaException(Exchange done) {
        assertThat(done.getException()).isInstanceOf(MediaException.class);
        return (MediaException) done.getException();
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayWhatIsWrongWithTheRequest(UnificallyErrorShape shape) {
        for (int status : new int[] {400, 422}) {
            unifically().errorShape(shape).validationStatus(status);

            MediaException thrown = mediaException(send(PICTURE + "&validation=off&input.prompt=", null));

            assertThat(thrown)
                    .isInstanceOf(InvalidMediaRequestException.class)
                    .hasMessageContaining("Unifically answered " + status)
                    .hasMessageContaining("prompt")
                    .hasMessageContaining("nothing was bought");
            assertThat(thrown.getHttpStatus()).isEqualTo(status);
            assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
            assertThat(thrown.isRetryable()).isFalse();
            assertThat(thrown.getCode()).isEqualTo(hasCode(shape) ? "validation_error" : null);
        }
    }

    private static boolean hasCode(UnificallyErrorShape shape) {
        return shape == UnificallyErrorShape.DATA || shape == UnificallyErrorShape.DATA_ERROR;
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayThatTheKeyIsNotAccepted(UnificallyErrorShape shape) {
        unifically().errorShape(shape);

        MediaException thrown = mediaException(send(PICTURE + "&apiKey=RAW(uk-wrong-key)", "A kite"));

        assertThat(thrown)
                .isInstanceOf(MediaAuthenticationException.class)
                .hasMessageContaining("apiKey")
                .hasMessageContaining("UNIFICALLY_API_KEY")
                .hasMessageNotContaining("uk-wrong-key");
        assertThat(thrown.getHttpStatus()).isEqualTo(401);
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayThatTheAccountCannotPay(UnificallyErrorShape shape) {
        unifically().errorShape(shape).balance(0.001);

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown).isInstanceOf(InsufficientFundsException.class).hasMessageContaining("402");
        assertThat(thrown.getHttpStatus()).isEqualTo(402);
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayThatThereIsNoSuchModel(UnificallyErrorShape shape) {
        unifically().errorShape(shape);

        MediaException thrown = mediaException(send("unifically:image?model=openai/gpt-image-9", "A kite"));

        assertThat(thrown)
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("openai/gpt-image-9");
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(unifically().submits()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldNotBuyAgainWhereTheProviderHasTrouble(UnificallyErrorShape shape) {
        unifically().errorShape(shape);
        unifically().faults().on(Operation.SUBMIT).always(Fault.status(500));

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown).isInstanceOf(SubmitOutcomeUnknownException.class).hasMessageContaining("500");
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(thrown.isRetryable()).isFalse();
        assertThat(unifically().submits()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayThatThereIsNoSuchTask(UnificallyErrorShape shape) {
        unifically().errorShape(shape);

        MediaException thrown = mediaException(send("unifically:task", "no-such-task"));

        assertThat(thrown)
                .isInstanceOf(MediaTaskNotFoundException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("no-such-task");
        assertThat(thrown.getTaskId()).isEqualTo("no-such-task");
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldSayWhyATaskFailed(UnificallyErrorShape shape) {
        unifically().errorShape(shape).nextTaskFails("generation_failed", "no machine was free");

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown)
                .isInstanceOf(MediaTaskFailedException.class)
                .hasMessageContaining("no machine was free")
                .hasMessageContaining(unifically().createdTasks().get(0).id());
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(thrown.getCode()).isEqualTo(hasCode(shape) ? "generation_failed" : null);
    }

    @Test
    void shouldSeeNoErrorInTheCodeAndTheEmptyErrorOfATaskThatIsProcessed() {
        unifically().processingCode(400).emptyError(true).pendingShare(0).nextTaskNeverEnds();

        Exchange read = send(
                "unifically:task",
                send(PICTURE + "&completion=none", "A kite").getMessage().getBody());

        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(MediaTask.class).status()).isEqualTo(MediaStatus.RUNNING);
        assertThat(read.getMessage().getBody(MediaTask.class).error()).isNull();
    }

    @Test
    void shouldWaitOnWhateverCodeAndEmptyErrorTheBodyOfATaskHas() {
        unifically().processingCode(400).emptyError(true);

        Exchange done = send(PICTURE, "A kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs()).hasSize(1);
    }

    /** The answer to a submit, the exception, and what that proves. */
    static Stream<Arguments> answers() {
        return Stream.of(
                // the code in the body is not the HTTP status: that one decides
                answer(400, "{\"code\":500,\"data\":{\"message\":\"odd\"}}", InvalidMediaRequestException.class),
                answer(402, "{\"code\":200,\"data\":{\"message\":\"odd\"}}", InsufficientFundsException.class),
                answer(403, "{\"code\":401,\"message\":\"odd\"}", MediaAuthenticationException.class),
                answer(404, "{\"code\":404,\"data\":{\"error\":\"odd\"}}", InvalidMediaRequestException.class),
                answer(409, "{\"code\":200,\"error\":\"odd\"}", InvalidMediaRequestException.class),
                answer(408, "{\"code\":400,\"error\":\"odd\"}", SubmitOutcomeUnknownException.class),
                answer(500, "{\"code\":400,\"data\":{\"message\":\"odd\"}}", SubmitOutcomeUnknownException.class),
                answer(500, "{\"code\":402,\"data\":{\"message\":\"odd\"}}", SubmitOutcomeUnknownException.class),
                answer(503, "{\"code\":503,\"message\":\"odd\"}", SubmitOutcomeUnknownException.class),
                // what has none of the provider's words proves nothing
                answer(400, "{\"code\":400,\"success\":false}", SubmitOutcomeUnknownException.class),
                answer(400, "{\"error\":{}}", SubmitOutcomeUnknownException.class),
                answer(402, "{}", SubmitOutcomeUnknownException.class),
                answer(401, "[]", SubmitOutcomeUnknownException.class),
                answer(404, "\"Not Found\"", SubmitOutcomeUnknownException.class),
                answer(400, "", SubmitOutcomeUnknownException.class),
                // a 2xx that names no task: refused in words, or accepted in words that are not understood
                answer(200, "{\"code\":402,\"success\":false,\"data\":{\"message\":\"odd\"}}", null),
                answer(200, "{\"code\":200,\"success\":true,\"data\":{\"status\":\"pending\"}}", null),
                answer(200, "{\"code\":200,\"data\":{\"task_id\":{}}}", null),
                answer(200, "[]", null),
                answer(204, "", null));
    }

    private static Arguments answer(int status, String body, Class<?> thrown) {
        return arguments(status, body, thrown == null ? SubmitOutcomeUnknownException.class : thrown);
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @MethodSource("answers")
    void shouldTellWhatAnAnswerToASubmitProves(int status, String body, Class<?> expected) {
        unifically().faults().on(Operation.SUBMIT).always(Fault.status(status).jsonBody(body));

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown).isExactlyInstanceOf(expected).hasMessageContaining("answered " + status);
        assertThat(thrown.getAcceptance())
                .isEqualTo(
                        expected == SubmitOutcomeUnknownException.class ? Acceptance.UNKNOWN : Acceptance.NOT_ACCEPTED);
        assertThat(thrown.getHttpStatus()).isEqualTo(status);
        assertThat(unifically().submits()).isEqualTo(1);
    }

    @Test
    void shouldBelieveNoPageOfAProxy() {
        unifically().faults().on(Operation.SUBMIT).always(Fault.status(403).htmlBody());

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown)
                .isInstanceOf(SubmitOutcomeUnknownException.class)
                .hasMessageContaining("proxy")
                .hasMessageContaining("CamelMediaResubmit");
    }

    @Test
    void shouldFollowATaskThatIsAcceptedInSpiteOfItsCode() {
        unifically()
                .faults()
                .on(Operation.SUBMIT)
                .once(Fault.status(201)
                        .jsonBody("{\"code\":400,\"success\":false,\"error\":{},"
                                + "\"data\":{\"task_id\":\"no-such-task\",\"status\":\"pending\"}}"));

        Exchange done = send(PICTURE + "&completion=none", "A kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(UnificallyConstants.TASK_ID)).isEqualTo("no-such-task");
    }

    @ParameterizedTest
    @EnumSource(UnificallyErrorShape.class)
    void shouldComeAgainAFewTimesWhereThereAreTooManyRequests(UnificallyErrorShape shape) throws Exception {
        unifically().errorShape(shape);
        unifically().faults().on(Operation.SUBMIT).always(Fault.status(429));
        try (MovableTime time = new MovableTime();
                CamelContext own = new DefaultCamelContext()) {
            own.getRegistry().bind("time", time);
            UnificallyComponent component = new UnificallyComponent();
            component.getConfiguration().setBaseUrl(unifically().baseUrl());
            component.getConfiguration().setApiKey(unifically().apiKey());
            own.addComponent("unifically", component);
            own.start();
            CompletableFuture<Exchange> sent = own.createProducerTemplate()
                    .asyncSend(PICTURE, e -> e.getMessage().setBody("A kite"));

            await().until(() -> {
                time.advance(Duration.ofSeconds(1));
                return sent.isDone();
            });
            MediaException thrown = mediaException(sent.get());

            assertThat(thrown).isInstanceOf(MediaRateLimitException.class).hasMessageContaining("rateLimit");
            assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
            assertThat(thrown.isRetryable()).isTrue();
        }
        assertThat(unifically().submits()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void shouldReadAgainWhereAStatusCannotBeRead(int status) {
        unifically().faults().on(Operation.STATUS).times(2, Fault.status(status));

        assertThat(send(PICTURE, "A kite").getException()).isNull();
        assertThat(unifically().statusReads()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"success\":false,\"data\":{\"message\":\"try later\"}}",
                "{\"code\":200,\"success\":true,\"data\":{}}",
                "{\"code\":200,\"data\":{\"task_id\":\"another\",\"status\":\"completed\"}}",
                "{\"code\":200,\"data\":[]}",
                "[]",
                "null",
                "{\"data\":"
            })
    void shouldReadAgainWhereAnAnswerIsNoStatusOfTheTask(String body) {
        unifically().faults().on(Operation.STATUS).times(2, Fault.status(200).jsonBody(body));

        Exchange done = send(PICTURE, "A kite");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).outputs()).hasSize(1);
    }

    @Test
    void shouldNameTheTaskWhereTheKeyIsRefusedMeanwhile() {
        unifically().faults().on(Operation.STATUS).always(Fault.status(401));

        MediaException thrown = mediaException(send(PICTURE, "A kite"));

        assertThat(thrown)
                .isInstanceOf(MediaAuthenticationException.class)
                .hasMessageContaining(unifically().createdTasks().get(0).id())
                .hasMessageContaining("await");
        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void shouldSayThatTheServiceDoesNotAnswerAQuestion() {
        unifically().faults().on(Operation.ACCOUNT).always(Fault.status(500));
        unifically().faults().on(Operation.ESTIMATE).always(Fault.brokenJson());

        assertThat(send("unifically:account", null).getException())
                .isInstanceOf(MediaProviderUnavailableException.class)
                .hasMessageContaining("500");
        assertThat(send("unifically:estimate?model=openai/gpt-image-2", "A kite")
                        .getException())
                .isInstanceOf(MediaProviderUnavailableException.class);
        assertThat(unifically().submits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"cost\":-1}}", "{\"data\":{\"cost\":\"free\"}}", "{\"data\":{}}"})
    void shouldNotBuyWhereTheCostCannotBeRead(String body) {
        unifically().faults().on(Operation.ESTIMATE).always(Fault.status(200).jsonBody(body));

        MediaException thrown = mediaException(send(PICTURE + "&maxCost=100", "A kite"));

        assertThat(thrown.getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(unifically().submits()).isZero();
    }
}
