package io.genmedia.camel.media.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.ScriptedCalls;
import io.genmedia.camel.media.testing.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskTrackersTest {

    private static final java.net.URI BASE = java.net.URI.create("https://atelier.example");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ApiAnswer RUNNING = Tasks.answer(Tasks.running("t", 10));
    private static final ApiAnswer DONE = Tasks.answer(Tasks.succeeded("t"));
    private static final ApiAnswer NOT_FOUND = Tasks.answer(404, "{'error':{'code':'nothing','message':'no task'}}");

    private final ManualTime time = new ManualTime();
    private final ScriptedCalls calls = new ScriptedCalls();
    private final TaskTrackers trackers = trackersOn(time);
    private final List<TaskSnapshot> told = new ArrayList<>();

    private TaskTrackers trackersOn(TimeSource source) {
        Atelier atelier = Atelier.idempotent();
        return new TaskTrackers(
                atelier, new StatusReader(atelier, calls, BASE, source), source, TaskMeters.NONE, new LearnedLengths());
    }

    private static TaskRef fresh(String id) {
        return new TaskRef(id, "video", "film-1", true);
    }

    private static TaskRef resumed(String id) {
        return new TaskRef(id, null, null, false);
    }

    private TaskWait await(TaskRef ref, int intervalSeconds) {
        return trackers.await(ref, Pace.fixed(Duration.ofSeconds(intervalSeconds)), HOUR, told::add);
    }

    private void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private static Throwable failureOf(TaskWait wait) {
        assertThat(wait.outcome()).isCompletedExceptionally();
        return catchThrowable(wait.outcome()::join).getCause();
    }

    @Test
    void shouldReadAFreshTaskAfterOneInterval() {
        TaskWait wait = await(fresh("t"), 5);
        calls.then(DONE);

        time.advance(Duration.ofMillis(4999));
        int before = calls.count();
        time.advance(Duration.ofMillis(1));

        assertThat(before).isZero();
        assertThat(wait.outcome().join().status()).isEqualTo(MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldReadAResumedTaskAtOnce() {
        calls.then(DONE);
        TaskWait wait = await(resumed("t"), 5);

        time.advance(Duration.ZERO);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldReadOncePerInterval() {
        calls.always(call -> RUNNING);
        await(fresh("t"), 7);

        seconds(70);

        assertThat(calls.count()).isEqualTo(10);
        assertThat(calls.calls().get(9).target()).isEqualTo("/tasks/t");
    }

    @Test
    void shouldNotReadAgainWhileAReadIsUnderWay() {
        await(fresh("t"), 5);

        seconds(60);
        int whileOpen = calls.count();
        calls.next().complete(RUNNING);
        seconds(5);

        assertThat(whileOpen).isEqualTo(1);
        assertThat(calls.count()).isEqualTo(2);
    }

    @Test
    void shouldTellProgressOnlyWhereItChanged() {
        calls.then(Tasks.answer(Tasks.pending("t")))
                .then(Tasks.answer(Tasks.pending("t")))
                .then(Tasks.answer(Tasks.running("t", 10)))
                .then(Tasks.answer(503, ""))
                .then(Tasks.answer(Tasks.running("t", 10)))
                .then(Tasks.answer(Tasks.running("t", 20)))
                .then(DONE);
        await(fresh("t"), 5);

        seconds(60);

        assertThat(told)
                .extracting(task -> task.status() + " " + task.progress())
                .containsExactly("PENDING null", "RUNNING 10", "RUNNING 20", "SUCCEEDED null");
    }

    @Test
    void shouldTellALaterWaiterWhatIsKnownAtOnce() {
        calls.always(call -> RUNNING);
        await(fresh("t"), 5);
        seconds(5);
        List<TaskSnapshot> toldLater = new ArrayList<>();

        trackers.await(fresh("t"), Pace.fixed(Duration.ofSeconds(5)), HOUR, toldLater::add);

        assertThat(toldLater).extracting(TaskSnapshot::progress).containsExactly(10);
    }

    @Test
    void shouldShareTheReadsOfWaitersWithOtherIntervals() {
        calls.always(call -> RUNNING);
        TaskWait slow = await(fresh("t"), 60);
        TaskWait quick = await(fresh("t"), 10);

        seconds(60);
        int inTheFirstMinute = calls.count();
        seconds(60);
        int inTheSecond = calls.count() - inTheFirstMinute;
        trackers.leave(fresh("t"), quick);
        seconds(600);
        int afterwards = calls.count() - inTheSecond - inTheFirstMinute;
        calls.always(call -> DONE);
        seconds(60);

        assertThat(trackers.size()).isZero();
        assertThat(inTheSecond).isEqualTo(6);
        assertThat(afterwards).isBetween(10, 11);
        assertThat(slow.outcome()).isCompleted();
        assertThat(quick.outcome()).isNotDone();
    }

    @Test
    void shouldReadAtOnceForAResumedWaiterOfATaskThatIsFollowed() {
        calls.then(DONE);
        TaskWait first = await(fresh("t"), 60);
        TaskWait second = await(resumed("t"), 60);

        time.advance(Duration.ZERO);

        assertThat(first.outcome()).isCompleted();
        assertThat(second.outcome()).isCompleted();
        assertThat(calls.count()).isEqualTo(1);
    }

    @Test
    void shouldEndTheWaitAtItsDeadlineAndLeaveTheOtherWaiterAlone() {
        calls.always(call -> RUNNING);
        TaskWait impatient =
                trackers.await(fresh("task_7"), Pace.fixed(Duration.ofSeconds(5)), Duration.ofSeconds(30), told::add);
        TaskWait patient = await(fresh("task_7"), 5);
        calls.always(call -> Tasks.answer(Tasks.running("task_7", 10)));

        seconds(30);

        assertThat(failureOf(impatient)).isInstanceOfSatisfying(MediaTaskTimeoutException.class, error -> {
            assertThat(error.getTaskId()).isEqualTo("task_7");
            assertThat(error.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
            assertThat(error.isRetryable()).isTrue();
            assertThat(error).hasMessageContaining("task_7").hasMessageContaining("atelier:await");
        });
        calls.always(call -> Tasks.answer(Tasks.succeeded("task_7")));
        seconds(5);
        assertThat(patient.outcome()).isCompleted();
    }

    @Test
    void shouldNotReadWhenNobodyWaits() {
        calls.always(call -> RUNNING);
        TaskWait wait = await(fresh("t"), 5);
        seconds(12);
        int before = calls.count();

        trackers.leave(fresh("t"), wait);
        seconds(600);

        assertThat(calls.count()).isEqualTo(before);
        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLeaveNothingBehindWhenTheTaskEnded() {
        calls.always(call -> DONE);
        await(fresh("t"), 5);
        await(resumed("t"), 50);

        seconds(50);

        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldLeaveNothingBehindWhenTheDeadlinePassed() {
        trackers.await(fresh("t"), Pace.fixed(Duration.ofSeconds(5)), Duration.ofSeconds(12), told::add);
        calls.always(call -> RUNNING);

        seconds(600);

        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
        assertThat(calls.count()).isEqualTo(2);
    }

    @Test
    void shouldLeaveNothingBehindWhereTheDeadlineComesBeforeTheTrackerIsJoined() {
        // a timer thread that is quicker than the one that waits
        TimeSource hasty = new TimeSource() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public Cancellable schedule(Runnable action, Duration delay) {
                if (delay.isZero()) {
                    action.run();
                    return () -> {};
                }
                return time.schedule(action, delay);
            }
        };
        TaskTrackers hastened = trackersOn(hasty);
        calls.always(call -> RUNNING);

        TaskWait wait = hastened.await(fresh("t"), Pace.fixed(Duration.ofSeconds(5)), Duration.ZERO, told::add);
        seconds(600);

        assertThat(failureOf(wait)).isInstanceOf(MediaTaskTimeoutException.class);
        assertThat(calls.count()).isZero();
        assertThat(hastened.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldIgnoreAnAnswerThatComesWhenNobodyWaits() {
        TaskWait left = await(fresh("t"), 5);
        seconds(5);
        trackers.leave(fresh("t"), left);
        TaskWait later = await(fresh("t"), 5);

        calls.next().complete(DONE);

        assertThat(left.outcome()).isNotDone();
        assertThat(later.outcome()).isNotDone();
        assertThat(told).isEmpty();
        assertThat(trackers.size()).isEqualTo(1);
    }

    @Test
    void shouldReadAgainAfterFailuresOfAnyKind() {
        calls.then(new IOException("reset"))
                .then(Tasks.answer(500, "oops"))
                .then(Tasks.answer(200, "{'broken"))
                .then(Tasks.answer(200, "[]"))
                .then(Tasks.answer(Tasks.running("another", 10)))
                .then(Tasks.answer(429, ""))
                .then(DONE);
        TaskWait wait = await(fresh("t"), 1);

        seconds(1 + 1 + 2 + 4 + 8 + 16 + 16);

        assertThat(wait.outcome()).isCompleted();
        assertThat(calls.count()).isEqualTo(7);
        assertThat(told).extracting(TaskSnapshot::status).containsExactly(MediaStatus.SUCCEEDED);
    }

    @Test
    void shouldHonourRetryAfter() {
        calls.then(Tasks.answer(503, "", Map.of("retry-after", "100"))).then(DONE);
        TaskWait wait = await(fresh("t"), 1);

        seconds(100);
        int before = calls.count();
        seconds(1);

        assertThat(before).isEqualTo(1);
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldBearThatAFreshTaskIsNotFoundAtFirst() {
        calls.then(NOT_FOUND).then(NOT_FOUND).then(DONE);
        TaskWait wait = await(fresh("t"), 5);

        seconds(20);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldGiveUpWhereAResumedTaskIsNotFound() {
        calls.then(NOT_FOUND);
        TaskWait wait = await(resumed("t"), 5);

        seconds(0);

        assertThat(failureOf(wait)).isInstanceOf(MediaTaskNotFoundException.class);
        assertThat(trackers.size()).isZero();
    }

    @Test
    void shouldGiveUpATaskThatWasSeenOnlyWhenItIsNotFoundSeveralTimes() {
        calls.then(RUNNING)
                .then(Tasks.answer(503, ""))
                .then(Tasks.answer(503, ""))
                .then(Tasks.answer(503, ""))
                .then(Tasks.answer(503, ""))
                .then(Tasks.answer(503, ""))
                .then(NOT_FOUND)
                .then(DONE);
        TaskWait wait = await(resumed("t"), 1);

        seconds(200);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldTellThatARefusedTaskGoesOn() {
        calls.then(Tasks.answer(401, ""));
        TaskWait wait = await(fresh("task_7"), 5);

        seconds(5);

        assertThat(failureOf(wait)).isInstanceOfSatisfying(MediaAuthenticationException.class, error -> {
            assertThat(error.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
            assertThat(error.getTaskId()).isEqualTo("task_7");
            assertThat(error).hasMessageContaining("ATELIER_API_KEY").hasMessageContaining("await");
        });
    }

    @Test
    void shouldCompleteTheTaskWithWhatEachWaiterKnows() {
        calls.then(RUNNING).then(DONE);
        TaskWait byBareId = await(resumed("t"), 5);
        TaskWait bought = await(fresh("t"), 5);

        seconds(10);

        assertThat(byBareId.outcome().join().model()).isNull();
        assertThat(bought.outcome().join().model()).isEqualTo("film-1");
        assertThat(bought.outcome().join().kind()).isEqualTo("video");
    }

    @Test
    void shouldTellTheOutcomeEvenWhereAListenerOfProgressThrows() {
        calls.then(DONE);
        TaskWait broken = trackers.await(fresh("t"), Pace.fixed(Duration.ofSeconds(5)), HOUR, task -> {
            throw new IllegalStateException("listener");
        });
        TaskWait other = await(fresh("t"), 5);

        seconds(5);

        assertThat(broken.outcome()).isCompleted();
        assertThat(other.outcome()).isCompleted();
    }

    @Test
    void shouldNotStopReadingWhereACallCannotEvenBeMade() {
        AtomicInteger made = new AtomicInteger();
        Atelier atelier = Atelier.idempotent();
        TaskTrackers own = new TaskTrackers(
                atelier,
                new StatusReader(
                        atelier,
                        call -> {
                            if (made.incrementAndGet() < 3) {
                                throw new IllegalStateException("pool closed");
                            }
                            return calls.then(DONE).apply(call);
                        },
                        BASE,
                        time),
                time,
                TaskMeters.NONE,
                new LearnedLengths());

        TaskWait wait = own.await(fresh("t"), Pace.fixed(Duration.ofSeconds(1)), HOUR, told::add);
        seconds(10);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldLetPollingRestWhileAStreamTells() {
        calls.always(call -> RUNNING);
        TaskWait wait = await(fresh("t"), 5);
        TaskTrackers.Feed feed = trackers.feed(fresh("t"), () -> {});

        seconds(600);
        int reads = calls.count();
        feed.observe(Tasks.running("t", 40));
        feed.observe(Tasks.succeeded("t"));

        assertThat(reads).isZero();
        assertThat(told).extracting(TaskSnapshot::progress).containsExactly(40, null);
        assertThat(wait.outcome().join().model()).isEqualTo("film-1");
        assertThat(trackers.size()).isZero();
    }

    @Test
    void shouldReadAtOnceWhenTheStreamEndsBeforeTheTask() {
        calls.always(call -> DONE);
        TaskWait wait = await(fresh("t"), 60);
        TaskTrackers.Feed feed = trackers.feed(fresh("t"), () -> {});

        feed.end();
        time.advance(Duration.ZERO);

        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldGoOnReadingOnlyWhenTheLastOfSeveralStreamsEnded() {
        calls.always(call -> DONE);
        TaskWait wait = await(fresh("t"), 5);
        TaskTrackers.Feed one = trackers.feed(fresh("t"), () -> {});
        Runnable endOther = () -> {};
        TaskTrackers.Feed other = trackers.feed(fresh("t"), endOther);

        one.end();
        seconds(60);
        boolean whileOneGoesOn = wait.outcome().isDone();
        other.end();
        seconds(0);

        assertThat(whileOneGoesOn).isFalse();
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldLeaveNothingBehindWhereAStreamTellsNobody() {
        TaskTrackers.Feed feed = trackers.feed(fresh("t"), () -> {});
        feed.observe(Tasks.running("t", 10));

        int during = trackers.size();
        feed.end();
        seconds(600);

        assertThat(during).isEqualTo(1);
        assertThat(trackers.size()).isZero();
        assertThat(calls.count()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldEndTheStreamWhenTheLastWaiterLeaves() {
        AtomicInteger ended = new AtomicInteger();
        TaskWait first = await(fresh("t"), 5);
        TaskWait second = await(fresh("t"), 5);
        trackers.feed(fresh("t"), ended::incrementAndGet);

        trackers.leave(fresh("t"), first);
        int withOneLeft = ended.get();
        trackers.leave(fresh("t"), second);

        assertThat(withOneLeft).isZero();
        assertThat(ended).hasValue(1);
        assertThat(trackers.size()).isZero();
    }

    @Test
    void shouldKeepTheStreamThatOneWaitsForWhenAStrangerLeaves() {
        TaskWait elsewhere = await(fresh("t"), 5);
        trackers.leave(fresh("t"), elsewhere);
        AtomicInteger ended = new AtomicInteger();
        TaskTrackers.Feed feed = trackers.feed(fresh("t"), ended::incrementAndGet);

        trackers.leave(fresh("t"), elsewhere);
        TaskWait wait = await(fresh("t"), 5);
        feed.observe(Tasks.succeeded("t"));

        assertThat(ended).hasValue(0);
        assertThat(wait.outcome()).isCompleted();
    }

    @Test
    void shouldIgnoreWhatAStreamTellsAfterTheEnd() {
        TaskWait wait = await(fresh("t"), 5);
        TaskTrackers.Feed feed = trackers.feed(fresh("t"), () -> {});
        feed.observe(Tasks.succeeded("t"));

        feed.observe(Tasks.running("t", 3));
        feed.observe(Tasks.failed("t", "x"));
        feed.end();

        assertThat(wait.outcome().join().status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(told).hasSize(1);
        assertThat(trackers.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldEndEveryWaitOfManyThatJoinAndLeaveAtOnce() throws Exception {
        // given: a task that ends again and again while threads join and leave
        int threads = 8;
        int rounds = 300;
        ScriptedCalls done = new ScriptedCalls().always(call -> DONE);
        Atelier atelier = Atelier.idempotent();
        TaskTrackers shared = new TaskTrackers(
                atelier, new StatusReader(atelier, done, BASE, time), time, TaskMeters.NONE, new LearnedLengths());
        List<TaskWait> stayed = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> running = new ArrayList<>();

        // when
        for (int i = 0; i < threads; i++) {
            boolean leaves = i % 2 == 0;
            Thread thread = new Thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    TaskWait wait = shared.await(fresh("t"), Pace.fixed(Duration.ofMillis(1)), HOUR, task -> {});
                    if (leaves) {
                        shared.leave(fresh("t"), wait);
                    } else {
                        stayed.add(wait);
                    }
                }
            });
            thread.start();
            running.add(thread);
        }
        while (running.stream().anyMatch(Thread::isAlive)) {
            time.advance(Duration.ofMillis(1));
        }
        for (Thread thread : running) {
            thread.join();
        }
        time.advance(Duration.ofMillis(5));

        // then
        assertThat(stayed).hasSize(threads / 2 * rounds).allMatch(wait -> wait.outcome()
                .isDone());
        assertThat(shared.size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldFailASingleReadWithWhatTheProviderSaid() {
        StatusReader reader = new StatusReader(Atelier.idempotent(), calls, BASE, time);
        calls.then(NOT_FOUND).then(new IOException("reset")).then(Tasks.answer(200, "<html>"));

        Throwable gone = catchThrowable(reader.read("t")::join);
        Throwable cut = catchThrowable(reader.read("t")::join);
        Throwable unreadable = catchThrowable(reader.read("t")::join);

        assertThat(gone).isInstanceOf(CompletionException.class).cause().isInstanceOf(MediaTaskNotFoundException.class);
        assertThat(cut).cause().hasMessageContaining("reset");
        assertThat(unreadable).cause().hasMessageContaining("No readable answer");
    }
}
