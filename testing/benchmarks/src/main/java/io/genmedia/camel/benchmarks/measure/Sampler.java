package io.genmedia.camel.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at something several times a second, on a thread of its own, until it is closed. */
public final class Sampler implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(250);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "load-sampler");
        thread.setDaemon(true);
        return thread;
    });

    /** @param look what is run four times a second; it must not fail */
    public Sampler(Runnable look) {
        this(look, PERIOD);
    }

    /**
     * @param look what is run; it must not fail
     * @param period the pause between two looks
     */
    public Sampler(Runnable look, Duration period) {
        executor.scheduleWithFixedDelay(look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
