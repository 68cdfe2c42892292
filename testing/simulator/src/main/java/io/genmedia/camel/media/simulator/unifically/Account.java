package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.Rejection;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** The money of the account. A task is paid when it is made; what one that fails has cost comes back when it ends. */
final class Account {

    private static final double AT_FIRST = 100_000;

    private final Queue<Refund> refunds = new PriorityQueue<>(Comparator.comparing(Refund::due));
    private long micros = Dollars.micros(AT_FIRST);

    /** What is left, in millionths of a dollar. */
    synchronized long balance(Instant now) {
        while (!refunds.isEmpty() && !refunds.peek().due().isAfter(now)) {
            micros += refunds.remove().micros();
        }
        return micros;
    }

    /** Sets what is left now. */
    synchronized void balance(long left, Instant now) {
        balance(now);
        micros = left;
    }

    synchronized void pay(long cost, Instant now) throws Rejection {
        long left = balance(now);
        if (cost > left) {
            throw new Rejection(
                    402,
                    "insufficient_balance",
                    "the task costs " + Dollars.dollars(cost) + " dollars, and " + Dollars.dollars(left) + " are left");
        }
        micros = left - cost;
    }

    synchronized void refund(long cost, Instant due) {
        refunds.add(new Refund(due, cost));
    }

    synchronized void reset() {
        refunds.clear();
        micros = Dollars.micros(AT_FIRST);
    }

    private record Refund(Instant due, long micros) {}
}
