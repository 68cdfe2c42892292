package io.genmedia.camel.media.internal.meters;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts as another does, whose failures are told once and stop nothing: a task is paid, whatever a registry thinks of its tags. */
final class SafeMeters implements TaskMeters {

    private static final Logger LOG = LoggerFactory.getLogger(SafeMeters.class);

    private final TaskMeters meters;
    private final AtomicBoolean told = new AtomicBoolean();

    SafeMeters(TaskMeters meters) {
        this.meters = meters;
    }

    @Override
    public void submitted(String kind, String model) {
        surely(() -> meters.submitted(kind, model));
    }

    @Override
    public void notSubmitted(Acceptance acceptance) {
        surely(() -> meters.notSubmitted(acceptance));
    }

    @Override
    public void polled() {
        surely(meters::polled);
    }

    @Override
    public void ended(TaskSnapshot task, String kind, String model, Duration followed) {
        surely(() -> meters.ended(task, kind, model, followed));
    }

    @Override
    public void timedOut(String kind, String model, Duration waited) {
        surely(() -> meters.timedOut(kind, model, waited));
    }

    @Override
    public void watch(IntSupplier inFlight, IntSupplier waiting) {
        surely(() -> meters.watch(inFlight, waiting));
    }

    @Override
    public void close() {
        surely(meters::close);
    }

    private void surely(Runnable count) {
        try {
            count.run();
        } catch (RuntimeException | LinkageError e) {
            if (told.compareAndSet(false, true)) {
                LOG.warn("The meter registry fails, and not all is counted: {}", e.toString(), e);
            }
        }
    }
}
