package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * The limits of one account: so many tasks in flight, so many submits in any window. Who must wait waits in order of
 * arrival, as an entry in a queue; no thread is held.
 */
public final class SubmitLimits {

    private final TimeSource time;
    private final int maxConcurrent;
    private final SlidingWindow window;
    private final Deque<Ticket> queue = new ArrayDeque<>();
    private final Deque<Ticket> admitted = new ArrayDeque<>();
    private int inFlight;
    private boolean telling;
    private Cancellable wakeUp;

    /**
     * @param time the time
     * @param maxConcurrent tasks in flight; 0 for no limit
     * @param rate null for no limit
     */
    public SubmitLimits(TimeSource time, int maxConcurrent, RateLimit rate) {
        this.time = time;
        this.maxConcurrent = maxConcurrent;
        this.window = rate == null ? null : new SlidingWindow(rate.atMost(), rate.window());
    }

    /**
     * Asks for a place.
     *
     * @return a ticket; {@link Ticket#admitted()} completes when the submit may go
     */
    public Ticket ask() {
        Ticket ticket = new Ticket();
        synchronized (this) {
            queue.add(ticket);
        }
        admit();
        return ticket;
    }

    /** @return true where tasks in flight are bounded, so that the end of each has to be learned */
    public boolean isBounded() {
        return maxConcurrent > 0;
    }

    /** @return how many wait for a place */
    public synchronized int waiting() {
        return queue.size();
    }

    /** @return how many places are taken */
    public synchronized int inFlight() {
        return inFlight;
    }

    private void admit() {
        synchronized (this) {
            long now = time.nanoTime();
            while (!queue.isEmpty() && (maxConcurrent == 0 || inFlight < maxConcurrent)) {
                long delay = window == null ? 0 : window.delayNanos(now);
                if (delay > 0) {
                    wakeAfter(delay);
                    break;
                }
                if (window != null) {
                    window.start(now);
                }
                inFlight++;
                Ticket next = queue.poll();
                next.holdsPlace = true;
                admitted.add(next);
            }
            if (telling) {
                return;
            }
            telling = true;
        }
        // in a loop: thousands that give their place back as soon as they get it would fill the stack
        for (Ticket ticket = nextAdmitted(); ticket != null; ticket = nextAdmitted()) {
            ticket.admitted.complete(null);
        }
    }

    private synchronized Ticket nextAdmitted() {
        Ticket next = admitted.poll();
        telling = next != null;
        return next;
    }

    private void wakeAfter(long delayNanos) {
        if (wakeUp == null) {
            // rounded up: a timer in milliseconds must not ring before its time
            wakeUp = time.schedule(this::awake, Duration.ofMillis(delayNanos / 1_000_000 + 1));
        }
    }

    private void awake() {
        synchronized (this) {
            wakeUp = null;
        }
        admit();
    }

    /** A place in the queue, and later in flight. */
    public final class Ticket {

        private final CompletableFuture<Void> admitted = new CompletableFuture<>();
        private boolean holdsPlace;

        private Ticket() {}

        /** @return completes when the submit may go */
        public CompletableFuture<Void> admitted() {
            return admitted;
        }

        /** Gives the place back, in the queue or in flight; any further call does nothing. */
        public void release() {
            synchronized (SubmitLimits.this) {
                if (holdsPlace) {
                    holdsPlace = false;
                    inFlight--;
                } else {
                    queue.remove(this);
                }
            }
            admit();
        }
    }
}
