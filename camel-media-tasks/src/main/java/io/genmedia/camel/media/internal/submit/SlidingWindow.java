package io.genmedia.camel.media.internal.submit;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * At most so many submits in any window of a length, as the provider counts them. It counts at some time between the sending and
 * the answer; so a submit stands in the window from its sending until the length has passed since its answer. Answers with a
 * delay. Not thread-safe: its owner holds the lock.
 */
final class SlidingWindow {

    /** The delay where only an answer tells how long to wait. */
    static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

    private final int atMost;
    private final long lengthNanos;
    // differences, since the clock may run over
    private final Queue<Long> ends = new PriorityQueue<>((a, b) -> Long.compare(a - b, 0));
    private int unanswered;

    SlidingWindow(int atMost, Duration length) {
        this.atMost = atMost;
        this.lengthNanos = length.toNanos();
    }

    /** How many nanoseconds a submit must wait; zero when it may go now. */
    long delayNanos(long now) {
        while (!ends.isEmpty() && ends.peek() - now <= 0) {
            ends.poll();
        }
        if (ends.size() + unanswered < atMost) {
            return 0;
        }
        return ends.isEmpty() ? UNTIL_AN_ANSWER : ends.peek() - now;
    }

    /** A submit may go now. */
    void start() {
        unanswered++;
    }

    /** The answer to a submit has come, or will not come any more. */
    void answered(long now) {
        unanswered--;
        ends.add(now + lengthNanos);
    }

    /** What was started was not sent. */
    void unused() {
        unanswered--;
    }
}
