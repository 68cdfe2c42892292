package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Purchases.Purchase;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchasesTest {

    private final ManualTime time = new ManualTime();
    private final ManualWorkers workers = new ManualWorkers();
    private final FaultyStore store = new FaultyStore(new InMemoryTaskStore(time));
    private final List<StoredTask> submits = new ArrayList<>();
    private CompletableFuture<Submitted> answer = new CompletableFuture<>();

    /** A store that fails when it is told to. */
    private static final class FaultyStore implements TaskStore {

        private final TaskStore inner;
        private boolean failsToClaim;
        private boolean failsToUpdate;

        FaultyStore(TaskStore inner) {
            this.inner = inner;
        }

        @Override
        public Optional<StoredTask> claim(StoredTask intent) {
            if (failsToClaim) {
                throw new IllegalStateException("the database is away");
            }
            return inner.claim(intent);
        }

        @Override
        public void update(StoredTask task) {
            if (failsToUpdate) {
                throw new IllegalStateException("the database is away");
            }
            inner.update(task);
        }

        @Override
        public void remove(String provider, String key) {
            inner.remove(provider, key);
        }

        @Override
        public Optional<StoredTask> find(String provider, String key) {
            return inner.find(provider, key);
        }

        @Override
        public List<StoredTask> detached(String provider) {
            return inner.detached(provider);
        }
    }

    private Purchases purchases(MediaProvider provider) {
        return new Purchases(provider, store, time, workers);
    }

    private StoredTask intent(String digest) {
        return StoredTask.intent("k", digest, "atelier", "https://atelier.example", "video", "film-1", time.now());
    }

    private CompletableFuture<Submitted> submit(StoredTask attempt) {
        submits.add(attempt);
        return answer;
    }

    private CompletableFuture<Purchase> buy(Purchases purchases) {
        return purchases.buy(intent("d"), 3, false, false, this::submit);
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
        assertThat(submits).extracting(StoredTask::attempt).containsExactly(1);
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

        CompletableFuture<Purchase> other = purchases.buy(intent("another"), 3, true, true, this::submit);

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
    void shouldFindATaskThatSucceededBefore() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        purchases.ended("k", Tasks.succeeded("t1"));

        assertThat(stored().state()).isEqualTo(State.SUCCEEDED);
        assertThat(done(buy(purchases)).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldIgnoreTheEndOfAnotherTask() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");

        purchases.ended("k", Tasks.failed("t0", "x"));
        purchases.ended("nobody", Tasks.failed("t1", "x"));

        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void shouldBuyAtMostSoManyTasksForAKey() {
        Purchases purchases = purchases(Atelier.plain());
        for (int i = 1; i <= 3; i++) {
            buy(purchases);
            accepted("t" + i);
            purchases.ended("k", Tasks.failed("t" + i, "busy"));
        }

        CompletableFuture<Purchase> fourth = buy(purchases);

        assertThat(submits).extracting(StoredTask::attempt).containsExactly(1, 2, 3);
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
        purchases.ended("k", Tasks.failed("t1", "refused"));

        assertThat(failureOf(buy(purchases))).hasMessageContaining("change the request");
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldBuyAMendedRequestOfTheSameMessageAfterARefusal() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        purchases.ended("k", Tasks.failed("t1", "refused"));

        CompletableFuture<Purchase> stranger = purchases.buy(intent("mended"), 3, false, false, this::submit);
        CompletableFuture<Purchase> mended = purchases.buy(intent("mended"), 3, false, true, this::submit);
        accepted("t2");

        assertThat(failureOf(stranger)).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(done(mended).stored().taskId()).isEqualTo("t2");
        assertThat(stored().digest()).isEqualTo("mended");
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
        assertThat(submits).extracting(StoredTask::attempt).containsExactly(1, 1);
    }

    @Test
    void shouldRestoreTheFailedAttemptWhereTheNextWasNotBought() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        purchases.ended("k", Tasks.failed("t1", "busy"));

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

        CompletableFuture<Purchase> second = purchases.buy(intent("d"), 3, true, false, this::submit);
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
        assertThat(submits).extracting(StoredTask::attempt).containsExactly(1, 1);
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

    @Test
    void shouldBuyNothingWhereTheStoreCannotWriteTheIntent() {
        store.failsToClaim = true;
        Purchases purchases = purchases(Atelier.plain());

        CompletableFuture<Purchase> first = buy(purchases);
        store.failsToClaim = false;
        CompletableFuture<Purchase> second = buy(purchases);
        accepted("t1");

        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(failureOf(first).isRetryable()).isTrue();
        assertThat(failureOf(first)).hasMessageContaining("database is away");
        assertThat(second).isCompleted();
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldBuyNothingWhereTheStoreCannotWriteTheNextAttempt() {
        Purchases purchases = purchases(Atelier.plain());
        buy(purchases);
        accepted("t1");
        purchases.ended("k", Tasks.failed("t1", "busy"));
        store.failsToUpdate = true;

        CompletableFuture<Purchase> next = buy(purchases);

        assertThat(failureOf(next).isRetryable()).isTrue();
        assertThat(submits).hasSize(1);
    }

    @Test
    void shouldHandOnTheTaskWhereTheStoreCannotWriteItsId() {
        CompletableFuture<Purchase> purchase = buy(purchases(Atelier.plain()));
        store.failsToUpdate = true;

        accepted("t1");

        assertThat(done(purchase).stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldFailAndForgetThePurchaseWhereASubmitCannotEvenBegin() {
        Purchases purchases = purchases(Atelier.idempotent());
        CompletableFuture<Purchase> broken = purchases.buy(intent("d"), 3, false, false, stored -> {
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

        CompletableFuture<Purchase> broken = purchases.buy(intent("d"), 3, false, false, stored -> {
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
    void shouldFailAndForgetThePurchaseWhereNoWorkerTakesIt() {
        Purchases purchases = purchases(Atelier.plain());
        workers.shutDown();

        CompletableFuture<Purchase> first = buy(purchases);
        CompletableFuture<Purchase> second = buy(purchases);

        assertThat(failureOf(first).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(second).isCompletedExceptionally();
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
        Purchases purchases = purchases(Atelier.plain());
        CompletableFuture<Purchase> purchase = buy(purchases);
        accepted("t1");

        StoredTask detached = purchases.detach(done(purchase).stored(), 5_000);

        assertThat(detached.detached()).isTrue();
        assertThat(store.detached("atelier")).containsExactly(detached);
        assertThat(detached.timeoutMillis()).isEqualTo(5_000);
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
        buy(purchases);
        CompletableFuture<Optional<StoredTask>> found = purchases.found("k", "t1");
        accepted("t1");
        StoredTask detached = purchases.detach(stored(), 1000);

        assertThat(found.join()).map(StoredTask::kind).contains("video");
        assertThat(found(purchases, "k", "t1")).contains(detached);
        assertThat(stored().detached()).isTrue();
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
        purchases.ended("k", Tasks.failed("t1", "no-luck"));
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
        purchases.ended("k", Tasks.failed("t1", "no-luck"));

        CompletableFuture<Purchase> second = buy(purchases);
        fails(unknown());

        assertThat(failureOf(second).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(stored().state()).isEqualTo(State.UNKNOWN);
    }
}
