package io.genmedia.camel.media.internal.engine;

import java.time.Duration;

/** How long it takes until a task is told again with which a route failed. */
final class RetellPause {

    /** After the first failure. */
    static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetellPause() {}

    /** @return the pause after so many failures, from 1 */
    static Duration afterTries(int tries) {
        Duration pause = FIRST;
        for (int i = 1; i < tries && pause.compareTo(LONGEST) < 0; i++) {
            pause = after(pause);
        }
        return pause;
    }

    /** @return the pause after one more failure: twice as long, up to a bound */
    static Duration after(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
