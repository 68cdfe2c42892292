package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Purchases.Purchase;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Delivery.Mode;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchasesTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(45);
    private static final Duration FOR_THE_RECORD = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ManualTime time = new ManualTime();
    private final ManualWorkers workers = new ManualWorkers();
    private final FaultyStore store = new FaultyStore(new InMemoryTaskStore(time));
    private final List<Integer> submits = new ArrayList<>();
    private CompletableFuture<Submitted> answer = new CompletableFuture<>();

    private Purchases purchases(MediaProvider provider) {
        return new EngineParts(provider, store, time, workers).purchases();
    }

    private StoredTask intent(String digest) {
        return EngineParts.intent("k", digest, time.now());
    }

    private Purchases.Wish wish(StoredTask intent) {
        return new Purchases.Wish(intent, 3, false, false, time.now().plus(TIMEOUT), () -> false);
    }

    private CompletableFuture<Submitted> submit(Offer offer) {
        CompletableFuture<Submitted> mine = answer;
        return offer.intend().thenCompose(intended -> {
            submits.add(offer.attempt());
            return mine;
        });
    }

    private CompletableFuture<Purchase> buy(Purchases purchases) {
        return buy(purchases, wish(intent("d")));
    }

    private CompletableFuture<Purchase> buy(Purchases purchases, Purchases.Wish wish) {
        return purchases.buy(wish, this::submit);
    }

    /** By a message that gives another request. */
    private CompletableFuture<Purchase> buy(Purchases purchases, String digest, boolean resubmit, boolean sameMessage) {
        return buy(
                purchases,
                new Purchases.Wish(
                        intent(digest), 3, resubmit, sameMessage, time.now().plus(TIMEOUT), () -> false));
    }

    private StoredTask handedOn() {
        return EngineParts.intent(
                "k", "d", Delivery.detached(time.now().plus(TIMEOUT), Map.of()), store.node(), time.now());
    }

    private Purchase boughtBy(Purchases purchases, String taskId) {
        CompletableFuture<Purchase> purchase = buy(purchases);
        accepted(taskId);
        return done(purchase);
    }

    private void failed(Purchases purchases, String taskId, String code) {
        Entry entry = purchases.entryOf("k", taskId).join().orElseThrow();
        assertThat(purchases.failed(entry, Tasks.failed(taskId, code))).isCompleted();
    }

    private void accepted(String id) {
        answer.complete(new Submitted(Tasks.pending(id), () -> {}));
        answer = new CompletableFuture<>();
    }

    private void fails(Throwable why) {
        answer.completeExceptionally(why);
        answer = new CompletableFuture<>();
    }

    private static MediaException notBought() {
        return new MediaRateLimitException(
                "429", MediaErrorDetails.notAccepted("atelier").withRetryable(true), null);
    }

    private static MediaException unknown() {
        return new SubmitOutcomeUnknownException(
                "502", MediaErrorDetails.notAccepted("atelier").withAcceptance(Acceptance.UNKNOWN), null);
    }

    private StoredTask stored() {
        return store.find("atelier", "k").orElseThrow();
    }

    private static Purchase done(CompletableFuture<Purchase> outcome) {
        assertThat(outcome).isCompleted();
        return outcome.join();
    }

    private static MediaException failureOf(CompletableFuture<?> outcome) {
        assertThat(outcome).isCompletedExceptionally();
        Throwable why = Failures.unwrap(catchThrowable(outcome::join));
        assertThat(why).isInstanceOf(MediaException.class);
        return (MediaException) why;
    }

    @Test
    void shouldWriteTheIntentBeforeTheSubmitAndTheIdRightAfter() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        State before = stored().state();
        accepted("t1");

        assertThat(before).isEqualTo(State.INTENT);
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(stored().taskId()).isEqualTo("t1");
        assertThat(done(purchase).submitted().task().taskId()).isEqualTo("t1");
        assertThat(submits).containsExactly(1);
    }

    @Test
    void shouldJoinAPurchaseThatIsUnderWay() {
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        CompletableFuture<Purchase> second = buy(purchases);

        accepted("t1");

        assertThat(submits).hasSize(1);
        assertThat(done(first).submitted()).isNotNull();
        assertThat(done(second).submitted()).isNull();
        assertThat(done(second).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldFailWhoJoinedWithThePurchase() {
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        CompletableFuture<Purchase> second = buy(purchases);

        fails(notBought());

        assertThat(failureOf(first)).isInstanceOf(MediaRateLimitException.class);
        assertThat(failureOf(second)).isInstanceOf(MediaRateLimitException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseAnotherRequestUnderTheSameKey(boolean underWay) {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        if (!underWay) {
            accepted("t1");
        }

        CompletableFuture<Purchase> other = buy(purchases, "another", true, true);

        assertThat(failureOf(other))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("k")
                .hasMessageContaining("idempotencyKey");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldFindATaskThatWasAcceptedBefore() {
        buy(purchases(Atelier.plain()));
        accepted("t1");

        CompletableFuture<Purchase> again = buy(purchases(Atelier.plain()));

        assertThat(done(again).stored().taskId()).isEqualTo("t1");
        assertThat(done(again).submitted()).isNull();
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldFindATaskWhoseResultWasHandledBefore() {
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        accepted("t1");
        purchases.handled(done(first).entry(), Tasks.succeeded("t1"));

        assertThat(stored().state()).isEqualTo(State.SUCCEEDED);
        assertThat(stored().delivery().mode()).isEqualTo(Mode.DONE);
        assertThat(done(buy(purchases)).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldIgnoreTheEndOfAnotherTask() {
        Purchases purchases = purchases(Atelier.plain());
        Entry entry = boughtBy(purchases, "t1").entry();

        purchases.failed(entry, Tasks.failed("t0", "x"));
        purchases.handled(entry, Tasks.succeeded("t0"));

        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(purchases.entryOf("k", "t0").join()).isEmpty();
        assertThat(purchases.entryOf("nobody", "t1").join()).isEmpty();
    }

    @Test
    void shouldBuyAtMostSoManyTasksForAKey() {
        Purchases purchases = purchases(Atelier.plain());
        for (int i = 1; i <= 3; i++) {
            buy(purchases);
            accepted("t" + i);
            failed(purchases, "t" + i, "busy");
        }

        CompletableFuture<Purchase> fourth = buy(purchases);

        assertThat(submits).containsExactly(1, 2, 3);
        assertThat(failureOf(fourth))
                .isInstanceOf(MediaTaskFailedException.class)
                .hasMessageContaining("t3")
                .hasMessageContaining("maxAttempts=3");
        assertThat(failureOf(fourth).isRetryable()).isFalse();
        assertThat(failureOf(fourth).getTaskId()).isEqualTo("t3");
    }

    @Test
    void shouldNotBuyAgainWhatWasRefused() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "refused");

        assertThat(failureOf(buy(purchases))).hasMessageContaining("change the request");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldBuyAMendedRequestOfTheSameMessageAfterARefusal() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "refused");

        CompletableFuture<Purchase> stranger = buy(purchases, "mended", false, false);
        CompletableFuture<Purchase> mended = buy(purchases, "mended", false, true);
        accepted("t2");

        assertThat(failureOf(stranger)).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(done(mended).stored().taskId()).isEqualTo("t2");
        assertThat(stored().request().digest()).isEqualTo("mended");
        assertThat(stored().attempt()).isEqualTo(2);
    }

    @Test
    void shouldForgetWhatWasNotBought() {
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        fails(notBought());
        CompletableFuture<Purchase> second = buy(purchases);
        accepted("t1");

        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(second).isCompleted();
        assertThat(submits).containsExactly(1, 1);
    }

    @Test
    void shouldRestoreTheFailedAttemptWhereTheNextWasNotBought() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "busy");

        CompletableFuture<Purchase> next = buy(purchases);
        State during = stored().state();
        fails(notBought());

        assertThat(during).isEqualTo(State.INTENT);
        assertThat(failureOf(next).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(stored().state()).isEqualTo(State.FAILED);
        assertThat(stored().attempt()).isEqualTo(1);
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldNotBuyAgainWhereTheOutcomeIsUnknownAndThereIsNoKey() {
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        fails(unknown());

        CompletableFuture<Purchase> second = buy(purchases);

        assertThat(stored().state()).isEqualTo(State.UNKNOWN);
        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(failureOf(second))
                .isInstanceOf(SubmitOutcomeUnknownException.class)
                .hasMessageContaining("CamelMediaResubmit=true");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldBuyAgainWhereTheOutcomeIsUnknownAndTheMessageSaysSo() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        fails(unknown());

        CompletableFuture<Purchase> second = buy(purchases, "d", true, false);
        accepted("t2");

        assertThat(done(second).stored().taskId()).isEqualTo("t2");
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void shouldSendTheSameKeyAgainWhereTheProviderTakesOne() {
        Purchases purchases = purchases(Atelier.idempotent());
        buy(purchases);
        fails(unknown());

        CompletableFuture<Purchase> second = buy(purchases);
        accepted("t1");

        assertThat(second).isCompleted();
        assertThat(submits).containsExactly(1, 1);
    }

    @Test
    void shouldTreatAnIntentOfACrashedApplicationAsUnknown() {
        store.claim(intent("d"));

        CompletableFuture<Purchase> plain = buy(purchases(Atelier.plain()));
        CompletableFuture<Purchase> idempotent = buy(purchases(Atelier.idempotent()));
        accepted("t1");

        assertThat(failureOf(plain)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(idempotent).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStayUnknownWhateverTheNextSubmitProves(boolean crashed) {
        // given: whether the key has bought something is not known
        Purchases purchases = purchases(Atelier.idempotent());
        if (crashed) {
            store.claim(intent("d"));
        } else {
            buy(purchases);
            fails(unknown());
        }

        // when: the same key is refused now
        CompletableFuture<Purchase> second = buy(purchases);
        fails(notBought());

        // then: to ask another provider may still pay twice
        assertThat(failureOf(second).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(failureOf(second))
                .isInstanceOf(SubmitOutcomeUnknownException.class)
                .hasMessageContaining("429");
    }

    @Test
    void shouldStayUnknownAlsoForARouteThatLooksAtTheInnermostFailure() {
        // as onException, doCatch and exchange.getException do
        Purchases purchases = purchases(Atelier.idempotent());
        buy(purchases);
        fails(unknown());

        CompletableFuture<Purchase> second = buy(purchases);
        fails(notBought());

        assertThat(ObjectHelper.getException(MediaException.class, failureOf(second)))
                .isInstanceOf(SubmitOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIND", "CLAIM"})
    void shouldBuyNothingWhereTheStoreCannotBeReached(Call failing) {
        Purchases purchases = purchases(Atelier.plain());
        store.fails(failing);
        CompletableFuture<Purchase> first = buy(purchases);
        time.advance(PATIENCE.minusSeconds(1));
        boolean early = first.isDone();
        time.advance(Duration.ofSeconds(1));

        store.works();
        CompletableFuture<Purchase> second = buy(purchases);
        accepted("t1");

        assertThat(early).isFalse();
        assertThat(failureOf(first)).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(failureOf(first).isRetryable()).isTrue();
        assertThat(failureOf(first)).hasMessageContaining("database is away");
        assertThat(second).isCompleted();
        assertThat(submits).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIND", "CLAIM"})
    void shouldBuyOnceTheStoreIsThereAgain(Call failing) {
        store.fails(failing);
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        time.advance(Duration.ofSeconds(30));
        int before = submits.size();

        store.works();
        time.advance(Duration.ofSeconds(5));
        accepted("t1");

        assertThat(before).isZero();
        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldNotWaitForTheStoreLongerThanForTheResult() {
        store.isAway();
        Purchases.Wish hurried =
                new Purchases.Wish(intent("d"), 3, false, false, time.now().plusSeconds(10), () -> false);
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()), hurried);

        time.advance(Duration.ofSeconds(10));

        assertThat(failureOf(purchase)).isInstanceOf(MediaTaskNotSubmittedException.class);
    }

    @Test
    void shouldWriteNothingBeforeItIsSent() {
        purchases(Atelier.plain()).buy(wish(intent("d")), offer -> new CompletableFuture<>());

        assertThat(store.find("atelier", "k")).isEmpty();
    }

    @Test
    void shouldBuyNothingWhereTheStoreCannotWriteTheNextAttempt() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "busy");
        store.fails(Call.REPLACE);

        CompletableFuture<Purchase> next = buy(purchases);
        time.advance(PATIENCE);

        assertThat(failureOf(next).isRetryable()).isTrue();
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldGoOnWithTheTaskWhereTheStoreCannotWriteItsIdAndWriteItLater() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        store.fails(Call.REPLACE);

        accepted("t1");
        boolean early = purchase.isDone();
        time.advance(FOR_THE_RECORD);
        State during = stored().state();
        store.works();
        time.advance(Duration.ofSeconds(5));

        assertThat(early).isFalse();
        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
        assertThat(during).isEqualTo(State.INTENT);
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldNotHandOnATaskWithoutItsRecord() {
        // its message is gone then: nobody else knows of the task
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()), wish(handedOn()));
        store.fails(Call.REPLACE);

        accepted("t1");
        time.advance(Duration.ofMinutes(10));
        boolean early = purchase.isDone();
        store.works();
        time.advance(Duration.ofSeconds(5));

        assertThat(early).isFalse();
        assertThat(done(purchase).stored()).isEqualTo(stored());
    }

    @Test
    void shouldFailWhereTheOutcomeIsUnknownAndTheStoreCannotWriteIt() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        store.fails(Call.REPLACE);

        fails(unknown());
        time.advance(FOR_THE_RECORD);
        store.works();
        time.advance(Duration.ofSeconds(5));

        assertThat(failureOf(purchase).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(stored().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void shouldNotTakeForUnknownWhatIsJustBeingTakenBack() {
        // given: nothing was bought, and the store cannot be told
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> first = buy(purchases);
        store.fails(Call.REMOVE);
        fails(notBought());
        time.advance(FOR_THE_RECORD);

        CompletableFuture<Purchase> second = buy(purchases);
        boolean early = second.isDone();
        store.works();
        time.advance(Duration.ofSeconds(5));
        accepted("t1");

        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(early).isFalse();
        assertThat(done(second).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldTakeBackAnIntentThatWasWrittenThoughItSeemedToFail() {
        Purchases purchases = purchases(Atelier.plain());
        store.losesAnswers(Call.CLAIM);
        store.isAwayAfterwards();
        CompletableFuture<Purchase> first = buy(purchases);
        time.advance(PATIENCE);

        store.works();
        State during = stored().state();
        time.advance(Duration.ofSeconds(5));

        assertThat(failureOf(first)).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(during).isEqualTo(State.INTENT);
        assertThat(store.find("atelier", "k")).isEmpty();
        assertThat(submits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIM", "REPLACE"})
    void shouldKnowAnIntentAsItsOwnWhereTheStoreLostTheAnswer(Call losing) {
        Purchases purchases = purchases(Atelier.plain());
        if (losing == Call.REPLACE) {
            boughtBy(purchases, "t1");
            failed(purchases, "t1", "busy");
        }
        submits.clear();
        store.losesAnswers(losing);
        store.onlyOnce();

        CompletableFuture<Purchase> purchase = buy(purchases);
        time.advance(Duration.ofSeconds(1));
        accepted("t2");

        assertThat(done(purchase).stored().taskId()).isEqualTo("t2");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldIntendTheNextAttemptAgainAfterItWasTakenBack() {
        // as a submit does that the provider was too busy for: it keeps its place in the queue
        Purchases purchases = purchases(Atelier.plain());
        boughtBy(purchases, "t1");
        failed(purchases, "t1", "busy");

        CompletableFuture<Purchase> next = purchases.buy(wish(intent("d")), offer -> offer.intend()
                .thenCompose(intended -> offer.withdraw())
                .thenCompose(withdrawn -> offer.intend())
                .thenCompose(again -> answer));
        accepted("t2");

        assertThat(done(next).submitted().task().taskId()).isEqualTo("t2");
        assertThat(stored().taskId()).isEqualTo("t2");
        assertThat(stored().attempt()).isEqualTo(2);
    }

    @Test
    void shouldFailAndForgetThePurchaseWhereASubmitCannotEvenBegin() {
        Purchases purchases = purchases(Atelier.idempotent());
        CompletableFuture<Purchase> broken = purchases.buy(wish(intent("d")), offer -> {
            throw new IllegalStateException("bug");
        });
        CompletableFuture<Purchase> next = buy(purchases);
        accepted("t1");

        assertThat(broken).isCompletedExceptionally();
        assertThat(next).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldProveThatNothingWasBoughtWhereASubmitCannotEvenBegin(boolean classIsMissing) {
        Purchases purchases = purchases(Atelier.plain());

        CompletableFuture<Purchase> broken = purchases.buy(wish(intent("d")), offer -> {
            if (classIsMissing) {
                throw new NoClassDefFoundError("Film");
            }
            throw new IllegalStateException("bug");
        });
        CompletableFuture<Purchase> next = buy(purchases);

        assertThat(failureOf(broken).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(next).as("asked again, without a key").isNotCompletedExceptionally();
    }

    @Test
    void shouldGoOnOnTheThreadThatAsksWhereNoWorkerTakesIt() {
        Purchases purchases = purchases(Atelier.plain());
        workers.shutDown();

        CompletableFuture<Purchase> purchase = buy(purchases);
        accepted("t1");

        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldSendNothingForWhomNobodyWaitsAnyMore() {
        Purchases purchases = purchases(Atelier.plain());
        Purchases.Wish unwanted =
                new Purchases.Wish(intent("d"), 3, false, false, time.now().plus(TIMEOUT), () -> true);

        CompletableFuture<Purchase> first = buy(purchases, unwanted);
        CompletableFuture<Purchase> second = buy(purchases);

        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(second).isNotDone();
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldAnswerWhereTheWorkersGoWhileASubmitIsOnItsWay() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        workers.shutDown();

        accepted("t1");

        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldMarkATaskThatNobodyWaitsFor() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()), wish(handedOn()));
        accepted("t1");

        StoredTask detached = done(purchase).stored();

        assertThat(detached.delivery().mode()).isEqualTo(Mode.DETACHED);
        assertThat(detached.delivery().until()).isEqualTo(time.now().plus(TIMEOUT));
        assertThat(store.untold("atelier", Share.ALL, null)).containsExactly(detached);
    }

    @Test
    void shouldMarkATaskThatOneWaitsForAndOneWhoJoinedHandsOn() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        CompletableFuture<Purchase> joined = buy(purchases, wish(handedOn()));

        accepted("t1");

        assertThat(done(joined).stored().delivery().mode()).isEqualTo(Mode.DETACHED);
        assertThat(store.untold("atelier", Share.ALL, null)).hasSize(1);
    }

    private Optional<StoredTask> found(Purchases purchases, String submitId, String taskId) {
        CompletableFuture<Optional<StoredTask>> found = purchases.found(submitId, taskId);
        assertThat(found).isCompleted();
        return found.join();
    }

    @Test
    void shouldTakeTheTaskThatIsFoundForThatOfASubmitOfUnknownOutcome() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        fails(unknown());

        Optional<StoredTask> found = found(purchases, "k", "t1");
        CompletableFuture<Purchase> again = buy(purchases);

        assertThat(found).map(StoredTask::taskId).contains("t1");
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(done(again).stored().taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldTakeTheTaskThatIsFoundForThatOfASubmitBeforeACrash() {
        store.claim(intent("d"));
        Purchases purchases = purchases(Atelier.plain());

        found(purchases, "k", "t1");

        assertThat(done(buy(purchases)).stored().taskId()).isEqualTo("t1");
        assertThat(submits).isEmpty();
    }

    @Test
    void shouldWaitForTheOutcomeOfAPurchaseThatIsUnderWayBeforeATaskIsFoundForIt() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);

        CompletableFuture<Optional<StoredTask>> found = purchases.found("k", "t1");
        State during = stored().state();
        boolean early = found.isDone();
        fails(unknown());

        assertThat(during).isEqualTo(State.INTENT);
        assertThat(early).isFalse();
        assertThat(found).isCompletedWithValueMatching(stored -> stored.isPresent());
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldFindTheTaskOfAPurchaseThatWasUnderWayWithAllThatItsAnswerTold() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases, wish(handedOn()));
        CompletableFuture<Optional<StoredTask>> found = purchases.found("k", "t1");
        accepted("t1");

        assertThat(found.join()).map(task -> task.request().kind()).contains("video");
        assertThat(found(purchases, "k", "t1")).contains(stored());
        assertThat(stored().delivery().mode()).isEqualTo(Mode.DETACHED);
    }

    @Test
    void shouldFindWhatWasBoughtAlsoWhereTheApplicationStopsMeanwhile() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        purchases.found("k", "t1");

        workers.shutDown();
        fails(unknown());

        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldPassOverATaskThatIsFoundForASubmitWithAnotherTask() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");

        assertThat(found(purchases, "k", "t2")).isEmpty();
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldTellTheAttemptsOfAKeyApart() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "no-luck");
        buy(purchases);
        fails(unknown());

        Optional<StoredTask> ofTheFirst = found(purchases, "k", "t9");
        State unchanged = stored().state();
        Optional<StoredTask> ofTheSecond = found(purchases, "k-2", "t2");

        assertThat(ofTheFirst).isEmpty();
        assertThat(unchanged).isEqualTo(State.UNKNOWN);
        assertThat(ofTheSecond).map(StoredTask::attempt).contains(2);
    }

    @Test
    void shouldFindNothingForASubmitThatIsNotKnown() {
        assertThat(found(purchases(Atelier.plain()), "somebody-elses-7", "t1")).isEmpty();
        assertThat(store.find("atelier", "somebody-elses-7")).isEmpty();
    }

    @Test
    void shouldGoOnWithTheTaskThatAnotherNodeWasToldWhileTheAnswerWasLost() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        Purchases otherNode = purchases(Atelier.plain());

        found(otherNode, "k", "t1");
        fails(unknown());

        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void shouldNotTakeTheTaskOfAnEarlierAttemptForThatOfALostAnswer() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        failed(purchases, "t1", "no-luck");

        CompletableFuture<Purchase> second = buy(purchases);
        fails(unknown());

        assertThat(failureOf(second).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(stored().state()).isEqualTo(State.UNKNOWN);
    }

    /** A node of an application on several machines. */
    private Purchases at(DurableStore node) {
        return new EngineParts(Atelier.plain(), node, time, workers).purchases();
    }

    private Purchases.Wish wishAt(DurableStore node) {
        return wish(EngineParts.intent("k", "d", Delivery.AWAITED, node.node(), time.now()));
    }

    @Test
    void shouldWaitForWhatAnotherNodeIsAboutToBuy() {
        DurableStore one = new DurableStore(time, "one");
        DurableStore two = one.at("two");
        buy(at(one), wishAt(one));
        CompletableFuture<Purchase> second = buy(at(two), wishAt(two));
        time.advance(Duration.ofSeconds(10));
        boolean early = second.isDone();

        accepted("t1");
        time.advance(Duration.ofSeconds(1));

        assertThat(early).isFalse();
        assertThat(done(second).stored().taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldTakeWhatANodeThatDiedWasAboutToBuyAsUnknown() {
        DurableStore one = new DurableStore(time, "one");
        DurableStore two = one.at("two");
        buy(at(one), wishAt(one));
        CompletableFuture<Purchase> second = buy(at(two), wishAt(two));

        one.dies();
        time.advance(Duration.ofSeconds(1));

        assertThat(failureOf(second)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldLookAgainWhereAnotherNodeIsQuicker() {
        DurableStore one = new DurableStore(time, "one");
        DurableStore two = one.at("two");
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<Purchase> late = at(one).buy(wishAt(one), offer -> turn.thenCompose(come -> submit(offer)));
        buy(at(two), wishAt(two));
        accepted("t1");

        turn.complete(null);

        assertThat(done(late).stored().taskId()).isEqualTo("t1");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldSayThatNothingWasSentWhereAnotherNodeDoesNotSayInTimeWhatItBought() {
        DurableStore one = new DurableStore(time, "one");
        DurableStore two = one.at("two");
        buy(at(one), wishAt(one));
        CompletableFuture<Purchase> second = buy(at(two), wishAt(two));

        time.advance(TIMEOUT);

        assertThat(failureOf(second))
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("one");
    }
}
