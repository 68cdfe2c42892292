package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after what outlives an application: what a node that is gone had in hand is given time for its message to come back, and
 * becomes an orphan then; what ended long ago is forgotten.
 */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    /** For so long an orphan is followed. */
    private static final Duration ORPHAN_FOLLOWED = Duration.ofMinutes(45);

    private final MediaProvider provider;
    private final TaskStore store;
    private final StoreCalls calls;
    private final TimeSource time;
    private final DetachedTasks detached;
    private final Duration grace;
    private final Duration retention;
    private volatile boolean running;
    private volatile TimeSource.Cancellable next = () -> {};
    private Instant forgetsAt;
    private Instant orphansFrom;

    /**
     * @param grace for how long a message may take to come back
     * @param retention for how long what ended is kept
     */
    Housekeeping(
            MediaProvider provider,
            TaskStore store,
            StoreCalls calls,
            TimeSource time,
            DetachedTasks detached,
            Duration grace,
            Duration retention) {
        this.provider = provider;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.detached = detached;
        this.grace = grace;
        this.retention = retention;
    }

    void start() {
        if (store.isDurable()) {
            running = true;
            forgetsAt = time.now();
            // the messages of an application that was stopped for long come back when it starts
            orphansFrom = time.now().plus(grace);
            calls.run(this::keep);
        }
    }

    void stop() {
        running = false;
        next.cancel();
    }

    /** Never at the same time as before: the next begins when this is over. */
    private void keep() {
        if (!running) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the task store could not be looked after, and is again later: {}",
                    provider.scheme(),
                    e.toString());
        } finally {
            // after an error too, as of a class that is missing: nobody else looks after what is stored
            if (running) {
                next = time.schedule(() -> calls.run(this::keep), LOOK_EVERY);
            }
        }
    }

    private void look() {
        Instant now = time.now();
        int gone = store.letGo(provider.scheme(), now.plus(grace));
        if (gone > 0) {
            LOG.info(
                    "{} tasks of {} were in hand when an application ended: their messages have {} s to come back",
                    gone,
                    provider.displayName(),
                    grace.toSeconds());
        }
        if (!orphansFrom.isAfter(now)) {
            store.orphans(provider.scheme(), now).forEach(this::orphanSurely);
        }
        if (!forgetsAt.isAfter(now)) {
            forgetsAt = now.plus(FORGET_EVERY);
            int forgotten = store.forget(provider.scheme(), now.minus(retention));
            LOG.debug("{}: {} tasks that ended long ago are forgotten", provider.scheme(), forgotten);
        }
    }

    /** One that cannot be changed is not to stand in the way of the others. */
    private void orphanSurely(StoredTask task) {
        try {
            orphan(task);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the entry of {} could not be made an orphan's: {}",
                    provider.scheme(),
                    task.key(),
                    e.toString());
        }
    }

    private void orphan(StoredTask task) {
        Instant now = time.now();
        boolean accepted = task.taskId() != null;
        StoredTask changed = accepted
                ? task.delivering(task.delivery().orphan(now.plus(ORPHAN_FOLLOWED)), now)
                : task.unknown(now).delivering(Delivery.AWAITED, now);
        store.replace(task, changed).ifPresent(orphan -> {
            if (!accepted) {
                LOG.warn(
                        "The message that asked {} for a {} under the key {} did not come back, and whether something was"
                                + " bought is not known: look at the account.",
                        provider.displayName(),
                        task.request().kind(),
                        task.key());
            } else {
                LOG.warn(
                        "Task {} of {} was bought, and its message did not come back: it is told to {}:completed as an orphan, and"
                                + " can be had with {}:await and this id.",
                        task.taskId(),
                        provider.displayName(),
                        provider.scheme(),
                        provider.scheme());
                detached.follow(orphan);
            }
        });
    }
}
