package io.genmedia.camel.media.jdbc;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.HeartbeatState;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.TaskStore.Follower;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds shares: each for as long as it may, in the thread of its execution. A share is let go when this node stops to follow, when
 * it has more than its part while others are there, when the row in the database is somebody else's, and at three quarters of the
 * time after which others take what had no heartbeat.
 */
final class ShareHolder implements ExecutionHandler<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ShareHolder.class);

    /** How often it is looked whether a share is still to be held. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** This part of the time until others take a share may pass without a heartbeat. */
    private static final double TOO_LONG = 0.75;

    /** For so long a share is kept that nobody else took in time, though this node has its part already. */
    private static final Duration KEPT_FOR_OTHERS = Duration.ofMinutes(5);

    private final String provider;
    private final int shares;
    private final Follower follower;
    private final ToIntFunction<Duration> nodes;
    private final ShareRows rows;
    private final DatabaseClock clock;
    private final Timing timing;
    private final Executor looks;
    private final Seats seats;
    private final Instant since;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param shares how many there are
     * @param follower told what this node follows
     * @param nodes how many nodes follow tasks of the provider, as it was known at most so long ago; asked for any time, it does
     *     not block
     * @param looks where the database is asked whether a share was lost: who holds it is not to wait for that
     */
    ShareHolder(
            String provider,
            int shares,
            Follower follower,
            ToIntFunction<Duration> nodes,
            ShareRows rows,
            DatabaseClock clock,
            Timing timing,
            Executor looks) {
        this.provider = provider;
        this.shares = shares;
        this.follower = follower;
        this.nodes = nodes;
        this.rows = rows;
        this.clock = clock;
        this.timing = timing;
        this.looks = looks;
        this.seats = new Seats(shares);
        this.since = clock.now();
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Execution execution = context.getExecution();
        CurrentlyExecuting held = context.getCurrentlyExecuting();
        boolean leftOver = isLeftOver(execution.executionTime);
        if (closing.getCount() == 0 || !seats.take(nodes.applyAsInt(LOOK), leftOver)) {
            // as if it had not been taken: how long it is free decides when it is taken all the same
            return giveBack(execution.executionTime);
        }
        if (isTooLate(held)) {
            seats.leave();
            return giveBack(clock.now());
        }
        Share share = new Share(Integer.parseInt(instance.getId()), shares);
        return giveBack(clock.now().plus(hold(share, held, leftOver)));
    }

    /** @return how long the share is then to be left alone */
    private Duration hold(Share share, CurrentlyExecuting held, boolean leftOver) {
        boolean seated = true;
        try {
            LOG.debug("{} of {} is followed from now on", share, provider);
            follower.begin(share);
            seated = !waitForEnd(share, held, leftOver);
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.warn("{} of {} cannot be followed now: {}", share, provider, e.toString(), e);
            return timing.heartbeat();
        } finally {
            if (seated) {
                seats.leave();
            }
            follower.end(share);
            LOG.debug("{} of {} is followed no longer", share, provider);
        }
    }

    private boolean isLeftOver(Instant freeSince) {
        Instant counted = freeSince.isAfter(since) ? freeSince : since;
        return counted.plus(timing.takeOverAfter()).isBefore(clock.now());
    }

    /** @return true where its seat was left already */
    private boolean waitForEnd(Share share, CurrentlyExecuting held, boolean leftOver) throws InterruptedException {
        CompletableFuture<Boolean> lost = null;
        while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isTooLate(held)) {
                LOG.warn(
                        "{} of {}: no heartbeat could be written for too long, so others may take it", share, provider);
                return false;
            }
            if (held.getHeartbeatState().getFailedHeartbeats() == 0) {
                lost = null;
            } else if (lost == null) {
                lost = CompletableFuture.supplyAsync(() -> rows.isSomebodyElses(held.getExecution()), looks);
            } else if (lost.isDone() && lost.join()) {
                LOG.warn("{} of {} is another node's: this one was too slow", share, provider);
                return false;
            } else if (lost.isDone()) {
                lost = null;
            }
            boolean kept = leftOver && held.getDuration().compareTo(KEPT_FOR_OTHERS) < 0;
            if (!kept && seats.leaveIfTooMany(nodes.applyAsInt(null))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLate(CurrentlyExecuting held) {
        HeartbeatState heart = held.getHeartbeatState();
        return heart.getFractionDead() > TOO_LONG;
    }

    private CompletionHandler<Void> giveBack(Instant freeSince) {
        return (complete, operations) -> {
            String share = complete.getExecution().taskInstance.getTaskAndInstance();
            try {
                operations.reschedule(complete, freeSince);
            } catch (ExecutionException e) {
                LOG.debug("{} was taken by another node", share);
            } catch (RuntimeException e) {
                LOG.warn("{} could not be given back, others take it when this is noticed: {}", share, e.toString());
            }
        };
    }

    /** Lets go of all shares, and takes no more. */
    void close() {
        closing.countDown();
    }
}
