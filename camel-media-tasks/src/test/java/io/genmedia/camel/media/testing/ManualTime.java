package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it. Safe for use by several threads. */
public final class ManualTime implements TimeSource {

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Instant start;
    private long elapsed;
    private long count;

    /** Begins at the first second of 2026. */
    public ManualTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** @param start the time of day to begin with */
    public ManualTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(elapsed);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsed;
    }

    @Override
    public synchronized Cancellable schedule(Runnable action, Duration delay) {
        Due due = new Due(elapsed + Math.max(0, delay.toNanos()), count++, action);
        queue.add(due);
        return () -> cancel(due);
    }

    /** @return how many actions are scheduled and have not run */
    public synchronized int scheduled() {
        return queue.size();
    }

    /** @return how long until the next action is due; null where none is scheduled */
    public synchronized Duration untilNext() {
        Due next = queue.peek();
        return next == null ? null : Duration.ofNanos(next.at - elapsed);
    }

    /** Moves time, and runs on this thread what becomes due on the way, each at its own time. */
    public void advance(Duration by) {
        long end;
        synchronized (this) {
            end = elapsed + by.toNanos();
        }
        for (Due due = nextUntil(end); due != null; due = nextUntil(end)) {
            due.action.run();
        }
        synchronized (this) {
            elapsed = Math.max(elapsed, end);
        }
    }

    private synchronized Due nextUntil(long end) {
        Due next = queue.peek();
        if (next == null || next.at > end) {
            return null;
        }
        queue.remove();
        elapsed = Math.max(elapsed, next.at);
        return next;
    }

    private synchronized void cancel(Due due) {
        queue.remove(due);
    }

    private static final class Due implements Comparable<Due> {

        private final long at;
        private final long number;
        private final Runnable action;

        Due(long at, long number, Runnable action) {
            this.at = at;
            this.number = number;
            this.action = action;
        }

        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }
}
