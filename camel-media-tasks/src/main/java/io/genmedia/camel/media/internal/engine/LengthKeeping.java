package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.spi.TaskLengths;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was learned of how long tasks take in a durable store: read at the start, added to each minute and at the stop. What
 * several nodes learn adds up. A store that cannot be reached is tried again later; nobody waits for it.
 */
final class LengthKeeping {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(LengthKeeping.class);
    private static final int TRIES = 5;

    private final String provider;
    private final TaskStore store;
    private final StoreCalls calls;
    private final TimeSource time;
    private final LearnedLengths lengths;
    private boolean read;
    private volatile boolean running;
    private volatile TimeSource.Cancellable next = () -> {};

    LengthKeeping(String provider, TaskStore store, StoreCalls calls, TimeSource time, LearnedLengths lengths) {
        this.provider = provider;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.lengths = lengths;
    }

    void start() {
        if (store.isDurable()) {
            running = true;
            calls.run(this::keepOn);
        }
    }

    /** What was learned since is kept, if the store is there. */
    void stop() {
        if (running) {
            running = false;
            next.cancel();
            calls.run(this::keep);
        }
    }

    private void keepOn() {
        if (!running || !keep()) {
            return;
        }
        next = time.schedule(() -> calls.run(this::keepOn), EVERY);
    }

    /** Answers whether the store keeps lengths at all, as far as is known. */
    private synchronized boolean keep() {
        try {
            Optional<TaskLengths> kept = store.lengths();
            if (kept.isEmpty()) {
                return false;
            }
            if (!read) {
                kept.get().all(provider, LearnedLengths.AT_MOST).forEach(one -> lengths.read(one.like(), one.text()));
                read = true;
            }
            lengths.keep((like, change) -> add(kept.get(), like, change));
        } catch (RuntimeException e) {
            LOG.debug("{}: what was learned of how long tasks take is kept later: {}", provider, e.toString());
        }
        return true;
    }

    /** Adds to what others kept meanwhile. */
    private String add(TaskLengths kept, String like, LearnedLengths.Change change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<TaskLengths.Learned> before = kept.find(provider, like);
            String text = change.addedTo(before.map(TaskLengths.Learned::text).orElse(null));
            if (kept.keep(
                    provider,
                    like,
                    text,
                    before.map(TaskLengths.Learned::revision).orElse(0L))) {
                return text;
            }
        }
        throw new IllegalStateException("others keep changing what is known of " + like);
    }
}
