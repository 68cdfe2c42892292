package io.genmedia.camel.media.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoreCallsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ManualTime time = new ManualTime();
    private final StoreCalls calls = new StoreCalls("atelier", time, Runnable::run);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> late = new ArrayList<>();
    private boolean away;

    private final Supplier<String> store = () -> {
        asked.incrementAndGet();
        if (away) {
            throw new IllegalStateException("away");
        }
        return "row";
    };

    private CompletableFuture<String> ask() {
        return calls.ask("read", store, until(), late::add);
    }

    private Instant until() {
        return time.now().plus(PATIENCE);
    }

    /** Threads that the store blocks, until the test lets them go on. */
    private static final class Blocked implements Executor {

        private final Queue<Runnable> work = new ArrayDeque<>();

        @Override
        public void execute(Runnable command) {
            work.add(command);
        }

        void goesOn() {
            while (!work.isEmpty()) {
                work.remove().run();
            }
        }
    }

    /** A store that is away, each call of which takes half a minute; nothing is asked again by itself. */
    private static final class SlowStore implements Supplier<String>, TimeSource {

        private long now;
        private int asked;

        @Override
        public String get() {
            asked++;
            now += Duration.ofSeconds(30).toNanos();
            throw new IllegalStateException("away");
        }

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(0, now);
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Cancellable schedule(Runnable action, Duration delay) {
            return () -> {};
        }
    }

    @Test
    void shouldAnswerAtOnceAndLeaveNothingBehind() {
        CompletableFuture<String> answer = ask();

        assertThat(answer).isCompletedWithValue("row");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldAskAgainAfterGrowingPauses() {
        away = true;
        ask();
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            pauses.add(time.untilNext().toMillis());
            time.advance(time.untilNext());
        }

        assertThat(pauses).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void shouldFailWithWhatTheStoreSaidLastWhenTheTimeIsOver() {
        away = true;
        CompletableFuture<String> answer = ask();
        time.advance(PATIENCE);
        int before = asked.get();
        time.advance(Duration.ofHours(1));

        assertThatThrownBy(answer::join).hasRootCauseMessage("away");
        assertThat(asked).hasValue(before);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldNotAskForWhomTheTimeWasOverBeforeAThreadWasFree() {
        Blocked threads = new Blocked();
        StoreCalls busy = new StoreCalls("atelier", time, threads);
        CompletableFuture<String> answer = busy.ask("read", store, until(), late::add);
        Runnable asking = threads.work.remove();

        time.advance(PATIENCE);
        threads.goesOn();
        asking.run();

        assertThatThrownBy(answer::join).hasMessageContaining("does not answer");
        assertThat(asked).hasValue(0);
        assertThat(late).isEmpty();
    }

    @Test
    void shouldTellWhatCameTooLate() {
        CompletableFuture<String> answer = calls.ask(
                "read",
                () -> {
                    time.advance(PATIENCE);
                    return "row";
                },
                until(),
                late::add);

        assertThat(answer).isCompletedExceptionally();
        assertThat(late).containsExactly("row");
    }

    @Test
    void shouldNotAskAgainAfterAnErrorOfOurOwn() {
        Blocked threads = new Blocked();
        CompletableFuture<String> answer = new StoreCalls("atelier", time, threads)
                .ask(
                        "read",
                        () -> {
                            throw new NoClassDefFoundError("Row");
                        },
                        until(),
                        late::add);

        assertThatThrownBy(threads::goesOn).isInstanceOf(NoClassDefFoundError.class);

        assertThatThrownBy(answer::join).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldWriteForAsLongAsTheApplicationRuns() {
        away = true;
        CompletableFuture<String> written = calls.write("write", store);
        time.advance(Duration.ofDays(1));
        boolean early = written.isDone();

        away = false;
        time.advance(Duration.ofSeconds(5));

        assertThat(early).isFalse();
        assertThat(written).isCompletedWithValue("row");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldNotWaitForeverForWhatIsWrittenLater() {
        CompletableFuture<String> written = new CompletableFuture<>();
        CompletableFuture<Void> waited = calls.await(written, Duration.ofSeconds(2));
        boolean early = waited.isDone();

        time.advance(Duration.ofSeconds(2));

        assertThat(early).isFalse();
        assertThat(waited).isCompleted();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldGoOnAsSoonAsItIsWrittenOrCannotBe() {
        CompletableFuture<String> written = new CompletableFuture<>();
        CompletableFuture<String> failed = new CompletableFuture<>();
        CompletableFuture<Void> one = calls.await(written, Duration.ofSeconds(2));
        CompletableFuture<Void> two = calls.await(failed, Duration.ofSeconds(2));

        written.complete("row");
        failed.completeExceptionally(new IllegalStateException("the application ended"));

        assertThat(one).isCompleted();
        assertThat(two).isCompleted();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldWriteOnceMoreWhenTheApplicationEnds() {
        away = true;
        CompletableFuture<String> written = calls.write("write", store);
        away = false;

        calls.close();

        assertThat(written).isCompletedWithValue("row");
    }

    @Test
    void shouldWriteOnThisThreadWhereTheOthersAreGone() {
        StoreCalls ending = new StoreCalls("atelier", time, work -> {
            throw new RejectedExecutionException("shut down");
        });

        assertThat(ending.write("write", store)).isCompletedWithValue("row");
    }

    @Test
    void shouldWaitForAStoreThatIsAwayOnlyOnceWhenTheApplicationEnds() {
        // given: ten records, each of which waits for the database for half a minute, and one more to follow each
        SlowStore slow = new SlowStore();
        StoreCalls ending = new StoreCalls("atelier", slow, Runnable::run);
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<String> first = ending.write("write", slow);
            all.add(first);
            all.add(first.handle((row, failure) -> ending.write("write what follows", slow))
                    .thenCompose(next -> next));
        }
        int before = slow.asked;

        ending.close();

        assertThat(slow.asked - before).isEqualTo(1);
        assertThat(all).allSatisfy(written -> assertThat(written).isCompletedExceptionally());
    }

    @Test
    void shouldNotGiveUpTheOthersWhereOneRecordCannotBeWritten() {
        away = true;
        CompletableFuture<String> good = calls.write("write", store);
        CompletableFuture<String> another = calls.write("write", store);
        CompletableFuture<String> poison = calls.write("write what no table takes", () -> {
            throw new IllegalArgumentException("too long");
        });
        away = false;

        calls.close();

        assertThat(poison).isCompletedExceptionally();
        assertThat(good).isCompletedWithValue("row");
        assertThat(another).isCompletedWithValue("row");
    }

    @Test
    void shouldFailAtOnceWhatIsAskedOfAStoreThatIsAwayAfterTheEnd() {
        calls.close();
        away = true;

        assertThat(ask()).isCompletedExceptionally();
        assertThat(calls.write("write", store)).isCompletedExceptionally();
        assertThat(time.scheduled()).isZero();
    }
}
