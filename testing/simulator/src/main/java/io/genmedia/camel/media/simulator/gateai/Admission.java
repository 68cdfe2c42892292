package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.TaskEnding;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import java.time.Instant;
import java.util.Optional;

/** Lets a generation in, or not: the limits first, the budget then. One at a time, so that neither is ever overrun. */
final class Admission {

    static final String RATE_LIMITED = "RATE_LIMITED";

    private final GateAiSettings settings;
    private final TaskSettings taskSettings;
    private final GateAiTasks tasks;
    private final Ledger ledger = new Ledger();
    private final RateLimits limits = new RateLimits();
    private long rateLimited;

    Admission(GateAiSettings settings, TaskSettings taskSettings, GateAiTasks tasks) {
        this.settings = settings;
        this.taskSettings = taskSettings;
        this.tasks = tasks;
    }

    /**
     * A task that was let in.
     *
     * @param task the task
     * @param remaining what was left of the budget after it, in millionths of a dollar
     */
    record Admitted(GateAiTask task, long remaining) {}

    /** A task for an order of a client, when the limits and the budget allow one. */
    synchronized Admitted admit(Order order, Optional<Fault> fault, Instant now) throws Rejection {
        if (settings.enforceLimits) {
            Optional<String> refusal = limits.refusal(settings.limits, now);
            if (refusal.isPresent()) {
                rateLimited++;
                throw new Rejection(429, RATE_LIMITED, refusal.get());
            }
        }
        Plan plan = affordable(order, now)
                .orElseThrow(() -> new Rejection(
                        402,
                        "BUDGET_EXCEEDED",
                        "nothing of the daily budget is left that a smaller "
                                + order.model().id() + " would cost"));
        GateAiTask task = create(order, plan, taskSettings.endingFor(fault), now, false);
        return new Admitted(task, remaining(now));
    }

    /** A task of another application with the same key; false when the limits let none in. */
    synchronized boolean admitAnother(Order order, Instant now) {
        if (settings.enforceLimits && limits.refusal(settings.limits, now).isPresent()) {
            return false;
        }
        create(order, plan(order), TaskEnding.SUCCESS, now, true);
        return true;
    }

    /** Counts a request that was refused, where such count. */
    synchronized void refused(Instant now) {
        if (settings.countRejected) {
            limits.count(now);
        }
    }

    /** How an order is made when money does not matter. */
    static Plan plan(Order order) {
        return Plan.of(order, Sizing.snapped(order.model(), order.given()));
    }

    /** How an order is made with what is left of the budget, if it can be. */
    Optional<Plan> affordable(Order order, Instant now) {
        ObjectNode snapped = Sizing.snapped(order.model(), order.given());
        return Downgrade.toFit(order.model(), snapped, remaining(now)).map(params -> Plan.of(order, params));
    }

    long used(Instant now) {
        return ledger.used(now);
    }

    long remaining(Instant now) {
        return Math.max(0, settings.budgetMicros - ledger.used(now));
    }

    synchronized long rateLimited() {
        return rateLimited;
    }

    synchronized void clear() {
        ledger.clear();
        limits.clear();
        rateLimited = 0;
    }

    private GateAiTask create(Order order, Plan plan, TaskEnding ending, Instant now, boolean ofAnother) {
        GateAiTask.Course course = new GateAiTask.Course(
                taskSettings.durationFor(order.model().type(), order.given()),
                settings.queuedShare,
                ending,
                settings.refundAfter,
                settings.endedAfter);
        GateAiTask task =
                tasks.create((id, sequence) -> new GateAiTask(id, sequence, order, plan, now, course, ofAnother));
        ledger.charge(task);
        limits.count(now);
        limits.occupy(now, task.endsAt());
        return task;
    }
}
