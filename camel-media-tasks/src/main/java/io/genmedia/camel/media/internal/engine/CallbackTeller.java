package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.tracking.TaskTrackers;
import io.genmedia.camel.media.internal.tracking.TaskWait;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the consumer of callbacks which tasks are over: each is read first, and told once however often it is called back. One
 * that the route fails to handle is told again, after a pause.
 */
final class CallbackTeller {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackTeller.class);

    private final MediaProvider provider;
    private final TimeSource time;
    private final Executor workers;
    private final Map<String, Telling> underWay = new HashMap<>();
    private Callbacks.Listener listener;

    CallbackTeller(MediaProvider provider, TimeSource time, Executor workers) {
        this.provider = provider;
        this.time = time;
        this.workers = workers;
    }

    /**
     * @param who is told from now on
     * @throws IllegalStateException where somebody is told already
     */
    synchronized void listen(Callbacks.Listener who) {
        if (listener != null) {
            throw new IllegalStateException("There is a consumer " + provider.scheme()
                    + ":callback already: each callback is told once, so only one route can take them. Let that route hand"
                    + " them on, with direct: or seda:.");
        }
        listener = who;
    }

    /** @param who is told no longer, also not what was called back already */
    void forget(Callbacks.Listener who) {
        Collection<Telling> untold;
        synchronized (this) {
            if (listener != who) {
                return;
            }
            listener = null;
            untold = List.copyOf(underWay.values());
            underWay.clear();
        }
        untold.forEach(Telling::abandon);
    }

    /**
     * @param taskId the task
     * @return what is to be {@linkplain Telling#read read} or {@linkplain Telling#drop dropped}; empty where nobody listens, and
     *     where the task is being told
     */
    synchronized Optional<Telling> begin(String taskId) {
        if (listener == null || underWay.containsKey(taskId)) {
            return Optional.empty();
        }
        Telling telling = new Telling(listener, taskId);
        underWay.put(taskId, telling);
        return Optional.of(telling);
    }

    /** @return how many tasks are being read or told */
    synchronized int size() {
        return underWay.size();
    }

    private synchronized void over(Telling telling) {
        underWay.remove(telling.taskId, telling);
    }

    /** One task on its way to the consumer. */
    final class Telling {

        private final Callbacks.Listener who;
        private final String taskId;
        private TaskWait joined;
        private boolean awaited;
        private Runnable ending = () -> {};
        private boolean handling;
        private boolean over;

        private Telling(Callbacks.Listener who, String taskId) {
            this.who = who;
            this.taskId = taskId;
        }

        /** Waits with those who wait for the task already, before these are told. */
        void join() {
            WaitOptions waiting = who.waiting();
            TaskRef ref = new TaskRef(taskId, null, null, true);
            Optional<TaskWait> wait = who.account().trackers().join(ref, waiting.pace(), waiting.timeout());
            if (wait.isPresent()) {
                joined = wait.get();
                onEnd(() -> who.account().trackers().leave(ref, joined));
            }
        }

        /** @param waiting whether an exchange here waits for the task too */
        void awaited(boolean waiting) {
            awaited = waiting;
        }

        /** It is not to be told; the next callback of the task may be. */
        void drop() {
            end();
            over(this);
        }

        private void abandon() {
            boolean untold;
            synchronized (this) {
                // what the route is handling may end well all the same
                untold = !over && !handling;
            }
            end();
            if (untold) {
                sayAbandoned();
            }
        }

        private void sayAbandoned() {
            LOG.warn(
                    "Task {} of {} was called back, and the consumer stopped before it was handled: get it with {}:await and"
                            + " this id.",
                    taskId,
                    provider.scheme(),
                    provider.scheme());
        }

        private boolean end() {
            Runnable last;
            synchronized (this) {
                if (over) {
                    return false;
                }
                over = true;
                last = ending;
            }
            last.run();
            return true;
        }

        /** What is to be done where it ends before its next stage; at once where it has ended. */
        private void onEnd(Runnable action) {
            boolean now;
            synchronized (this) {
                now = over;
                ending = action;
            }
            if (now) {
                action.run();
            }
        }

        /**
         * Reads the task, and tells it when it is over; may block.
         *
         * @param stored the purchase; empty where it is not known
         * @param called as the callback showed it: believed of a task that is known to be that of the callback's submit, where the
         *     consumer trusts callbacks; else it is read
         */
        void read(Optional<StoredTask> stored, TaskSnapshot called) {
            try {
                if (isKnown()) {
                    drop();
                    return;
                }
                String kind = stored.map(bought -> bought.request().kind()).orElse(null);
                String model = stored.map(bought -> bought.request().model()).orElse(null);
                TaskWait wait = joined != null ? joined : await(new TaskRef(taskId, kind, model, true));
                if (joined == null) {
                    boolean believed = who.trusts()
                            && stored.isPresent()
                            && called.status().isTerminal();
                    Account account = who.account();
                    account.trackers().told(taskId, believed ? called.at(account.baseUrl()) : null);
                }
                wait.outcome()
                        .whenComplete((task, failure) -> work(() -> {
                            if (task == null) {
                                unreadable(Failures.unwrap(failure));
                            } else {
                                tell(
                                        task.completedWith(kind, model)
                                                .with(stored.map(StoredTask::receipt)
                                                        .orElse(null)),
                                        RetellPause.FIRST);
                            }
                        }));
            } catch (RuntimeException e) {
                unreadable(e);
            }
        }

        private TaskWait await(TaskRef ref) {
            WaitOptions waiting = who.waiting();
            TaskTrackers trackers = who.account().trackers();
            TaskWait wait = trackers.await(ref, waiting.pace(), waiting.timeout(), task -> {});
            onEnd(() -> trackers.leave(ref, wait));
            return wait;
        }

        /** A repository that fails for a moment is asked again when the task is told. */
        private boolean isKnown() {
            try {
                return who.knows(taskId);
            } catch (RuntimeException e) {
                LOG.warn("It cannot be seen whether task {} was told before: {}", taskId, e.toString());
                return false;
            }
        }

        private void unreadable(Throwable why) {
            if (end()) {
                LOG.warn(
                        "Task {} of {} was called back, and cannot be read: {} Get it with {}:await and this id.",
                        taskId,
                        provider.scheme(),
                        why.getMessage(),
                        provider.scheme());
            }
            over(this);
        }

        private void tell(TaskSnapshot task, Duration pauseOnFailure) {
            synchronized (this) {
                if (over) {
                    return;
                }
                handling = true;
                ending = () -> {};
            }
            DetachedTasks.Handled handled = well -> {
                if (well) {
                    drop();
                } else {
                    tellAgain(task, pauseOnFailure);
                }
            };
            try {
                who.tell(task, awaited, handled);
            } catch (RuntimeException e) {
                LOG.warn("Task {} could not be told: {}", taskId, e.toString(), e);
                handled.done(false);
            }
        }

        private void tellAgain(TaskSnapshot task, Duration pause) {
            boolean stopped;
            synchronized (this) {
                handling = false;
                stopped = over;
            }
            if (stopped) {
                sayAbandoned();
                return;
            }
            LOG.warn(
                    "The route of {}:callback failed with task {}; it is told again in {} s",
                    provider.scheme(),
                    taskId,
                    pause.toSeconds());
            Duration next = RetellPause.after(pause);
            TimeSource.Cancellable timer = time.schedule(() -> work(() -> tell(task, next)), pause);
            onEnd(timer::cancel);
        }

        private void work(Runnable work) {
            try {
                workers.execute(work);
            } catch (RejectedExecutionException e) {
                // the application stops
                abandon();
                over(this);
            }
        }
    }
}
