package io.genmedia.camel.media.internal.tracking;

import java.time.Duration;

/**
 * Decides when a task is read next that was seen running, from how long tasks like it took. Pure: it knows no clock and starts
 * nothing.
 *
 * <ul>
 *   <li>Where too little is known: at the usual pace.
 *   <li>While the task can't be done: hardly. But a task that is refused may fail at once, so that it is read at 1, 3, 9, 27…
 *       intervals.
 *   <li>When it is likely to be done: each time that another part of the tasks like it is over, and at least at the usual pace. The
 *       parts are as small as the reads allow that were saved before: so that a task is read three times where a poll reads it four.
 *   <li>When nearly all were done: at the usual pace, and then slower, so that the end is seen with a quarter of the delay at most.
 * </ul>
 *
 * In all, no task is read more often than it would have been by then at the usual pace, but once.
 */
final class ReadPlan {

    private static final double EARLIEST = 0.01;
    private static final double LATEST = 0.99;
    /** Of the reads that a poll would make, so many are made. */
    private static final double READS = 0.75;

    private static final double FEWEST_STEPS = 5;
    private static final double MOST_STEPS = 20;

    /** What the earliest end is known to be, is not the earliest that there is; the fewer were seen, the less. */
    private static final double DOUBT = 0.5;

    private static final double MARGIN = 0.95;
    private static final double SLOWEST = 4;
    private static final double DELAY = 0.25;

    private ReadPlan() {}

    /**
     * How reads may follow each other.
     *
     * @param interval of the usual pace
     * @param unknown between two reads of a task of which nothing is known: the interval, or less where many are read at once
     * @param closest between two reads of a task that may be over at any time
     */
    record Pacing(Duration interval, Duration unknown, Duration closest) {

        /** Of tasks that are read one by one. */
        static Pacing single(Duration interval) {
            return new Pacing(interval, interval, min(Duration.ofMillis(500), interval));
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    /**
     * @param age of the task
     * @param reads of it alone, so far
     * @param lengths of tasks like it; null where too little is known
     * @param pacing how reads may follow each other
     * @return after how long it is read
     */
    static Duration pause(Duration age, int reads, Lengths lengths, Pacing pacing) {
        if (lengths == null) {
            return pacing.unknown();
        }
        double now = seconds(age);
        double interval = seconds(pacing.interval());
        double closest = seconds(pacing.closest());
        double next = Math.max(now + closest, next(now, lengths, interval, seconds(pacing.unknown())));
        double allowed = Math.max(next, reads * interval);
        return Duration.ofMillis(Math.max(1, Math.round((allowed - now) * 1000)));
    }

    private static double next(double now, Lengths lengths, double interval, double unknown) {
        double shrunk = Math.min(MARGIN, 1 - DOUBT / Math.sqrt(Math.max(1, lengths.weight())));
        double quietUntil = lengths.quantile(EARLIEST) * shrunk;
        double likelyUntil = lengths.quantile(LATEST);
        double step = step(lengths.quantile(0.5), quietUntil, interval);
        if (now < quietUntil) {
            double early = interval;
            while (early <= now) {
                early *= 3;
            }
            return early < quietUntil ? early : Math.min(lengths.quantile(step), quietUntil + unknown);
        }
        if (now < likelyUntil) {
            double stepped = lengths.quantile(Math.min(LATEST, lengths.overAfter(now) + step));
            double pause = now < lengths.quantile(EARLIEST) ? 2 * unknown : unknown;
            return Math.min(stepped, now + pause);
        }
        double slower = (now - likelyUntil) * DELAY;
        return now + Math.min(Math.max(unknown, slower), SLOWEST * interval);
    }

    /** Which part of the tasks is to be over between two reads. */
    private static double step(double half, double quietUntil, double interval) {
        double left = READS * half / interval;
        for (double early = interval; early < quietUntil; early *= 3) {
            left--;
        }
        // one that ends evenly in so many steps is read half as often
        return 1 / Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, 2 * left));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
