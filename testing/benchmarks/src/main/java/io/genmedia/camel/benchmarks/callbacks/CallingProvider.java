package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.measure.Sampler;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A simulated Unifically in this JVM, which posts callbacks in rounds: repeated, shuffled, and some of them never. */
final class CallingProvider implements AutoCloseable {

    private static final long SEED = 20_261_121;
    private static final Duration LOOK_EVERY = Duration.ofMillis(30);

    private final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
    private final UnificallySimulator unifically = simulator.unifically();
    private final StatusReads reads = new StatusReads(unifically);
    private final Sampler looking = new Sampler(reads::look, LOOK_EVERY);
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "load-callbacks");
        thread.setDaemon(true);
        return thread;
    });

    CallingProvider(CallbacksPlan plan) {
        unifically.taskDuration(TaskPrompt::length);
        unifically.callbacks().automatic(false).plan(plan.times(), plan.lossShare(), SEED);
        rounds.scheduleWithFixedDelay(this::post, 0, plan.round().toMillis(), TimeUnit.MILLISECONDS);
    }

    String baseUrl() {
        return unifically.baseUrl();
    }

    String apiKey() {
        return unifically.apiKey();
    }

    int port() {
        return simulator.port();
    }

    /** Posts what has fallen due, and waits for the answers. */
    private void post() {
        unifically.callbacks().deliverDue();
    }

    /** Posts the rest, and no more: to be called when all tasks have ended. */
    void postTheRest() throws InterruptedException {
        rounds.shutdown();
        rounds.awaitTermination(1, TimeUnit.MINUTES);
        post();
    }

    ReadCounts readsOf(Collection<String> tasks) {
        reads.look();
        return reads.of(tasks);
    }

    /** The tasks that exist: what it would charge for. */
    List<CreatedTask> tasks() {
        return unifically.createdTasks();
    }

    long submits() {
        return unifically.submits();
    }

    /** What was posted. */
    List<CallbackDelivery> deliveries() {
        return unifically.callbacks().deliveries();
    }

    /** The tasks whose callbacks never came. */
    Set<String> lost() {
        return new HashSet<>(unifically.callbacks().lost());
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        looking.close();
        simulator.close();
    }
}
