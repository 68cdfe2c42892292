package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.media.MediaResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** What became of the exchanges. The memory that it needs is there from the start. Safe for many threads. */
final class Outcomes {

    private final int expected;
    private final int atOnce;
    private final long[] lags;
    private final Map<String, Integer> failures = new TreeMap<>();
    private int begun;
    private int ended;
    private int succeeded;

    /**
     * @param expected how many exchanges will be sent
     * @param atOnce how many may be under way at once; 0 for all
     */
    Outcomes(int expected, int atOnce) {
        this.expected = expected;
        this.atOnce = atOnce == 0 ? expected : atOnce;
        this.lags = new long[expected];
    }

    /** An exchange is about to be sent: waits while too many are under way. */
    synchronized void begin() throws InterruptedException {
        while (begun - ended >= atOnce) {
            wait();
        }
        begun++;
    }

    /** The route has gone on with the exchange, or given it up. */
    void end(Exchange exchange) {
        Instant now = Instant.now();
        Exception failure = exchange.getException();
        MediaResult result =
                failure == null && exchange.getMessage().getBody() instanceof MediaResult body ? body : null;
        synchronized (this) {
            ended++;
            if (result != null) {
                lags[succeeded++] = Duration.between(result.completedAt(), now).toMillis();
            } else {
                failures.merge(nameOf(failure), 1, Integer::sum);
            }
            notifyAll();
        }
    }

    private static String nameOf(Exception failure) {
        return failure == null ? "no result" : failure.getClass().getSimpleName();
    }

    /**
     * Waits until all have ended, as long as one ends now and then.
     *
     * @param patience the longest time in which none ends
     * @return false where that time passed
     */
    synchronized boolean awaitAll(Duration patience) throws InterruptedException {
        int before = -1;
        long since = System.nanoTime();
        while (ended < expected) {
            if (ended != before) {
                before = ended;
                since = System.nanoTime();
            }
            long left = patience.toMillis() - (System.nanoTime() - since) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits for the next end, or for so long. */
    synchronized void awaitNext(Duration longest) throws InterruptedException {
        int before = ended;
        long until = System.nanoTime() + longest.toNanos();
        while (ended == before && ended < expected) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized boolean allEnded() {
        return ended == expected;
    }

    synchronized int underWay() {
        return begun - ended;
    }

    synchronized Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    synchronized Distribution lag() {
        return Distribution.of(Arrays.copyOf(lags, succeeded));
    }
}
