package io.genmedia.camel.media.internal.time;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time of this machine, with actions run by a scheduled executor. */
public final class SystemTime implements TimeSource {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
    private static final Cancellable NOTHING = () -> {};

    private final ScheduledExecutorService executor;

    /** @param executor runs the actions; its owner shuts it down */
    public SystemTime(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Cancellable schedule(Runnable action, Duration delay) {
        try {
            Future<?> future = executor.schedule(action, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                LOG.error("An action is refused that has to run later: {}", e.toString());
                throw e;
            }
            // shut down: whatever waits was ended by the stop before
            return NOTHING;
        }
    }
}
