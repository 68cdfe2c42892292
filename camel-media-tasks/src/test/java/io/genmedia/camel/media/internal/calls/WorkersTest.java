package io.genmedia.camel.media.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        blocked.countDown();
        pool.shutdownNow();
    }

    private void block() {
        try {
            blocked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldTakeWorkOnceWhereNobodyCanLookAfterIt() throws Exception {
        Workers workers = new Workers(pool, new RefusingTime());

        workers.execute(this::block);
        workers.execute(runs::incrementAndGet);
        blocked.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void shouldAddThreadsWhereNothingMoves() {
        ManualTime time = new ManualTime();
        Workers workers = new Workers(pool, time);

        workers.execute(this::block);
        workers.execute(runs::incrementAndGet);
        time.advance(Duration.ofSeconds(1));

        org.awaitility.Awaitility.await().until(() -> runs.get() == 1);
        assertThat(pool.getCorePoolSize()).isGreaterThan(1);
    }

    /** A timer whose queue is full. */
    private static final class RefusingTime implements TimeSource {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Cancellable schedule(Runnable action, Duration delay) {
            throw new RejectedExecutionException("full");
        }
    }
}
