package io.genmedia.camel.media.internal.calls;

import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what goes on after a task: the rest of a route. A few threads do. A route may block, though, and even wait for another
 * task of this application; where all threads are stuck so that nothing moves for a while, more are added, so that what they
 * wait for can happen.
 */
public final class Workers implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int AT_MOST = 256;

    private final ThreadPoolExecutor pool;
    private final TimeSource time;
    private final int usual;
    private boolean looking;
    private long doneAtLastLook;

    /**
     * @param pool with an unbounded queue, and threads that go when they are idle; its owner shuts it down
     * @param time the time
     */
    public Workers(ThreadPoolExecutor pool, TimeSource time) {
        this.pool = pool;
        this.time = time;
        this.usual = pool.getCorePoolSize();
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
        if (!pool.getQueue().isEmpty()) {
            try {
                lookLater();
            } catch (RejectedExecutionException e) {
                // the work is taken: whoever hands it over is not to run it a second time
                LOG.debug("Nobody looks after the workers now: {}", e.toString());
            }
        }
    }

    private synchronized void lookLater() {
        if (!looking) {
            doneAtLastLook = pool.getCompletedTaskCount();
            time.schedule(this::look, LOOK_EVERY);
            looking = true;
        }
    }

    private synchronized void look() {
        looking = false;
        if (pool.getQueue().isEmpty()) {
            if (pool.getCorePoolSize() > usual && pool.getActiveCount() < usual) {
                resize(usual);
            }
            return;
        }
        boolean stuck =
                pool.getCompletedTaskCount() == doneAtLastLook && pool.getActiveCount() >= pool.getCorePoolSize();
        if (stuck && pool.getCorePoolSize() < AT_MOST) {
            resize(Math.min(AT_MOST, 2 * pool.getCorePoolSize()));
        }
        lookLater();
    }

    private void resize(int threads) {
        if (threads > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(threads);
            pool.setCorePoolSize(threads);
        } else {
            pool.setCorePoolSize(threads);
            pool.setMaximumPoolSize(threads);
        }
    }
}
