package io.genmedia.camel.media.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Workers that work when the test says so. */
final class ManualWorkers implements Executor {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private boolean atOnce = true;
    private boolean shutDown;

    @Override
    public void execute(Runnable command) {
        synchronized (this) {
            if (shutDown) {
                throw new RejectedExecutionException("shut down");
            }
            work.add(command);
        }
        if (atOnce) {
            runAll();
        }
    }

    /** From now on, work waits. */
    ManualWorkers later() {
        atOnce = false;
        return this;
    }

    /** From now on, no work is taken. */
    synchronized void shutDown() {
        shutDown = true;
    }

    /** Does what waits. */
    void runAll() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        return work.poll();
    }
}
