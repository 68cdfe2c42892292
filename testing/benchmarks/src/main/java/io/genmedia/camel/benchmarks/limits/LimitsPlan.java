package io.genmedia.camel.benchmarks.limits;

import java.time.Duration;

/**
 * How many requests meet which limits.
 *
 * @param perRoute requests that each of the two routes is sent at once
 * @param submits how many the account may send in any window
 * @param window how long that is
 * @param inFlight tasks that the account may have at once
 * @param placeFreedAfter when a task is no longer counted as in flight though it has not ended
 * @param taskDuration what a task takes at the provider
 * @param pollInterval between two status reads of a task
 */
public record LimitsPlan(
        int perRoute,
        int submits,
        Duration window,
        int inFlight,
        Duration placeFreedAfter,
        Duration taskDuration,
        Duration pollInterval) {

    private static final int ROUTES = 2;

    /** @return the limits that GateAI publishes, and tasks of 12 s, of which 5 in 30 s never fill the places */
    public static LimitsPlan published() {
        return new LimitsPlan(
                30,
                5,
                Duration.ofSeconds(30),
                5,
                Duration.ofMinutes(10),
                Duration.ofSeconds(12),
                Duration.ofSeconds(5));
    }

    /** @return the same with all times divided by this */
    public LimitsPlan dividedBy(double scale) {
        return new LimitsPlan(
                perRoute,
                submits,
                divided(window, scale),
                inFlight,
                divided(placeFreedAfter, scale),
                divided(taskDuration, scale),
                divided(pollInterval, scale));
    }

    /** @return the same with another number of requests */
    public LimitsPlan withPerRoute(int number) {
        return new LimitsPlan(number, submits, window, inFlight, placeFreedAfter, taskDuration, pollInterval);
    }

    /** @return how many requests there are in all */
    public int requests() {
        return ROUTES * perRoute;
    }

    /** @return how long it takes at least until the last task has ended, however it is done */
    public Duration ideal() {
        int fullWindows = (requests() - 1) / submits;
        return window.multipliedBy(fullWindows).plus(taskDuration);
    }

    private static Duration divided(Duration duration, double scale) {
        return Duration.ofNanos(Math.max(1_000_000, Math.round(duration.toNanos() / scale)));
    }
}
