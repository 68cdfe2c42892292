package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.callback.CallbackAnswer;
import io.genmedia.camel.media.internal.callback.CallbackArrival;
import io.genmedia.camel.media.internal.callback.CallbackListener;
import io.genmedia.camel.media.internal.callback.CallbackReceiver;
import io.genmedia.camel.media.internal.callback.CallbackSecrets;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider tells by calling this application. A callback says that a task is over: whoever waits for it reads it at
 * once, and the consumer {@code callback} is told of it. Of its body no more is believed than the id, unless told otherwise.
 *
 * <p>The address of each submit names the purchase. So a callback that overtakes the answer to its submit finds who waits for
 * that, and one that comes after an answer that was lost tells which task was bought.
 */
public final class Callbacks implements CallbackReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    /** What can stand in a log line and in an address. */
    private static final Pattern TASK_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final MediaProvider provider;
    private final Supplier<Collection<Account>> accounts;
    private final Purchases purchases;
    private final Executor workers;
    private final CallbackSecrets secrets;
    private final ConcurrentHashMap<String, Expected> expected = new ConcurrentHashMap<>();
    /** One object: whoever opens the same path again shares it. */
    private final CallbackReceiver trusted = arrival -> arrived(arrival, true);

    private final Set<String> beingTold = ConcurrentHashMap.newKeySet();
    private volatile Listener listener;
    private volatile boolean saidRandom;

    Callbacks(
            MediaProvider provider,
            Supplier<Collection<Account>> accounts,
            Purchases purchases,
            Executor workers,
            String secret) {
        this.provider = provider;
        this.accounts = accounts;
        this.purchases = purchases;
        this.workers = workers;
        this.secrets = CallbackSecrets.of(secret);
    }

    /** Who is told of callbacks; at most one for a component. */
    public interface Listener {
        /** @return with which account tasks are read */
        Account account();

        /** @return how they are waited for, where a callback came too early */
        WaitOptions waiting();

        /** @return whether this task was told before */
        boolean knows(String taskId);

        /**
         * @param task as it ended
         * @param awaited whether an exchange here waits for it too
         */
        void tell(TaskSnapshot task, boolean awaited);
    }

    /**
     * Takes callbacks at a path.
     *
     * @param context whose HTTP server
     * @param path where
     * @param trusting whether the outcome is taken from the body
     * @return to be closed by whoever opened it
     * @throws IllegalStateException where there is no server
     */
    public CallbackListener open(CamelContext context, String path, boolean trusting) {
        CallbackListener door = CallbackListener.open(context, path, secrets, trusting ? trusted : this);
        if (secrets.isRandom() && !saidRandom) {
            saidRandom = true;
            LOG.info(
                    "Callbacks of {} are signed with a random secret: those of tasks from before a restart are refused, and"
                            + " other nodes refuse those of this one. Set callbackSecret on the component to keep it.",
                    provider.displayName());
        }
        return door;
    }

    /** @return the query of the address of a submit, which proves that the address is ours */
    String query(String submitId) {
        return secrets.query(submitId);
    }

    /**
     * A submit whose address is given away.
     *
     * @param submitId its id
     * @return what comes of it; to be closed
     */
    Expected expect(String submitId) {
        Expected mine = new Expected(submitId);
        expected.put(submitId, mine);
        return mine;
    }

    /**
     * @param who is told from now on
     * @throws IllegalStateException where somebody is told already
     */
    public synchronized void listen(Listener who) {
        if (listener != null) {
            throw new IllegalStateException("There is a consumer " + provider.scheme()
                    + ":callback already: each callback is told once, so only one route can take them. Let that route hand"
                    + " them on, with direct: or seda:.");
        }
        listener = who;
    }

    /** @param who is told no longer */
    public synchronized void forget(Listener who) {
        if (listener == who) {
            listener = null;
        }
    }

    @Override
    public CallbackAnswer arrived(CallbackArrival arrival) {
        return arrived(arrival, false);
    }

    private CallbackAnswer arrived(CallbackArrival arrival, boolean trusting) {
        Optional<TaskSnapshot> told = provider.decodeCallback(arrival.body())
                .filter(task -> TASK_ID.matcher(task.taskId()).matches());
        if (told.isEmpty()) {
            return CallbackAnswer.MALFORMED;
        }
        TaskSnapshot task = told.get();
        String id = task.taskId();
        TaskSnapshot believed = trusting && task.status().isTerminal() ? task : null;
        Expected submit = expected.get(arrival.submitId());
        if (submit != null && !submit.arrived(id, believed)) {
            LOG.warn(
                    "A callback at the address of the submit of task {} of {} names task {}: it is passed over. Where an earlier"
                            + " submit of the same message had no known outcome, that is its task: see {}:task.",
                    submit.taskId(),
                    provider.scheme(),
                    id,
                    provider.scheme());
            return CallbackAnswer.UNKNOWN;
        }
        boolean awaited = false;
        for (Account account : accounts.get()) {
            awaited |= account.trackers().told(id, believed);
        }
        awaited |= submit != null && submit.isAwaited();
        boolean isAwaited = awaited;
        Listener who = listener;
        boolean news = who != null && beingTold.add(id);
        boolean lost = submit == null || submit.isLost();
        if (news || lost) {
            try {
                workers.execute(() -> later(arrival.submitId(), id, believed, lost, news ? who : null, isAwaited));
            } catch (RejectedExecutionException e) {
                // the application stops: the task is found by its id, or by the provider's next callback
                beingTold.remove(id);
                return CallbackAnswer.LATER;
            }
        }
        return awaited || news ? CallbackAnswer.TAKEN : CallbackAnswer.UNKNOWN;
    }

    /** What may block. */
    private void later(
            String submitId, String taskId, TaskSnapshot believed, boolean lost, Listener who, boolean awaited) {
        Optional<StoredTask> stored = Optional.empty();
        try {
            stored = purchases.found(submitId, taskId).getNow(Optional.empty());
        } finally {
            if (who != null) {
                read(who, taskId, believed, stored, awaited);
            }
        }
    }

    private void read(
            Listener who, String taskId, TaskSnapshot believed, Optional<StoredTask> stored, boolean awaited) {
        try {
            if (who.knows(taskId)) {
                beingTold.remove(taskId);
                return;
            }
            TaskRef ref = new TaskRef(
                    taskId,
                    stored.map(StoredTask::kind).orElse(null),
                    stored.map(StoredTask::model).orElse(null),
                    true);
            WaitOptions waiting = who.waiting();
            Duration timeout = waiting.timeout();
            var wait = who.account().trackers().await(ref, waiting.pollInterval(), timeout, task -> {});
            who.account().trackers().told(taskId, believed);
            Optional<StoredTask> known = stored;
            wait.outcome()
                    .whenComplete((task, failure) -> workers.execute(() -> {
                        beingTold.remove(taskId);
                        if (task != null) {
                            who.tell(task.with(known.map(StoredTask::receipt).orElse(null)), awaited);
                        } else {
                            LOG.warn(
                                    "Task {} of {} was called back, and cannot be read: {} Get it with {}:await and this id.",
                                    taskId,
                                    provider.scheme(),
                                    Failures.unwrap(failure).getMessage(),
                                    provider.scheme());
                        }
                    }));
        } catch (RuntimeException e) {
            beingTold.remove(taskId);
            LOG.warn("A callback of task {} could not be told: {}", taskId, e.toString(), e);
        }
    }

    /** One submit whose address was given away. */
    final class Expected {

        private final String submitId;
        private String taskId;
        private String arrivedId;
        private TaskSnapshot believed;
        private boolean lost;
        private boolean awaited;

        private Expected(String submitId) {
            this.submitId = submitId;
        }

        /** False where another task is known to be that of this submit. */
        private synchronized boolean arrived(String id, TaskSnapshot task) {
            if (taskId != null && !taskId.equals(id) || arrivedId != null && !arrivedId.equals(id)) {
                return false;
            }
            arrivedId = id;
            believed = task == null ? believed : task;
            return true;
        }

        private synchronized String taskId() {
            return taskId == null ? arrivedId : taskId;
        }

        private synchronized boolean isAwaited() {
            return awaited;
        }

        synchronized boolean isLost() {
            return lost;
        }

        /** @param waiting whether an exchange waits for the end */
        synchronized void awaited(boolean waiting) {
            awaited = waiting;
        }

        /** The submit was answered, and this is its task. */
        synchronized void accepted(String id) {
            taskId = id;
        }

        /**
         * The answer to the submit was lost: a callback that comes from now on tells what was bought.
         *
         * @return the task that one named already, which proves that it was bought
         */
        synchronized Optional<String> lost() {
            lost = true;
            return Optional.ofNullable(arrivedId);
        }

        /** Somebody follows the task from now on: what came before is told. */
        void followed(Account account) {
            String id;
            TaskSnapshot task;
            synchronized (this) {
                boolean came = arrivedId != null && arrivedId.equals(taskId);
                id = came ? taskId : null;
                task = believed;
            }
            if (id != null) {
                account.trackers().told(id, task);
            }
        }

        /** Nobody cares any more. */
        void close() {
            expected.remove(submitId, this);
        }
    }
}
