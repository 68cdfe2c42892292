package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.measure.Heap;
import io.genmedia.camel.benchmarks.measure.ProcessCost;
import io.genmedia.camel.benchmarks.measure.ThreadCensus;
import java.time.Duration;
import java.util.function.IntFunction;

/** What one contender does in its JVM, and what that JVM sees of it. */
final class ContenderRun {

    private static final Duration WITHOUT_END = Duration.ofDays(7);

    private final ContendersPlan plan;
    private final Contender contender;

    ContenderRun(ContendersPlan plan, Contender contender) {
        this.plan = plan;
        this.contender = contender;
    }

    /** Loads classes and compiles, and lets the contender learn where the plan says so. */
    void warmUp() throws InterruptedException {
        make(plan.warmUp(), plan::warmUp);
        make(plan.before(), plan::before);
    }

    private void make(int tasks, IntFunction<Film> films) throws InterruptedException {
        Ends ends = new Ends(tasks);
        for (int i = 0; i < tasks; i++) {
            int place = i;
            contender.send(films.apply(i), outcome -> ends.tell(place, outcome));
        }
        ends.await(WITHOUT_END, plan.patience());
        if (ends.told() < tasks || !ends.failures().isEmpty()) {
            throw new IllegalStateException("what comes before the films failed: " + ends.failures() + ", and "
                    + ends.told() + " of " + tasks + " tasks came back");
        }
    }

    /** Sends all films, waits for them, and measures meanwhile. */
    SeenInside run() throws Exception {
        Ends ends = new Ends(plan.tasks());
        long heapBefore = Heap.usedAfterCollection();
        ThreadCensus threads = new ThreadCensus();
        ProcessCost before = ProcessCost.now();
        long begun = System.nanoTime();
        for (int i = 0; i < plan.tasks(); i++) {
            int place = i;
            contender.send(plan.film(i), outcome -> ends.tell(place, outcome));
        }
        ends.await(plan.midway().minusNanos(System.nanoTime() - begun), plan.patience());
        ProcessCost beforeMeasuring = ProcessCost.now();
        int waiting = plan.tasks() - ends.told();
        long heapMidway = Heap.usedAfterCollection();
        Duration measuring = ProcessCost.now().since(beforeMeasuring).cpu();
        ends.await(WITHOUT_END, plan.patience());
        long wall = (System.nanoTime() - begun) / 1_000_000;
        ProcessCost after = ProcessCost.now();
        int threadsAtMost = threads.peakOfAll();
        return new SeenInside(
                wall,
                after.since(before).cpu().minus(measuring).toMillis(),
                after.cpu().toMillis(),
                threadsAtMost,
                waiting,
                waiting == 0 ? 0 : (heapMidway - heapBefore) / waiting,
                contender.exchangeAlone(Math.max(1, waiting), plan::film),
                ends.failures(),
                ends.at(),
                ends.tasks());
    }
}
