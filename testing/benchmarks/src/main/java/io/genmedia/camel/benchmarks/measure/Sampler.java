package io.genmedia.camel.benchmarks.measure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at something several times a second, on a thread of its own, until it is closed. */
public final class Sampler implements AutoCloseable {

    private static final long PERIOD_MILLIS = 250;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "load-sampler");
        thread.setDaemon(true);
        return thread;
    });

    /** @param look what is run; it must not fail */
    public Sampler(Runnable look) {
        executor.scheduleWithFixedDelay(look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
