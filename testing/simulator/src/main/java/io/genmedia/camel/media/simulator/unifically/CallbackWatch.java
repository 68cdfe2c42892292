package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A daemon thread that sees to it that callbacks go out when they fall due; it starts with the first that is to come. */
final class CallbackWatch {

    private final CallbackBook book;
    private final EventClock clock;
    private final Runnable startDue;
    private Thread thread;
    private boolean on;
    private boolean closed;

    /**
     * A watch that is off.
     *
     * @param startDue posts what is due, and does not wait for the answers
     */
    CallbackWatch(CallbackBook book, EventClock clock, Runnable startDue) {
        this.book = book;
        this.clock = clock;
        this.startDue = startDue;
    }

    synchronized void on(boolean value) {
        on = value;
        look();
    }

    /** Says that the book has something new. */
    synchronized void look() {
        if (on && !closed && thread == null && book.nextDue().isPresent()) {
            thread = new Thread(this::run, "media-simulator-callbacks");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void run() {
        try {
            while (awaitDue()) {
                startDue.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until something is due; answers false when there is no more to wait for. */
    private synchronized boolean awaitDue() throws InterruptedException {
        while (!closed) {
            Optional<Instant> next = on ? book.nextDue() : Optional.empty();
            if (next.isEmpty()) {
                wait();
                continue;
            }
            Duration left = clock.waitFor(next.get());
            if (left.isZero()) {
                return true;
            }
            wait(left.toMillis() + 1);
        }
        return false;
    }
}
