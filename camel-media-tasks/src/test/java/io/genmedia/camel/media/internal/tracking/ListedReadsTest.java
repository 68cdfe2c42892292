package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.tracking.SimulatedAccount.Order;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tasks of an account that has a list, by a clock that is moved: what is asked for, and how late an end is seen. */
class ListedReadsTest {

    private static final int MANY = 5_000;

    private SimulatedAccount account = account(new LearnedLengths());

    private static SimulatedAccount account(LearnedLengths lengths) {
        return new SimulatedAccount(Atelier.idempotent(), lengths, 11);
    }

    /** As a model that was used before. */
    private void learnTheModel() {
        for (int i = 0; i < 200; i++) {
            double end = account.between(30, 35);
            account.lengths.learn("video film-1", millis(end - 0.5), millis(end + 0.5), Tasks.succeeded("t"));
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** Bought within two seconds, as quickly as a good connection lets them. */
    private void buyAllAtOnce(int tasks) {
        for (int i = 0; i < tasks; i++) {
            account.buy(account.between(30, 35), SimulatedAccount.CHOSEN);
            if (i % 50 == 0) {
                account.seconds(2.0 * 50 / tasks);
            }
        }
    }

    private double requestsPerTask(int tasks) {
        return 1 + (double) account.requests.size() / tasks;
    }

    private void assertThatAllIsTold(int tasks) {
        assertThat(account.lags).hasSize(tasks);
        assertThat(account.trackers.size()).isZero();
        assertThat(account.time.scheduled()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "true, NEWEST_FIRST, 100, 1.25, 0.6, 1.6",
        "true, OLDEST_FIRST, 100, 1.25, 0.6, 1.6",
        "true, RANDOM, 100, 1.25, 0.6, 1.6",
        "false, NEWEST_FIRST, 100, 1.3, 0.6, 1.6",
        "false, OLDEST_FIRST, 100, 1.3, 0.6, 1.6",
        "false, RANDOM, 100, 1.3, 0.6, 1.6",
        // a provider that shows twenty at most
        "true, NEWEST_FIRST, 20, 1.6, 1.2, 4.0",
        "true, OLDEST_FIRST, 20, 1.6, 1.8, 4.0"
    })
    void shouldFinishFiveThousandWithOneAndAHalfRequestsEachAndHardlyALag(
            boolean known, Order order, int pageSize, double requests, double lag, double longLag) {
        account.order = order;
        account.longestPage = pageSize;
        if (known) {
            learnTheModel();
        }

        buyAllAtOnce(MANY);
        account.seconds(120);

        assertThatAllIsTold(MANY);
        assertThat(requestsPerTask(MANY)).isLessThanOrEqualTo(requests);
        assertThat(account.lag(0.5)).isLessThanOrEqualTo(lag);
        assertThat(account.lag(0.95)).isLessThanOrEqualTo(longLag);
        assertThat(account.mostInASecond()).isLessThanOrEqualTo(MANY / 5);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void shouldNotSweepTheTasksOfStrangers(Order order) {
        account.order = order;
        for (int i = 0; i < 10_000; i++) {
            account.stranger();
        }
        learnTheModel();

        buyAllAtOnce(200);
        account.seconds(120);

        assertThatAllIsTold(200);
        assertThat(account.pages).as("of 102").isLessThan(60);
        assertThat(requestsPerTask(200)).isLessThan(order == Order.RANDOM ? 5 : 1.5);
        assertThat(account.lag(0.5)).isLessThanOrEqualTo(order == Order.RANDOM ? 3 : 1.0);
    }

    @Test
    void shouldGoOnWithTasksThatComeAndGoAllTheTime() {
        learnTheModel();

        for (int i = 0; i < 6_000; i++) {
            account.buy(account.between(30, 35), SimulatedAccount.CHOSEN);
            account.seconds(0.02);
        }
        account.seconds(120);

        assertThatAllIsTold(6_000);
        assertThat(requestsPerTask(6_000)).isLessThan(1.5);
        assertThat(account.lag(0.5)).isLessThan(1.0);
        assertThat(account.mostInASecond()).isLessThanOrEqualTo(1_750 / 5);
    }

    @Test
    void shouldReadAFewOneByOne() {
        learnTheModel();

        buyAllAtOnce(30);
        account.seconds(120);

        assertThatAllIsTold(30);
        assertThat(account.pages).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 200})
    void shouldGoBackToSingleReadsWhereTheListCannotBeRead(int status) {
        account.listAnswers = call -> Tasks.answer(status, status == 200 ? "{'nothing':1}" : "{'error':{'code':'no'}}");
        learnTheModel();

        buyAllAtOnce(1_000);
        account.seconds(120);

        assertThatAllIsTold(1_000);
        assertThat(account.pages).isLessThan(10);
        assertThat(account.lag(0.95)).isLessThan(12);
        assertThat(account.mostInASecond()).isLessThanOrEqualTo(200);
    }

    @Test
    void shouldNotWaitForAListThatDoesNotAnswer() {
        account.listHangs = true;
        learnTheModel();

        buyAllAtOnce(1_000);
        account.seconds(180);

        assertThatAllIsTold(1_000);
        assertThat(account.pages).isBetween(1, 10);
    }

    @Test
    void shouldUseAListAgainThatFailedForAWhile() {
        account.listAnswers = call -> Tasks.answer(503, "", Map.of("retry-after", "20"));
        buyAllAtOnce(1_000);
        account.seconds(10);
        int whileItFailed = account.pages;
        account.listAnswers = call -> null;
        account.seconds(110);

        assertThatAllIsTold(1_000);
        assertThat(whileItFailed).isEqualTo(1);
        assertThat(account.pages).isGreaterThan(20);
    }

    @Test
    void shouldAskForShorterPagesWhereLongOnesAreRefused() {
        account.listAnswers = call ->
                "100".equals(call.query().get("size")) ? Tasks.answer(400, "{'error':{'code':'page too long'}}") : null;
        learnTheModel();

        buyAllAtOnce(1_000);
        account.seconds(120);

        assertThatAllIsTold(1_000);
        assertThat(account.pages).isGreaterThan(100);
        assertThat(requestsPerTask(1_000)).isLessThan(2);
    }

    @Test
    void shouldReadATaskAloneWhoseResultTheListDoesNotShow() {
        account.summaries = true;
        learnTheModel();

        buyAllAtOnce(400);
        account.buy("video film-1", 31, true, SimulatedAccount.CHOSEN);
        account.seconds(120);

        assertThatAllIsTold(401);
        assertThat(account.failed).isEqualTo(1);
        assertThat(account.readsOf.values()).allMatch(reads -> reads <= 8);
        assertThat(account.reads).isLessThan(2 * 401);
        assertThat(account.readsOf).hasSize(401);
    }

    @Test
    void shouldNotTakeATaskForGoneThatAStaleListDoesNotShow() {
        // given: the list of before the tasks
        account.listAnswers =
                call -> Tasks.answer(200, "{'tasks':[{'id':'x','status':'SUCCEEDED'}],'page':1,'size':100,'total':1}");
        learnTheModel();

        buyAllAtOnce(200);
        account.seconds(120);

        assertThatAllIsTold(200);
        assertThat(account.pages).isLessThan(10);
    }

    @Test
    void shouldNotTellWhatAStaleListShowsAfterWhatWasSeenSince() {
        AtomicInteger told = new AtomicInteger();
        account.listAnswers =
                call -> Tasks.answer(200, "{'tasks':[{'id':'t0','status':'PENDING'}],'page':1,'size':100,'total':1}");
        account.buy(300, SimulatedAccount.CHOSEN);
        TaskRef first = new TaskRef("t0", "video", "film-1", true);
        account.trackers.await(first, SimulatedAccount.CHOSEN, Duration.ofHours(1), seen -> {
            assertThat(seen.status().name()).isNotEqualTo("PENDING");
            told.incrementAndGet();
        });
        account.seconds(20);
        buyAllAtOnce(100);
        account.seconds(60);

        assertThat(account.pages).isPositive();
        assertThat(told).hasValue(1);
    }

    @Test
    void shouldObeyAnIntervalThatIsSetWhereThereIsAList() {
        for (int i = 0; i < 200; i++) {
            account.buy(301, Pace.fixed(Duration.ofSeconds(10)));
        }
        account.seconds(300);

        assertThat(account.pages).isZero();
        assertThat(account.readsOf.values()).allMatch(reads -> reads == 30);
    }
}
