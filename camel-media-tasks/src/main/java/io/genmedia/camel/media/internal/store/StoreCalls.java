package io.genmedia.camel.media.internal.store;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a store from threads that may block; where it cannot be reached, again, after growing pauses. What is asked before money is
 * spent is asked until a time; what has to be written is tried for as long as the application runs.
 */
public final class StoreCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** For so long what is to be written is tried when the application ends: each may wait for a database that is away. */
    private static final Duration AT_THE_END = Duration.ofSeconds(5);

    private final String scheme;
    private final TimeSource time;
    private final Executor threads;
    private final Set<Writing<?>> unwritten = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile long closedAt;

    /**
     * @param scheme of the provider, for the log
     * @param time the time
     * @param threads which may block
     */
    public StoreCalls(String scheme, TimeSource time, Executor threads) {
        this.scheme = scheme;
        this.time = time;
        this.threads = threads;
    }

    /**
     * Asks the store, again until a time.
     *
     * @param what is asked, in words for the log
     * @param call asks
     * @param until when it is given up
     * @param tooLate told where the answer comes after that
     * @return the answer; fails with what the store threw last
     */
    public <T> CompletableFuture<T> ask(String what, Supplier<T> call, Instant until, Consumer<T> tooLate) {
        Asking<T> asking = new Asking<>(what, call, until, tooLate);
        asking.begin();
        return asking.answer;
    }

    /**
     * Writes to the store, again for as long as the application runs.
     *
     * @param what is written, in words for the log
     * @param call writes
     * @return done when it is written; fails where the application ended first
     */
    public <T> CompletableFuture<T> write(String what, Supplier<T> call) {
        Writing<T> writing = new Writing<>(what, call);
        unwritten.add(writing);
        run(writing::attempt);
        return writing.answer;
    }

    /**
     * Waits for something to be written, but not for ever: what is bought goes on without its record, which is written when the
     * store is there again.
     *
     * @param written is being written
     * @param atMost how long
     * @return done when it is written, has failed, or the time is over
     */
    public CompletableFuture<Void> await(CompletableFuture<?> written, Duration atMost) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        if (!written.isDone()) {
            TimeSource.Cancellable alarm = time.schedule(() -> run(() -> over.complete(null)), atMost);
            over.whenComplete((nothing, failure) -> alarm.cancel());
        }
        written.whenComplete((answer, failure) -> over.complete(null));
        return over;
    }

    /** Runs what may block; on this thread where the application stops. */
    public void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** The application ends: what is still to be written is tried once more. */
    public void close() {
        closedAt = time.nanoTime();
        closed = true;
        unwritten.forEach(Writing::attempt);
    }

    private boolean isTimeOver() {
        return closed && time.nanoTime() - closedAt > AT_THE_END.toNanos();
    }

    private void later(Runnable again, int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        time.schedule(() -> run(again), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void say(String what, int attempts, RuntimeException e) {
        if (attempts == 1) {
            LOG.warn("{}: the task store could not {}, and is asked again: {}", scheme, what, e.toString());
        } else {
            LOG.debug("{}: the task store still could not {}: {}", scheme, what, e.toString());
        }
    }

    /** Something that is asked until a time. */
    private final class Asking<T> {

        private final String what;
        private final Supplier<T> call;
        private final Instant until;
        private final Consumer<T> tooLate;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private volatile RuntimeException last = new IllegalStateException("it does not answer");
        private int attempts;

        Asking(String what, Supplier<T> call, Instant until, Consumer<T> tooLate) {
            this.what = what;
            this.call = call;
            this.until = until;
            this.tooLate = tooLate;
        }

        void begin() {
            TimeSource.Cancellable alarm = time.schedule(() -> run(this::giveUp), Duration.between(time.now(), until));
            answer.whenComplete((said, failure) -> alarm.cancel());
            run(this::attempt);
        }

        private void giveUp() {
            answer.completeExceptionally(last);
        }

        private void attempt() {
            if (answer.isDone()) {
                return;
            }
            T said;
            try {
                said = call.get();
            } catch (RuntimeException e) {
                last = e;
                attempts++;
                say(what, attempts, e);
                if (closed) {
                    giveUp();
                } else {
                    later(this::attempt, attempts);
                }
                return;
            } catch (Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
            if (!answer.complete(said)) {
                tooLate.accept(said);
            }
        }
    }

    /** Something that is to be written, whatever it takes. */
    private final class Writing<T> {

        private final String what;
        private final Supplier<T> call;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private int attempts;

        Writing(String what, Supplier<T> call) {
            this.what = what;
            this.call = call;
        }

        private void giveUp(RuntimeException why) {
            LOG.error(
                    "{}: the task store could not {} before the application ended: {}",
                    scheme,
                    what,
                    why.toString(),
                    why);
            unwritten.remove(this);
            answer.completeExceptionally(why);
        }

        private void attempt() {
            T said;
            synchronized (this) {
                if (answer.isDone() || !unwritten.contains(this)) {
                    return;
                }
                if (isTimeOver()) {
                    giveUp(new IllegalStateException("it was not there in time"));
                    return;
                }
                try {
                    said = call.get();
                } catch (RuntimeException e) {
                    failed(e);
                    return;
                } catch (Error e) {
                    unwritten.remove(this);
                    answer.completeExceptionally(e);
                    throw e;
                }
                unwritten.remove(this);
            }
            answer.complete(said);
        }

        private void failed(RuntimeException e) {
            attempts++;
            if (closed) {
                giveUp(e);
            } else {
                say(what, attempts, e);
                later(this::attempt, attempts);
            }
        }
    }
}
