package io.genmedia.camel.quickstart;

import java.time.Duration;
import java.util.List;

/**
 * What a provider takes at most from one key. The component keeps to it by itself; here it is known so that a person can be told
 * why nothing moves.
 *
 * @param submits how many tasks in any window
 * @param window how long that is
 * @param inFlight how many at once
 */
record Limits(int submits, Duration window, int inFlight) {

    /** The limits in words. */
    String shown(String provider) {
        return provider + " takes " + submits + " tasks in any " + window.toSeconds() + " s, and makes " + inFlight
                + " at once";
    }

    /**
     * When another task may go, as far as can be told from here.
     *
     * @param taken when tasks were taken, since the run began
     * @param making how many are being made
     * @param now since the run began
     * @return in words; null where there is room, so that these limits are not what it waits for
     */
    String nextPlace(List<Duration> taken, int making, Duration now) {
        List<Duration> inWindow = taken.stream()
                .filter(at -> at.plus(window).compareTo(now) > 0)
                .sorted()
                .toList();
        if (inWindow.size() >= submits) {
            Duration free = inWindow.get(inWindow.size() - submits).plus(window).minus(now);
            return "the next may go in about " + Math.max(1, free.toSeconds()) + " s";
        }
        return making >= inFlight ? "the next may go when one of them is ready" : null;
    }
}
