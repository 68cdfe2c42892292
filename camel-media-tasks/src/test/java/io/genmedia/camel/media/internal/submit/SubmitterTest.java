package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SubmitterTest {

    private static final ApiAnswer ACCEPTED = Tasks.answer(200, "{'id':'t1','status':'PENDING'}");
    private static final MediaRequest REQUEST =
            new MediaRequest("video", "film-1", MediaJson.mapper().createObjectNode());

    private final ManualTime time = new ManualTime();
    private final ScriptedCalls calls = new ScriptedCalls();
    private final ScriptedStreams streams = new ScriptedStreams();
    private final List<Integer> sends = new ArrayList<>();
    private final List<Integer> intents = new ArrayList<>();
    private CompletableFuture<Void> intent = CompletableFuture.completedFuture(null);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Instant deadline = time.now().plus(Duration.ofMinutes(10));

    private static final class ScriptedStreams implements StreamOpener {

        private final List<String> keys = new ArrayList<>();
        private CompletableFuture<Submission> next = new CompletableFuture<>();
        private boolean room = true;

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public CompletableFuture<Submission> open(MediaRequest request, String idempotencyKey) {
            keys.add(idempotencyKey);
            return next;
        }
    }

    private CompletableFuture<Submission> submit(MediaProvider provider, boolean streaming) {
        return submit(provider, streaming, stopping::get);
    }

    private CompletableFuture<Submission> submit(
            MediaProvider provider, boolean streaming, BooleanSupplier isStopping) {
        return new Submitter(provider, calls, streams, time)
                .submit(
                        REQUEST,
                        "key-1",
                        streaming,
                        deadline,
                        isStopping,
                        this::intend,
                        () -> sends.add(calls.count()));
    }

    private CompletableFuture<Void> intend() {
        intents.add(calls.count());
        return intent;
    }

    private List<String> keysSent() {
        return calls.calls().stream()
                .map(call -> call.body().path("key").asText())
                .toList();
    }

    private static MediaException failureOf(CompletableFuture<?> outcome) {
        assertThat(outcome).isCompletedExceptionally();
        return (MediaException) Failures.unwrap(catchThrowable(outcome::join));
    }

    @Test
    void shouldHandOnTheAcceptedTask() {
        calls.then(ACCEPTED);

        Submission submission = submit(Atelier.plain(), false).join();

        assertThat(submission.task().taskId()).isEqualTo("t1");
        assertThat(submission.task().model()).isEqualTo("film-1");
        assertThat(submission.feed()).isNull();
        assertThat(keysSent()).containsExactly("key-1");
    }

    @Test
    void shouldSendTheSameKeyAgainWhereTheOutcomeIsUnknown() {
        calls.then(new HttpCallException("reset", true, null))
                .then(Tasks.answer(502, ""))
                .then(Tasks.answer(200, "<html>"))
                .then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
        time.advance(Duration.ofSeconds(5));

        assertThat(outcome.join().task().taskId()).isEqualTo("t1");
        assertThat(keysSent()).containsExactly("key-1", "key-1", "key-1", "key-1");
    }

    @Test
    void shouldNotSendAgainWithoutAKey() {
        calls.then(Tasks.answer(502, "")).then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);
        time.advance(Duration.ofMinutes(5));

        assertThat(failureOf(outcome)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(calls.count()).isEqualTo(1);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLeaveA429ToWhoKnowsTheLimitsOfTheAccount() {
        for (Atelier provider : List.of(Atelier.idempotent(), Atelier.plain())) {
            int before = calls.count();
            calls.then(Tasks.answer(429, "", Map.of("retry-after", "30"))).then(ACCEPTED);

            CompletableFuture<Submission> outcome = submit(provider, false);

            assertThat(failureOf(outcome)).isInstanceOf(MediaRateLimitException.class);
            assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
            assertThat(failureOf(outcome).getRetryAfter()).contains(Duration.ofSeconds(30));
            assertThat(calls.count() - before).isEqualTo(1);
            assertThat(time.scheduled()).isZero();
            submit(provider, false);
        }
    }

    @Test
    void shouldSendAgainAfterA429WhereAnEarlierSendMayHaveBought() {
        calls.then(new HttpCallException("reset", true, null))
                .then(Tasks.answer(429, "", Map.of("retry-after", "30")))
                .then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
        time.advance(Duration.ofSeconds(31));

        assertThat(outcome).isCompleted();
        assertThat(keysSent()).containsExactly("key-1", "key-1", "key-1");
    }

    @Test
    void shouldGiveUpAfterFourSends() {
        calls.always(call -> Tasks.answer(503, ""));

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
        time.advance(Duration.ofMinutes(5));

        assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(calls.count()).isEqualTo(4);
    }

    @Test
    void shouldStayUnknownWhateverALaterAnswerProves() {
        for (ApiAnswer later : List.of(
                Tasks.answer(401, "{'error':{'code':'x'}}"),
                Tasks.answer(422, "{'error':{'code':'x'}}"),
                Tasks.answer(402, "{'error':{'code':'x'}}"))) {
            calls.then(new HttpCallException("reset", true, null)).then(later);

            CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
            time.advance(Duration.ofMinutes(1));

            assertThat(failureOf(outcome)).isInstanceOf(SubmitOutcomeUnknownException.class);
            assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        }
    }

    @Test
    void shouldStayUnknownWhereALaterSendCannotConnect() {
        calls.then(Tasks.answer(500, "")).then(new HttpCallException("refused", false, null));

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
        time.advance(Duration.ofMinutes(1));

        assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(calls.count()).isEqualTo(2);
    }

    @Test
    void shouldNotWaitBeyondTheDeadline() {
        calls.then(Tasks.answer(503, "", Map.of("retry-after", "600"))).then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);

        assertThat(failureOf(outcome)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(failureOf(outcome).getRetryAfter()).contains(Duration.ofMinutes(10));
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldSendNothingAfterTheDeadline() {
        time.advance(Duration.ofMinutes(10));

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);

        assertThat(failureOf(outcome))
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("deadline")
                .satisfies(error ->
                        assertThat(((MediaException) error).isRetryable()).isTrue());
        assertThat(calls.count()).isZero();
        assertThat(sends).isEmpty();
    }

    @Test
    void shouldSendNothingOnceStopped() {
        stopping.set(true);

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);

        assertThat(failureOf(outcome))
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("Stopped");
        assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(calls.count()).isZero();
    }

    @Test
    void shouldSendNothingWhereTheStopComesWhileItBegins() {
        // the stop looks whether a request is on its way: asked before that was noted, it ends the exchange as unsent
        int[] asked = new int[1];

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false, () -> asked[0]++ > 0);

        assertThat(failureOf(outcome)).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(calls.count()).isZero();
    }

    @Test
    void shouldStayUnknownWhereTheStopComesBeforeTheNextSend() {
        calls.then(Tasks.answer(502, "")).then(ACCEPTED);
        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);

        stopping.set(true);
        time.advance(Duration.ofMinutes(1));

        assertThat(failureOf(outcome)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(calls.count()).isEqualTo(1);
    }

    @Test
    void shouldTellOfEachSendBeforeItIsMade() {
        calls.then(Tasks.answer(502, "")).then(Tasks.answer(502, "")).then(ACCEPTED);

        submit(Atelier.idempotent(), false);
        time.advance(Duration.ofMinutes(1));

        assertThat(sends).containsExactly(0, 1, 2);
    }

    @Test
    void shouldSayThatNothingWasBoughtWhereARequestCannotBeWritten() {
        CompletableFuture<Submission> outcome = submit(new Speechless(), false);

        assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(calls.count()).isZero();
        assertThat(sends).isEmpty();
    }

    @Test
    void shouldTakeAnAnswerThatCannotBeJudgedForUnknown() {
        calls.then(new IllegalStateException("bug"));

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);

        assertThat(failureOf(outcome).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    @Test
    void shouldRefuseWithWhatTheProviderSaid() {
        calls.then(Tasks.answer(422, "{'error':{'code':'too_wide','message':'not so wide'}}"));

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);

        assertThat(failureOf(outcome))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("not so wide");
        assertThat(calls.count()).isEqualTo(1);
    }

    @Test
    void shouldHandOnTheTaskOfAStream() {
        Submission opened = new Submission(Tasks.running("t1", 1), null);
        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), true);

        streams.next.complete(opened);

        assertThat(outcome.join()).isSameAs(opened);
        assertThat(streams.keys).containsExactly("key-1");
        assertThat(calls.count()).isZero();
        assertThat(sends).hasSize(1);
    }

    @Test
    void shouldSubmitWithTheSameKeyWhereAStreamIsRefused() {
        calls.then(ACCEPTED);
        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), true);

        streams.next.completeExceptionally(new StreamOpener.RefusedException(Tasks.answer(503, "")));
        time.advance(Duration.ofSeconds(1));

        assertThat(outcome.join().task().taskId()).isEqualTo("t1");
        assertThat(streams.keys).containsExactly("key-1");
        assertThat(keysSent()).containsExactly("key-1");
        assertThat(calls.calls().get(0).target()).isEqualTo("/submit");
    }

    @Test
    void shouldSubmitWithTheSameKeyWhereAStreamBreaksBeforeItShowsATask() {
        calls.then(ACCEPTED);
        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), true);

        streams.next.completeExceptionally(new HttpCallException("cut", true, null));
        time.advance(Duration.ofSeconds(1));

        assertThat(outcome).isCompleted();
        assertThat(keysSent()).containsExactly("key-1");
        assertThat(streams.keys).hasSize(1);
    }

    @Test
    void shouldNotSubmitWhereAStreamIsRefusedForGood() {
        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), true);

        streams.next.completeExceptionally(
                new StreamOpener.RefusedException(Tasks.answer(422, "{'error':{'code':'x'}}")));

        assertThat(failureOf(outcome)).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(calls.count()).isZero();
    }

    @Test
    void shouldSubmitPlainlyWhereThereIsNoRoomForAStream() {
        streams.room = false;
        calls.then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), true);

        assertThat(outcome).isCompleted();
        assertThat(streams.keys).isEmpty();
    }

    @Test
    void shouldSendThirtyTwoAtOnceAndTheOthersInOrder() {
        Submitter submitter = new Submitter(Atelier.plain(), calls, streams, time);
        for (int i = 0; i < 40; i++) {
            submitter.submit(REQUEST, "key-" + i, false, deadline, stopping::get, this::intend, () -> {});
        }

        int atOnce = calls.count();
        for (int i = 0; i < 8; i++) {
            calls.next().complete(ACCEPTED);
        }

        assertThat(atOnce).isEqualTo(32);
        assertThat(keysSent()).hasSize(40).endsWith("key-38", "key-39");
    }

    @Test
    void shouldAskForTheIntentRightBeforeEachSend() {
        calls.then(new HttpCallException("reset", true, null)).then(ACCEPTED);

        CompletableFuture<Submission> outcome = submit(Atelier.idempotent(), false);
        time.advance(Duration.ofMinutes(1));

        assertThat(outcome).isCompleted();
        assertThat(intents).containsExactly(0, 1);
        assertThat(sends).containsExactly(0, 1);
    }

    @Test
    void shouldSendNothingBeforeTheIntentIsWritten() {
        intent = new CompletableFuture<>();
        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);
        int before = calls.count();

        calls.then(ACCEPTED);
        intent.complete(null);

        assertThat(before).isZero();
        assertThat(outcome).isCompleted();
    }

    @Test
    void shouldSendNothingWhereTheIntentCannotBeWritten() {
        MediaException away = new MediaTaskNotSubmittedException(
                "the store is away", MediaErrorDetails.notAccepted("atelier").withRetryable(true), null);
        intent = CompletableFuture.failedFuture(away);

        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);

        assertThat(failureOf(outcome)).isSameAs(away);
        assertThat(calls.count()).isZero();
        assertThat(sends).isEmpty();
    }

    @Test
    void shouldSendNothingWhereItIsUnwantedOnceTheIntentIsWritten() {
        intent = new CompletableFuture<>();
        CompletableFuture<Submission> outcome = submit(Atelier.plain(), false);

        stopping.set(true);
        intent.complete(null);

        assertThat(failureOf(outcome)).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(calls.count()).isZero();
    }

    /** A provider whose requests cannot be written. */
    private static final class Speechless extends Atelier {

        Speechless() {
            super(Set.of());
        }

        @Override
        public ApiCall submit(MediaRequest request, String idempotencyKey) {
            throw new IllegalStateException("no words");
        }
    }
}
