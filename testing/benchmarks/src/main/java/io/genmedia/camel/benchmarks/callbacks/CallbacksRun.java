package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.measure.Connections;
import io.genmedia.camel.benchmarks.measure.ProcessCost;
import io.genmedia.camel.benchmarks.measure.Sampler;
import io.genmedia.camel.benchmarks.measure.ThreadCensus;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends all tasks at once through a context of its own, lets the provider tell their ends, and measures meanwhile. */
public final class CallbacksRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_KNOWN = -1;

    private final CallbacksPlan plan;
    private final Completion completion;
    private final Arrivals arrivals;
    private final ThreadCensus threads = new ThreadCensus();
    private final AtomicInteger connections = new AtomicInteger(NOT_KNOWN);
    private final AtomicInteger callbackConnections = new AtomicInteger(NOT_KNOWN);

    private CallbacksRun(CallbacksPlan plan, Completion completion) {
        this.plan = plan;
        this.completion = completion;
        this.arrivals = new Arrivals(plan.tasks());
    }

    /** @return what came of a plan where the end of a task is learned like this */
    public static CallbacksReport of(CallbacksPlan plan, Completion completion) throws Exception {
        return new CallbacksRun(plan, completion).run();
    }

    private CallbacksReport run() throws Exception {
        try (CallingProvider provider = new CallingProvider(plan)) {
            ProcessCost costBefore;
            ProcessCost cost;
            Map<ThreadOwner, Long> cpuBefore;
            Map<ThreadOwner, Long> cpu;
            Duration wall;
            try (CalledApplication application = new CalledApplication(provider, plan, completion, arrivals::goneOn);
                    Sampler sampler = new Sampler(looking(provider, application))) {
                costBefore = ProcessCost.now();
                cpuBefore = threads.cpu();
                long begun = System.nanoTime();
                for (int i = 0; i < plan.tasks(); i++) {
                    application.send(i, TaskPrompt.of(i, plan.lengths().of(i)), arrivals::ended);
                }
                arrivals.await(patience());
                wall = Duration.ofNanos(System.nanoTime() - begun);
                // what comes too late must do no harm
                provider.postTheRest();
                cost = ProcessCost.now().since(costBefore);
                cpu = usedSince(cpuBefore);
            }
            return report(provider, wall, cost, cpu);
        }
    }

    private CallbacksReport report(
            CallingProvider provider, Duration wall, ProcessCost cost, Map<ThreadOwner, Long> cpu) {
        Map<String, Instant> posts = new HashMap<>();
        Map<Integer, Integer> answers = new TreeMap<>();
        List<CallbackDelivery> deliveries = provider.deliveries();
        for (CallbackDelivery delivery : deliveries) {
            posts.merge(delivery.taskId(), delivery.at(), (one, other) -> one.isBefore(other) ? one : other);
            answers.merge(delivery.status(), 1, Integer::sum);
        }
        Map<String, Instant> begun = new HashMap<>();
        for (CreatedTask task : provider.tasks()) {
            begun.put(task.id(), task.createdAt());
        }
        Set<String> lost = provider.lost();
        List<String> told = new ArrayList<>(begun.keySet());
        told.removeAll(lost);
        Lags fromPost = new Lags();
        Lags fromEnd = new Lags();
        Lags fromEndOfLost = new Lags();
        int heard = 0;
        for (int i = 0; i < plan.tasks(); i++) {
            String task = arrivals.task(i);
            if (task == null) {
                continue;
            }
            Instant at = arrivals.at(i).orElseThrow();
            Instant end = begun.get(task).plus(plan.lengths().of(i));
            (lost.contains(task) ? fromEndOfLost : fromEnd).add(end, at);
            if (posts.containsKey(task)) {
                fromPost.add(posts.get(task), at);
                heard += at.isBefore(begun.get(task).plus(plan.safetyInterval())) ? 1 : 0;
            }
        }
        return new CallbacksReport(
                completion,
                plan.tasks(),
                arrivals.goneOn(1),
                arrivals.goneOn(0),
                arrivals.failures(),
                begun.size(),
                provider.submits(),
                deliveries.size(),
                answers,
                heard,
                provider.readsOf(told),
                provider.readsOf(lost),
                fromPost.distribution(),
                fromEnd.distribution(),
                fromEndOfLost.distribution(),
                wall.toMillis(),
                threads.peaks(),
                known(connections),
                known(callbackConnections),
                cost.cpu().toMillis(),
                cpu);
    }

    private Runnable looking(CallingProvider provider, CalledApplication application) {
        Connections toProvider = new Connections(provider.port());
        Connections toApplication = application.port().isPresent()
                ? new Connections(application.port().getAsInt())
                : null;
        return () -> {
            threads.take();
            toProvider.open().ifPresent(open -> connections.accumulateAndGet(open, Math::max));
            if (toApplication != null) {
                toApplication.open().ifPresent(open -> callbackConnections.accumulateAndGet(open, Math::max));
            }
        };
    }

    private Map<ThreadOwner, Long> usedSince(Map<ThreadOwner, Long> before) {
        Map<ThreadOwner, Long> used = new EnumMap<>(ThreadOwner.class);
        threads.cpu().forEach((owner, nanos) -> used.put(owner, (nanos - before.getOrDefault(owner, 0L)) / 1_000_000));
        return used;
    }

    private static Integer known(AtomicInteger peak) {
        return peak.get() == NOT_KNOWN ? null : peak.get();
    }

    /** Longer than any task takes, with the status reads that may fail before its end is seen. */
    private Duration patience() {
        return plan.lengths()
                .shortest()
                .plus(plan.lengths().spread())
                .plus(plan.interval(completion).multipliedBy(2))
                .plus(PATIENCE);
    }
}
