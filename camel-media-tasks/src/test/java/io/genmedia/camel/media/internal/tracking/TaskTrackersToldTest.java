package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of those who wait for a task when somebody says that it is over. */
class TaskTrackersToldTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SAFETY = Duration.ofMinutes(5);
    private static final ApiAnswer RUNNING = Tasks.answer(Tasks.running("t", 10));
    private static final ApiAnswer DONE = Tasks.answer(Tasks.succeeded("t"));
    private static final ApiAnswer NOT_FOUND = Tasks.answer(404, "{'error':{'code':'nothing','message':'no task'}}");
    private static final TaskRef FRESH = new TaskRef("t", "video", "film-1", true);

    private final ManualTime time = new ManualTime();
    private final ScriptedCalls calls = new ScriptedCalls();
    private final Atelier atelier = Atelier.idempotent();
    private final TaskTrackers trackers = new TaskTrackers(
            atelier,
            new StatusReader(atelier, calls, URI.create("https://atelier.example"), time),
            time,
            TaskMeters.NONE,
            new LearnedLengths());

    private TaskWait await() {
        return trackers.await(FRESH, Pace.fixed(SAFETY), HOUR, task -> {});
    }

    private void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void shouldReadAtOnceWhatIsSaidToBeOver() {
        calls.then(DONE);
        TaskWait wait = await();

        boolean waitedFor = trackers.told("t", null);
        seconds(0);

        assertThat(waitedFor).isTrue();
        assertThat(wait.outcome().join().status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldStartNothingForATaskThatNobodyWaitsFor() {
        boolean waitedFor = trackers.told("t", null) || trackers.told("t", Tasks.succeeded("t"));

        assertThat(waitedFor).isFalse();
        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldTakeAnEndThatIsBelievedWithoutARead() {
        TaskWait wait = await();
        TaskWait other = await();

        trackers.told("t", Tasks.failed("t", "no-luck"));

        assertThat(wait.outcome().join().status()).isEqualTo(MediaStatus.FAILED);
        assertThat(other.outcome()).isCompleted();
        assertThat(calls.count()).isZero();
        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldKeepTheFirstOfTwoEnds() {
        TaskWait wait = await();

        trackers.told("t", Tasks.succeeded("t"));
        boolean again = trackers.told("t", Tasks.failed("t", "no-luck"));

        assertThat(wait.outcome().join().status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(again).isFalse();
    }

    @Test
    void shouldReadOnceWhatIsSaidSeveralTimes() {
        await();

        trackers.told("t", null);
        trackers.told("t", null);
        trackers.told("t", null);
        seconds(4);

        assertThat(calls.count()).isEqualTo(1);
    }

    @Test
    void shouldReadAgainWhereAReadWasUnderWayAndMayHaveBeenTooEarly() {
        TaskWait wait = await();
        seconds(300);

        trackers.told("t", null);
        int whileOpen = calls.count();
        calls.next().complete(RUNNING);
        seconds(0);
        calls.next().complete(DONE);

        assertThat(whileOpen).isEqualTo(1);
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldNotReadAgainWhereTheReadThatWasUnderWayShowsTheEnd() {
        await();
        seconds(300);

        trackers.told("t", null);
        calls.next().complete(DONE);
        seconds(3600);

        assertThat(calls.count()).isEqualTo(1);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldReadSoonAgainWhereTheStatusDoesNotShowTheEndYet() {
        calls.then(RUNNING).then(RUNNING).then(DONE);
        TaskWait wait = await();

        trackers.told("t", null);
        seconds(10);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldBearThatATaskIsNotFoundForAMomentThatTheProviderItselfNamed() {
        calls.then(NOT_FOUND).then(NOT_FOUND).then(DONE);
        TaskWait wait = await();
        seconds(120);

        trackers.told("t", null);
        seconds(60);

        assertThat(wait.outcome()).isCompletedWithValueMatching(task -> task.status() == MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldGiveUpATaskThatIsNeverFoundAllTheSame() {
        calls.always(call -> NOT_FOUND);
        TaskWait wait = await();
        seconds(120);

        trackers.told("t", null);
        seconds(600);

        assertThat(catchThrowable(wait.outcome()::join)).hasCauseInstanceOf(MediaTaskNotFoundException.class);
        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldNotReadBeforeTheProviderWantsToBeAskedAgain() {
        calls.then(Tasks.answer(429, "", Map.of("retry-after", "100"))).then(DONE);
        TaskWait wait = await();
        trackers.told("t", null);
        seconds(0);

        trackers.told("t", null);
        seconds(99);
        int before = calls.count();
        seconds(1);

        assertThat(before).isEqualTo(1);
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldNotReadBeforeTheProviderWantsToBeAskedAgainWhereAReadWasUnderWay() {
        TaskWait wait = await();
        trackers.told("t", null);
        seconds(0);

        trackers.told("t", null);
        calls.next().complete(Tasks.answer(429, "", Map.of("retry-after", "100")));
        seconds(99);
        int before = calls.count();
        calls.then(DONE);
        seconds(1);

        assertThat(before).isEqualTo(1);
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldLeaveATaskAloneOfWhichAStreamTells() {
        TaskWait wait = await();
        TaskTrackers.Feed feed = trackers.feed(FRESH, () -> {});

        trackers.told("t", null);
        seconds(60);
        int during = calls.count();
        feed.observe(Tasks.succeeded("t"));

        assertThat(during).isZero();
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldReadNothingWhereTheLastOneLeavesBeforeTheRead() {
        TaskWait wait = await();

        trackers.told("t", null);
        trackers.leave(FRESH, wait);
        seconds(600);

        assertThat(calls.count()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldTellProgressAndEndToAllWhoWaitOnce() {
        AtomicInteger told = new AtomicInteger();
        calls.then(RUNNING).then(DONE);
        trackers.await(FRESH, Pace.fixed(SAFETY), HOUR, (TaskSnapshot task) -> told.incrementAndGet());

        trackers.told("t", null);
        seconds(0);
        trackers.told("t", null);
        seconds(0);
        trackers.told("t", null);

        assertThat(told).hasValue(2);
    }

    @Test
    void shouldJoinThoseAloneWhoWait() {
        boolean alone = trackers.join(FRESH, Pace.fixed(SAFETY), HOUR).isPresent();
        int scheduled = time.scheduled();
        TaskWait first = await();
        TaskWait joined = trackers.join(FRESH, Pace.fixed(SAFETY), HOUR).orElseThrow();

        trackers.told("t", Tasks.succeeded("t"));

        assertThat(alone).isFalse();
        assertThat(scheduled).isZero();
        assertThat(first.outcome()).isCompleted();
        assertThat(joined.outcome()).isCompleted();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldGoOnForWhoJoinedWhereTheFirstLeaves() {
        TaskWait first = await();
        TaskWait joined = trackers.join(FRESH, Pace.fixed(SAFETY), HOUR).orElseThrow();

        trackers.leave(FRESH, first);
        trackers.told("t", null);
        calls.then(DONE);
        seconds(0);

        assertThat(first.outcome()).isNotDone();
        assertThat(joined.outcome()).isCompleted();
        assertThat(time.scheduled()).isZero();
    }
}
