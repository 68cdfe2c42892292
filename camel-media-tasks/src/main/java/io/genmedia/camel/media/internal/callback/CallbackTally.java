package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what comes to one path, and says in the log what is refused: each at DEBUG, and those without the right secret, which
 * somebody should look into, at WARN, the first at once and those of each minute after it together.
 */
final class CallbackTally {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackListener.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final String path;
    private final TimeSource time;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private long unsaid;
    private boolean pausing;

    CallbackTally(String path, TimeSource time) {
        this.path = path;
        this.time = time;
    }

    long accepted() {
        return accepted.sum();
    }

    long refused() {
        return refused.sum();
    }

    void count(CallbackReply reply) {
        if (reply == CallbackReply.OK) {
            accepted.increment();
            return;
        }
        refused.increment();
        LOG.debug("A request to {} gets {}: {}", path, reply.status(), reply.reason());
        if (reply == CallbackReply.NO_SECRET) {
            refusedWithoutSecret();
        }
    }

    private synchronized void refusedWithoutSecret() {
        unsaid++;
        if (!pausing) {
            pausing = true;
            say();
            time.schedule(this::pauseOver, PAUSE);
        }
    }

    private synchronized void pauseOver() {
        if (unsaid == 0) {
            pausing = false;
        } else {
            say();
            time.schedule(this::pauseOver, PAUSE);
        }
    }

    /** Says what is left to say; called when the path is closed. */
    synchronized void close() {
        if (unsaid > 0) {
            say();
        }
    }

    private void say() {
        LOG.warn(
                "{} refused {} {} without the right secret. Where the provider sent them, the secret has changed since the"
                        + " submit (a random one lasts until the application ends) or differs between nodes; the results are"
                        + " found by polling all the same.",
                path,
                unsaid,
                unsaid == 1 ? "callback" : "callbacks");
        unsaid = 0;
    }
}
