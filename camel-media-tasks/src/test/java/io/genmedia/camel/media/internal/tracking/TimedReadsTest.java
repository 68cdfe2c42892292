package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.testing.Atelier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When tasks are read whose pace nobody set, one by one, by a clock that is moved. */
class TimedReadsTest {

    private static final String FILM = "video film-1";

    private SimulatedAccount account = account(new LearnedLengths());

    private static SimulatedAccount account(LearnedLengths lengths) {
        return new SimulatedAccount(Atelier.plain(), lengths, 7);
    }

    /** One after the other, so that each is read alone. */
    private void follow(int tasks, double shortest, double longest, Pace pace) {
        for (int i = 0; i < tasks; i++) {
            account.buy(account.between(shortest, longest), pace);
            account.seconds(2 * longest + 60);
        }
        assertThat(account.lags).hasSize(tasks);
    }

    private void forgetWhatWasCounted() {
        account.forget();
    }

    @ParameterizedTest
    @CsvSource({"30, 35, 0.9", "25, 60, 2.1", "62, 66, 0.9", "170, 180, 0.9", "600, 1500, 3.3"})
    void shouldReadALearnedModelLessOftenThanAPollAndTellItEarlier(double shortest, double longest, double lag) {
        // given: what a poll does
        follow(100, shortest, longest, SimulatedAccount.FIXED);
        int polled = account.reads;
        double lagOfPoll = account.meanLag();
        double worstOfPoll = account.lag(1);
        forgetWhatWasCounted();

        // when
        follow(100, shortest, longest, SimulatedAccount.CHOSEN);

        // then
        assertThat(account.reads).isLessThan((int) (polled * 0.85));
        assertThat(account.meanLag()).isLessThan(lag).isLessThan(lagOfPoll * 1.2);
        assertThat(account.lag(0.5)).isLessThan(lag);
        assertThat(account.lag(1)).isLessThanOrEqualTo(worstOfPoll + 6);
    }

    @Test
    void shouldReadEveryFiveSecondsUntilEightEndsAreKnown() {
        List<Integer> reads = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            account.forget();
            account.buy(32, SimulatedAccount.CHOSEN);
            account.seconds(100);
            reads.add(account.reads);
        }

        assertThat(reads.subList(0, 8)).containsOnly(7);
        assertThat(reads.get(8)).isLessThan(7);
    }

    @Test
    void shouldLearnTheLengthsOfTasksThatAreNotAlikeApart() {
        for (int i = 0; i < 10; i++) {
            account.buy("short", 12, false, SimulatedAccount.CHOSEN);
            account.buy("long", 120, false, SimulatedAccount.CHOSEN);
            account.seconds(200);
        }
        account.forget();

        account.buy("short", 12, false, SimulatedAccount.CHOSEN);
        account.seconds(60);
        double lagOfShort = account.lags.get(0);
        account.forget();
        account.buy("long", 120, false, SimulatedAccount.CHOSEN);
        account.seconds(100);
        int early = account.reads;
        account.seconds(100);

        assertThat(lagOfShort).isLessThanOrEqualTo(3);
        assertThat(early).as("at 5, 15 and 45 s").isEqualTo(3);
        assertThat(account.lags.get(0)).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 4.6", "4, 1.1", "9, 6.1", "40, 5.1"})
    void shouldSeeAFailureThatComesEarly(double failsAfter, double lag) {
        follow(10, 600, 620, SimulatedAccount.CHOSEN);
        account.forget();

        account.buy(FILM, failsAfter, true, SimulatedAccount.CHOSEN);
        account.seconds(100);

        assertThat(account.failed).isEqualTo(1);
        assertThat(account.lags.get(0)).isLessThanOrEqualTo(lag);
    }

    @Test
    void shouldLearnNothingFromFailuresNorFromTasksOfOthersNorFromThoseThatNobodyWaitsForAnyMore() {
        LearnedLengths lengths = new LearnedLengths();
        account = account(lengths);
        for (int i = 0; i < 20; i++) {
            account.buy(FILM, 3, true, SimulatedAccount.CHOSEN);
            account.seconds(10);
            TaskRef resumed = new TaskRef("t" + 2 * i, "video", "film-1", false);
            account.trackers.await(resumed, SimulatedAccount.CHOSEN, Duration.ofMinutes(1), seen -> {});
            account.seconds(10);
            TaskWait left = account.buy(30, SimulatedAccount.CHOSEN);
            account.seconds(1);
            account.trackers.leave(new TaskRef("t" + (2 * i + 1), "video", "film-1", true), left);
            account.seconds(100);
        }

        assertThat(lengths.enough(FILM)).isEmpty();
        lengths.keep((like, change) -> {
            throw new AssertionError("learned of " + like);
        });
        assertThat(account.trackers.size()).isZero();
    }

    @Test
    void shouldTellAtOnceOfTasksThatAreOverHoweverManyAreAskedForOneAfterTheOther() {
        int told = 0;
        for (int i = 0; i < 100; i++) {
            account.stranger();
            TaskRef over = new TaskRef("stranger" + i, "video", "film-1", false);

            TaskWait wait = account.trackers.await(over, SimulatedAccount.CHOSEN, Duration.ofMinutes(5), seen -> {});
            account.seconds(0.01);
            told += wait.isOver() ? 1 : 0;
        }

        assertThat(told).isEqualTo(100);
    }

    @Test
    void shouldReadManyTasksWhoseBeginIsNotKnownNoFasterThanAPoll() {
        for (int i = 0; i < 1_000; i++) {
            account.stranger();
            TaskRef over = new TaskRef("stranger" + i, "video", "film-1", false);
            account.trackers.await(over, SimulatedAccount.CHOSEN, Duration.ofMinutes(5), seen -> {});
        }

        account.seconds(30);

        assertThat(account.trackers.size()).isZero();
        assertThat(account.mostInASecond()).isLessThanOrEqualTo(1_000 / 5 + DueReads.MANY);
    }

    @Test
    void shouldReadATaskWhoseBeginIsNotKnownAtOnceAndThenAtTheUsualPace() {
        follow(10, 30, 35, SimulatedAccount.CHOSEN);
        account.buy(50, SimulatedAccount.CHOSEN);
        SimulatedAccount later = account;
        TaskRef resumed = new TaskRef("t10", "video", "film-1", false);
        account.trackers.await(resumed, SimulatedAccount.FIXED, Duration.ofMinutes(5), seen -> {});
        account.forget();

        account.seconds(49);

        assertThat(later.reads).isEqualTo(10);
    }

    @Test
    void shouldLearnTheSameFromTasksWhosePaceIsSet() {
        follow(10, 30, 35, SimulatedAccount.FIXED);

        assertThat(account.lengths.enough(FILM)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 60})
    void shouldObeyAnIntervalThatIsSetWhateverIsKnown(int interval) {
        follow(20, 30, 35, SimulatedAccount.CHOSEN);
        account.forget();

        account.buy(301, Pace.fixed(Duration.ofSeconds(interval)));
        account.seconds(300);

        assertThat(account.reads).isEqualTo(300 / interval);
    }

    @Test
    void shouldObeyTheIntervalThatOneOfThoseWhoWaitHasSet() {
        follow(20, 300, 305, SimulatedAccount.CHOSEN);
        account.forget();
        TaskWait impatient = account.buy(301, Pace.fixed(Duration.ofSeconds(10)));
        TaskRef task = new TaskRef("t20", "video", "film-1", true);
        account.trackers.await(task, SimulatedAccount.CHOSEN, Duration.ofHours(1), seen -> {});
        account.seconds(100);
        int whileSet = account.reads;
        account.trackers.leave(task, impatient);
        account.seconds(100);

        assertThat(whileSet).isBetween(10, 20);
        assertThat(account.reads - whileSet).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 200, 2_000})
    void shouldNeverReadAnAccountMoreOftenThanAPollWould(int tasks) {
        follow(20, 30, 35, SimulatedAccount.CHOSEN);
        account.forget();

        for (int i = 0; i < tasks; i++) {
            account.buy(account.between(30, 35), SimulatedAccount.CHOSEN);
        }
        account.seconds(120);

        assertThat(account.lags).hasSize(tasks);
        assertThat(account.mostInASecond()).isLessThanOrEqualTo(Math.max(ReadBudget.FLOOR, tasks / 5));
        assertThat(account.readsOf.values()).allMatch(reads -> reads <= 9);
        assertThat(account.reads).isLessThan(tasks * 6);
        assertThat(account.lag(0.5)).isLessThan(3);
        assertThat(account.trackers.size()).isZero();
        assertThat(account.time.scheduled()).isZero();
    }

    @Test
    void shouldKeepPaceWithAModelThatBecomesSlower() {
        follow(100, 10, 12, SimulatedAccount.CHOSEN);
        account.forget();
        follow(60, 100, 110, SimulatedAccount.CHOSEN);
        account.forget();

        follow(100, 100, 110, SimulatedAccount.CHOSEN);

        assertThat(account.lag(0.5)).isLessThan(4);
        assertThat(account.readsOf.values()).allMatch(reads -> reads <= 23);
    }
}
