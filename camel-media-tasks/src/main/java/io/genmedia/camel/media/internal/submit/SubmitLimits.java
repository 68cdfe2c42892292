package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.internal.time.Alarm;
import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The limits of one account: so many tasks in flight, so many submits in any window. Who must wait waits in order of
 * arrival, as an entry in a queue; no thread is held.
 *
 * <p>Where the provider says all the same that it is too much, because another application uses the account too, who was told so
 * goes back to its place in the queue, and the account rests; then one submit at a time finds out whether there is room again.
 */
public final class SubmitLimits {

    private static final CompletableFuture<Void> ADMITTED = CompletableFuture.completedFuture(null);

    private static final Duration[] RESTS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        Duration.ofSeconds(8),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30)
    };

    /** For so long who arrived before, and is about to be ready, keeps others from going first. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A provider that names the year 9999 means never; whether it still does is asked again. */
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final TimeSource time;
    private final int maxConcurrent;
    private final SlidingWindow window;
    private final Duration longestPlace;
    /** Those who are about to be ready, and those who are; by their numbers. */
    private final NavigableMap<Long, Ticket> coming = new TreeMap<>();

    private final NavigableMap<Long, Ticket> queue = new TreeMap<>();
    private final Deque<CompletableFuture<Void>> admitted = new ArrayDeque<>();
    private long arrivals;
    private int inFlight;
    private int beingSent;
    private int refusals;
    private long restsUntil;
    private boolean telling;
    private final Alarm alarm;

    /**
     * @param time the time
     * @param maxConcurrent tasks in flight; 0 for no limit
     * @param rate null for no limit
     * @param longestPlace how long a task takes a place at most; null for until its end
     */
    public SubmitLimits(TimeSource time, int maxConcurrent, RateLimit rate, Duration longestPlace) {
        this.time = time;
        this.maxConcurrent = maxConcurrent;
        this.window = rate == null ? null : new SlidingWindow(rate.atMost(), rate.window());
        this.longestPlace = longestPlace;
        this.restsUntil = time.nanoTime();
        this.alarm = new Alarm(time, this::awake);
    }

    /**
     * Takes a number: who arrives first goes first.
     *
     * @return a ticket, which is to be {@link Ticket#ready() ready} before it is admitted, and {@link Ticket#leave left} where it
     *     never is
     */
    public synchronized Ticket arrive() {
        Ticket ticket = new Ticket(arrivals++, time.nanoTime());
        coming.put(ticket.number, ticket);
        return ticket;
    }

    /**
     * Asks for a place.
     *
     * @return a ticket; {@link Ticket#admitted()} completes when the submit may go
     */
    public Ticket ask() {
        Ticket ticket = arrive();
        ticket.ready();
        return ticket;
    }

    /** @return true where tasks in flight are bounded, so that the end of each has to be learned */
    public boolean isBounded() {
        return maxConcurrent > 0;
    }

    /** @return true where there is any limit */
    public boolean isLimited() {
        return maxConcurrent > 0 || window != null;
    }

    /** @return tasks in flight at most; 0 for no limit */
    public int maxConcurrent() {
        return maxConcurrent;
    }

    /** @return how many wait for a place */
    public synchronized int waiting() {
        return queue.size();
    }

    /** @return how many places are taken */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** @return for how long nothing is sent, because the provider said that it is too much; zero where it did not */
    public synchronized Duration rest() {
        return Duration.ofNanos(Math.max(0, restsUntil - time.nanoTime()));
    }

    private void admit() {
        synchronized (this) {
            long now = time.nanoTime();
            while (maxConcurrent == 0 || inFlight < maxConcurrent) {
                Ticket next = next(now);
                if (next == null) {
                    break;
                }
                long delay = Math.max(delayNanos(now), next.ready ? 0 : next.patienceNanos(now));
                if (delay > 0) {
                    wakeAfter(delay, now);
                    break;
                }
                queue.remove(next.number);
                next.enter();
            }
            if (telling) {
                return;
            }
            telling = true;
        }
        // in a loop: thousands that give their place back as soon as they get it would fill the stack
        for (CompletableFuture<Void> next = nextAdmitted(); next != null; next = nextAdmitted()) {
            next.complete(null);
        }
    }

    /** The first that is ready, or, where order is kept, that was not given its moment yet; null for none. */
    private Ticket next(long now) {
        while (!coming.isEmpty() && coming.firstEntry().getValue().patienceNanos(now) <= 0) {
            coming.pollFirstEntry();
        }
        Ticket ready = queue.isEmpty() ? null : queue.firstEntry().getValue();
        if (!isLimited() || coming.isEmpty()) {
            return ready;
        }
        Ticket first = coming.firstEntry().getValue();
        return ready == null || first.number < ready.number ? first : ready;
    }

    private long delayNanos(long now) {
        if (restsUntil - now > 0) {
            return restsUntil - now;
        }
        if (refusals > 0 && beingSent > 0) {
            return SlidingWindow.UNTIL_AN_ANSWER;
        }
        return window == null ? 0 : window.delayNanos(now);
    }

    private synchronized CompletableFuture<Void> nextAdmitted() {
        CompletableFuture<Void> next = admitted.poll();
        telling = next != null;
        return next;
    }

    private void wakeAfter(long delayNanos, long now) {
        if (delayNanos == SlidingWindow.UNTIL_AN_ANSWER) {
            return;
        }
        // after that time, not at it: who counts by another clock may see it come before
        alarm.ringAt(now + delayNanos + 1);
    }

    private void awake() {
        synchronized (this) {
            alarm.rang();
        }
        admit();
    }

    /** A place in the queue, and later in flight. */
    public final class Ticket {

        private final long number;
        private final long arrivedAt;
        private boolean ready;
        private CompletableFuture<Void> admission = new CompletableFuture<>();
        private boolean holdsPlace;
        private boolean underWay;
        private boolean sent;
        private boolean over;
        private Cancellable expiry = () -> {};

        private Ticket(long number, long arrivedAt) {
            this.number = number;
            this.arrivedAt = arrivedAt;
        }

        /** The submit can be made as soon as there is a place. */
        public void ready() {
            synchronized (SubmitLimits.this) {
                coming.remove(number);
                if (!ready && !over) {
                    queue.put(number, this);
                }
                ready = true;
            }
            admit();
        }

        /** It takes long until the submit can be made, as with files to be uploaded: others go first meanwhile. */
        public void stepAside() {
            synchronized (SubmitLimits.this) {
                coming.remove(number);
            }
            admit();
        }

        /** Gives the number back, where it never became a wish for a place. */
        public void leave() {
            boolean left;
            synchronized (SubmitLimits.this) {
                left = !ready;
            }
            if (left) {
                release();
            }
        }

        /** @return completes when the submit may go */
        public CompletableFuture<Void> admitted() {
            synchronized (SubmitLimits.this) {
                return admission;
            }
        }

        /** @return how many wait before this one; 0 where it does not wait */
        public int before() {
            synchronized (SubmitLimits.this) {
                if (!queue.containsKey(number)) {
                    return 0;
                }
                // thousands arrive, and each asks: it is the last then
                return queue.lastKey() == number
                        ? queue.size() - 1
                        : queue.headMap(number).size();
            }
        }

        /** The submit is about to be sent. */
        public void sending() {
            synchronized (SubmitLimits.this) {
                sent = true;
            }
        }

        /** The provider took the task. */
        public void accepted() {
            synchronized (SubmitLimits.this) {
                settle();
                refusals = 0;
                // it lives as long as its task
                admission = ADMITTED;
                if (holdsPlace && longestPlace != null && isBounded()) {
                    expiry = time.schedule(this::release, longestPlace);
                }
            }
            admit();
        }

        /**
         * The provider said that it is too much: the ticket goes back to its place in the queue, and the account rests.
         *
         * @param asked how long the provider asks to wait; null where it does not say
         * @return how long the account rests at least; {@link #admitted()} completes when the submit may go again
         */
        public Duration refused(Duration asked) {
            Duration rest;
            synchronized (SubmitLimits.this) {
                settle();
                long now = time.nanoTime();
                boolean first = restsUntil - now <= 0;
                if (first) {
                    refusals++;
                }
                Duration own = RESTS[Math.min(Math.max(refusals, 1), RESTS.length) - 1];
                rest = asked != null && asked.compareTo(own) > 0 ? asked : own;
                rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
                if (first || now + rest.toNanos() - restsUntil > 0) {
                    restsUntil = now + rest.toNanos();
                }
                comeBack();
            }
            admit();
            return rest;
        }

        /**
         * Goes back to its place in the queue where the account came to rest since it was admitted.
         *
         * @return whether it did: {@link #admitted()} completes when the submit may go
         */
        public boolean yieldToRest() {
            synchronized (SubmitLimits.this) {
                if (over || !holdsPlace || sent || restsUntil - time.nanoTime() <= 0) {
                    return false;
                }
                settle();
                comeBack();
            }
            admit();
            return true;
        }

        private void comeBack() {
            freePlace();
            sent = false;
            admission = new CompletableFuture<>();
            if (!over) {
                queue.put(number, this);
            }
        }

        /** For how long it keeps others from going first, while it is not ready. */
        private long patienceNanos(long now) {
            return arrivedAt + PATIENCE.toNanos() - now;
        }

        private void freePlace() {
            if (holdsPlace) {
                holdsPlace = false;
                inFlight--;
            }
        }

        /** Gives the place back, in the queue or in flight; any further call does nothing. */
        public void release() {
            synchronized (SubmitLimits.this) {
                over = true;
                expiry.cancel();
                settle();
                freePlace();
                coming.remove(number);
                queue.remove(number);
            }
            admit();
        }

        private void enter() {
            inFlight++;
            beingSent++;
            holdsPlace = true;
            underWay = true;
            if (window != null) {
                window.start();
            }
            admitted.add(admission);
        }

        /** The answer is there, or none is waited for any more. */
        private void settle() {
            if (!underWay) {
                return;
            }
            underWay = false;
            beingSent--;
            if (window != null && sent) {
                window.answered(time.nanoTime());
            } else if (window != null) {
                window.unused();
            }
        }
    }
}
