package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that were handed on at once, with {@code completion=none}: followed where somebody listens for their end, or where
 * their place in the account's limits is to be freed.
 */
public final class DetachedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(DetachedTasks.class);

    private final MediaProvider provider;
    private final TaskStore store;
    private final TimeSource time;
    private final Executor workers;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private volatile Listener listener;

    DetachedTasks(MediaProvider provider, TaskStore store, TimeSource time, Executor workers) {
        this.provider = provider;
        this.store = store;
        this.time = time;
        this.workers = workers;
    }

    /** Who is told the end of tasks; at most one for a component. */
    public interface Listener {
        /** @return with which account stored tasks are followed */
        Account account();

        /** @return how they are waited for */
        WaitOptions waiting();

        /**
         * @param task as it was last seen: over, or, after its deadline, not
         * @param handled to be run when the route has handled it, with whether it did
         */
        void tell(TaskSnapshot task, Handled handled);
    }

    /** Told whether the route has handled a task. */
    @FunctionalInterface
    public interface Handled {
        /** @param well true where the exchange did not fail */
        void done(boolean well);
    }

    /**
     * @param who is told from now on; the tasks that are stored already are told too
     * @throws IllegalStateException where somebody is told already
     */
    public synchronized void listen(Listener who) {
        if (listener != null) {
            throw new IllegalStateException("There is a consumer " + provider.scheme()
                    + ":completed already: each completed task is told once, so only one route can take them. Let that route"
                    + " hand them on, with direct: or seda:.");
        }
        listener = who;
        try {
            List<StoredTask> waiting = store.detached(provider.scheme());
            waiting.forEach(stored -> follow(stored, who.account(), who.waiting(), () -> {}));
        } catch (RuntimeException e) {
            listener = null;
            throw e;
        }
    }

    /** @param who is told no longer */
    public synchronized void forget(Listener who) {
        if (listener == who) {
            listener = null;
        }
    }

    /** @return whether this task was handed on, and is followed */
    boolean follows(String taskId) {
        return followed.contains(taskId);
    }

    /** Follows a task that was handed on, as far as that is of use to anybody. */
    void follow(StoredTask stored, Account account, WaitOptions waiting, Runnable freePlace) {
        boolean ofUse = listener != null || account.limits().isBounded();
        if (!ofUse || !followed.add(stored.taskId())) {
            freePlace.run();
            return;
        }
        Instant deadline = stored.createdAt().plusMillis(stored.timeoutMillis());
        Duration left = Duration.between(time.now(), deadline);
        TaskRef ref = new TaskRef(stored.taskId(), stored.kind(), stored.model(), true);
        TaskSnapshot[] last = new TaskSnapshot[1];
        account.trackers()
                .await(ref, waiting.pollInterval(), left.isNegative() ? Duration.ZERO : left, task -> last[0] = task)
                .outcome()
                .whenComplete((task, failure) -> {
                    freePlace.run();
                    workers.execute(() -> over(stored, task != null ? task : last[0], Failures.unwrap(failure)));
                });
    }

    private void over(StoredTask stored, TaskSnapshot task, Throwable failure) {
        if (failure != null) {
            LOG.warn(
                    "Task {} of {} is followed no longer: {}",
                    stored.taskId(),
                    provider.scheme(),
                    failure.getMessage());
        }
        TaskSnapshot told = task != null ? task.with(stored.receipt()) : stored.toSnapshot();
        tell(stored, told, RetellPause.FIRST);
    }

    private void tell(StoredTask stored, TaskSnapshot task, Duration pauseOnFailure) {
        Listener who = listenerOrForget(stored);
        if (who == null) {
            LOG.info(
                    "Task {} of {} ended {}; no route takes completed tasks",
                    task.taskId(),
                    provider.scheme(),
                    task.status());
            return;
        }
        Handled handled = well -> {
            if (well) {
                told(stored, task);
            } else {
                tellAgain(stored, task, pauseOnFailure);
            }
        };
        try {
            who.tell(task, handled);
        } catch (RuntimeException e) {
            LOG.warn("Task {} could not be told: {}", task.taskId(), e.toString(), e);
            handled.done(false);
        }
    }

    /** A task is followed until it is told: a listener that comes meanwhile is not to hear of it twice. */
    private synchronized Listener listenerOrForget(StoredTask stored) {
        if (listener == null) {
            followed.remove(stored.taskId());
        }
        return listener;
    }

    private void told(StoredTask stored, TaskSnapshot task) {
        try {
            store.update(over(stored, task).attached(time.now()));
        } catch (RuntimeException e) {
            LOG.error(
                    "Task {} of {} was told, and the task store could not write it, so that it may be told again: {}",
                    task.taskId(),
                    provider.scheme(),
                    e.toString(),
                    e);
        }
        followed.remove(stored.taskId());
    }

    private void tellAgain(StoredTask stored, TaskSnapshot task, Duration pause) {
        LOG.warn(
                "The route of {}:completed failed with task {}; it is told again in {} s",
                provider.scheme(),
                task.taskId(),
                pause.toSeconds());
        Duration next = RetellPause.after(pause);
        time.schedule(() -> workers.execute(() -> tell(stored, task, next)), pause);
    }

    private StoredTask over(StoredTask stored, TaskSnapshot task) {
        return switch (task.status()) {
            case SUCCEEDED -> stored.succeeded(time.now());
            case FAILED ->
                stored.failed(provider.isRefusal(task.error()), task.error().text(), time.now());
            default -> stored;
        };
    }
}
