package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.measure.Connections;
import io.genmedia.camel.benchmarks.measure.Heap;
import io.genmedia.camel.benchmarks.measure.ProcessCost;
import io.genmedia.camel.benchmarks.measure.Sampler;
import io.genmedia.camel.benchmarks.measure.ThreadCensus;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import io.genmedia.camel.benchmarks.provider.Provider;
import io.genmedia.camel.benchmarks.provider.ProviderCounts;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.media.spi.TaskStore;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One load through a context of its own, from the first message to the stop of the context. */
public final class LoadRun {

    private static final int WARM_UP_TASKS = 50;
    private static final Duration WARM_UP_LENGTH = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Provider provider;
    private final LoadPlan plan;
    private final TaskStore store;
    private final boolean handedOn;
    private final AtomicInteger connectionsPeak = new AtomicInteger(-1);

    /**
     * @param provider what the tasks are sent to
     * @param plan the load
     */
    public LoadRun(Provider provider, LoadPlan plan) {
        this(provider, plan, null, false);
    }

    /**
     * The same, with a store of its own.
     *
     * @param store null for the one in memory
     * @param handedOn whether tasks are handed on at once, with {@code completion=none}, and end when {@code monet:completed} tells
     *     them
     */
    public LoadRun(Provider provider, LoadPlan plan, TaskStore store, boolean handedOn) {
        this.provider = provider;
        this.plan = plan;
        this.store = store;
        this.handedOn = handedOn;
    }

    /** Runs it, and measures meanwhile. */
    public LoadReport run() throws Exception {
        Outcomes outcomes = new Outcomes(plan.tasks(), plan.inFlight());
        Measured measured = new Measured();
        ThreadCensus threads = new ThreadCensus();
        Connections connections = new Connections(URI.create(provider.baseUrl()).getPort());
        try (Sampler sampler = new Sampler(() -> look(threads, connections));
                LoadRoutes routes = new LoadRoutes(provider, plan.pollInterval(), store, handedOn)) {
            warmUp(routes);
            measure(routes, outcomes, measured, threads);
            look(threads, connections);
        }
        return new LoadReport(
                plan.tasks(),
                measured.wall,
                measured.sending,
                measured.submitted,
                measured.provider,
                threads.peaks(),
                threads.peakOfAll(),
                new HeapUse(
                        measured.heapBefore,
                        measured.heapInFlight,
                        measured.tasksInFlight,
                        measured.heapAfter,
                        Heap.usedAfterCollection()),
                measured.cost.cpu().toMillis(),
                measured.componentCpu,
                measured.cost.collecting().minus(measured.measuring).toMillis(),
                connectionsPeak.get() < 0 ? null : connectionsPeak.get(),
                outcomes.lag(),
                measured.failures,
                measured.unfinished);
    }

    private void measure(LoadRoutes routes, Outcomes outcomes, Measured measured, ThreadCensus threads)
            throws InterruptedException {
        ProviderCounts countsBefore = provider.counts();
        measured.heapBefore = Heap.usedAfterCollection();
        ProcessCost costBefore = ProcessCost.now();
        long cpuBefore = componentCpu(threads);
        long begun = System.nanoTime();
        send(routes.sender(), outcomes, begun);
        measured.sending = millisSince(begun);
        while (provider.requests().since(countsBefore.requests()).submits() < plan.tasks() && !outcomes.allEnded()) {
            if (millisSince(begun) > measured.sending + patience().toMillis()) {
                break;
            }
            outcomes.awaitNext(LOOK_EVERY);
        }
        measured.submitted = millisSince(begun);
        ProcessCost beforeMeasuring = ProcessCost.now();
        measured.tasksInFlight = outcomes.underWay();
        measured.heapInFlight = Heap.usedAfterCollection();
        measured.measuring = ProcessCost.now().since(beforeMeasuring).collecting();
        outcomes.awaitAll(patience());
        measured.wall = millisSince(begun);
        // before the stop of the context, which ends what still waits
        measured.failures = outcomes.failures();
        measured.unfinished = outcomes.underWay();
        measured.cost = ProcessCost.now().since(costBefore);
        measured.componentCpu = (componentCpu(threads) - cpuBefore) / 1_000_000;
        measured.provider = provider.counts().since(countsBefore);
        measured.heapAfter = Heap.usedAfterCollection();
    }

    private void send(LoadRoutes.Sender sender, Outcomes outcomes, long begun) throws InterruptedException {
        for (int i = 0; i < plan.tasks(); i++) {
            outcomes.begin();
            if (plan.rate() > 0) {
                long due = begun + i * 1_000_000_000L / plan.rate();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
            sender.send(TaskPrompt.of(i, plan.length(i)), outcomes::end);
        }
    }

    /** Loads classes and compiles, so that the heap before and after can be compared. */
    private void warmUp(LoadRoutes routes) throws InterruptedException {
        Outcomes outcomes = new Outcomes(WARM_UP_TASKS, 0);
        for (int i = 0; i < WARM_UP_TASKS; i++) {
            outcomes.begin();
            routes.warmUp().send(TaskPrompt.of(i, WARM_UP_LENGTH), outcomes::end);
        }
        if (!outcomes.awaitAll(PATIENCE) || !outcomes.failures().isEmpty()) {
            throw new IllegalStateException("the warm-up failed: " + outcomes.failures() + ", and "
                    + outcomes.underWay() + " exchanges did not come back");
        }
    }

    private static long componentCpu(ThreadCensus threads) {
        Map<ThreadOwner, Long> cpu = threads.cpu();
        return cpu.getOrDefault(ThreadOwner.COMPONENT, 0L) + cpu.getOrDefault(ThreadOwner.HTTP, 0L);
    }

    private void look(ThreadCensus threads, Connections connections) {
        threads.take();
        connections.open().ifPresent(open -> connectionsPeak.accumulateAndGet(open, Math::max));
    }

    /** Longer than any task takes, with the status reads that may fail before its end is seen. */
    private Duration patience() {
        return plan.shortest()
                .plus(plan.spread())
                .plus(plan.pollInterval().multipliedBy(2))
                .plus(PATIENCE);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** What is known when the load is over. */
    private static final class Measured {
        private long wall;
        private long sending;
        private long submitted;
        private long componentCpu;
        private long heapBefore;
        private long heapInFlight;
        private long heapAfter;
        private int tasksInFlight;
        private int unfinished;
        private Map<String, Integer> failures;
        private ProcessCost cost;
        private Duration measuring;
        private ProviderCounts provider;
    }
}
