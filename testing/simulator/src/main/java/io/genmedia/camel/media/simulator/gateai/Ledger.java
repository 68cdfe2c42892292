package io.genmedia.camel.media.simulator.gateai;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What of the day's budget is used. The day begins at midnight UTC. A refund gives back what was paid on the same day; for a
 * day that is over there is nothing to give back to.
 */
final class Ledger {

    private final Queue<Refund> refunds = new PriorityQueue<>(Comparator.comparing(Refund::due));
    private LocalDate day = LocalDate.EPOCH;
    private long used;

    /** Millionths of a dollar that are used today. */
    synchronized long used(Instant now) {
        LocalDate today = day(now);
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
        while (!refunds.isEmpty() && !refunds.peek().due().isAfter(now)) {
            Refund refund = refunds.remove();
            used -= refund.paidOn().equals(today) ? refund.micros() : 0;
        }
        return used;
    }

    synchronized void charge(GateAiTask task) {
        used(task.createdAt());
        used += task.plan().micros();
        task.refundedAt()
                .ifPresent(due -> refunds.add(
                        new Refund(due, day(task.createdAt()), task.plan().micros())));
    }

    synchronized void clear() {
        refunds.clear();
        used = 0;
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Refund(Instant due, LocalDate paidOn, long micros) {}
}
