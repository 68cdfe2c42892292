package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;

/** Which exchanges have gone on behind the step, how often, and when. Safe for many threads. */
final class Arrivals {

    /** The exchange property that holds which message it is, from 0. */
    static final String NUMBER = "benchmark.number";

    private final int[] times;
    private final Instant[] first;
    private final String[] tasks;
    private final Map<String, Integer> failures = new TreeMap<>();
    private final CountDownLatch open;

    /** @param expected how many exchanges there are */
    Arrivals(int expected) {
        times = new int[expected];
        first = new Instant[expected];
        tasks = new String[expected];
        open = new CountDownLatch(expected);
    }

    /** An exchange goes on. */
    void goneOn(Exchange exchange) {
        Instant now = Instant.now();
        int number = exchange.getProperty(NUMBER, Integer.class);
        boolean whole = exchange.getMessage().getBody() instanceof MediaResult;
        synchronized (this) {
            times[number]++;
            if (first[number] == null) {
                first[number] = now;
                tasks[number] = exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class);
            }
            if (!whole) {
                failures.merge("no result", 1, Integer::sum);
            }
        }
    }

    /** The route has ended. */
    void ended(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null) {
            synchronized (this) {
                failures.merge(failure.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        open.countDown();
    }

    /** Waits until every route has ended, or for so long. */
    void await(Duration longest) throws InterruptedException {
        open.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many exchanges have gone on this often. */
    synchronized int goneOn(int often) {
        return (int) IntStream.of(times).filter(count -> count == often).count();
    }

    synchronized Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    /** When the exchange of a message has gone on first; empty where it has not. */
    synchronized Optional<Instant> at(int number) {
        return Optional.ofNullable(first[number]);
    }

    /** The task that was made for a message; null where its exchange has not gone on. */
    synchronized String task(int number) {
        return tasks[number];
    }
}
