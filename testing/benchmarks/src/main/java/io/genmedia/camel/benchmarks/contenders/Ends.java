package io.genmedia.camel.benchmarks.contenders;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** When each film was told to have ended, and of which task it is. The memory that it needs is there from the start. */
final class Ends {

    private final long[] at;
    private final String[] tasks;
    private final Map<String, Integer> failures = new TreeMap<>();
    private int told;

    Ends(int expected) {
        at = new long[expected];
        tasks = new String[expected];
    }

    /** Where a film's end is told. */
    void tell(int place, Outcome outcome) {
        long now = Instant.now().toEpochMilli();
        synchronized (this) {
            if (at[place] != 0) {
                failures.merge("told twice", 1, Integer::sum);
                return;
            }
            at[place] = now;
            tasks[place] = outcome.task();
            told++;
            if (outcome.failure() != null) {
                failures.merge(outcome.failure(), 1, Integer::sum);
            }
            notifyAll();
        }
    }

    /**
     * Waits until all were told.
     *
     * @param longest gives up after so long
     * @param patience gives up where none was told for so long
     */
    synchronized void await(Duration longest, Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        long since = begun;
        int before = told;
        while (told < at.length) {
            long now = System.nanoTime();
            if (told != before) {
                before = told;
                since = now;
            }
            long left = Math.min(longest.toNanos() - (now - begun), patience.toNanos() - (now - since)) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized int told() {
        return told;
    }

    /** The milliseconds of the epoch by a film's number; 0 where it never ended. */
    synchronized long[] at() {
        return at.clone();
    }

    synchronized String[] tasks() {
        return tasks.clone();
    }

    synchronized Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }
}
