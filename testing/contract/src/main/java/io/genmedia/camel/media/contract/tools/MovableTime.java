package io.genmedia.camel.media.contract.tools;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Time for a whole application under test, which stands still until it is moved. Bound to the registry it is the time of all
 * components. What is due runs on a thread of its own, also what is due at once.
 */
public final class MovableTime implements TimeSource, AutoCloseable {

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ExecutorService runner = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "movable-time");
        thread.setDaemon(true);
        return thread;
    });
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private Duration elapsed = Duration.ZERO;

    private record Due(Duration at, Runnable action) {}

    @Override
    public synchronized Instant now() {
        return start.plus(elapsed);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public synchronized Cancellable schedule(Runnable action, Duration delay) {
        Due due = new Due(elapsed.plus(delay), action);
        queue.add(due);
        runDue();
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        queue.remove(due);
    }

    /** Moves time, and runs what is due by then. */
    public synchronized void advance(Duration by) {
        elapsed = elapsed.plus(by);
        runDue();
    }

    private void runDue() {
        while (!queue.isEmpty() && queue.peek().at().compareTo(elapsed) <= 0) {
            runner.execute(queue.remove().action());
        }
    }

    @Override
    public void close() {
        runner.shutdown();
    }
}
