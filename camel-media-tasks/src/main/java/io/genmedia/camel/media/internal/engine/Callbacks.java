package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.callback.CallbackAnswer;
import io.genmedia.camel.media.internal.callback.CallbackArrival;
import io.genmedia.camel.media.internal.callback.CallbackListener;
import io.genmedia.camel.media.internal.callback.CallbackReceiver;
import io.genmedia.camel.media.internal.callback.CallbackSecrets;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private static final int SHORT_SECRET = 16;

    /** What can stand in a log line and in an address. */
    private static final Pattern TASK_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final MediaProvider provider;
    private final Supplier<Collection<Account>> accounts;
    private final Purchases purchases;
    private final DetachedTasks detached;
    private final Executor workers;
    private final CallbackSecrets secrets;
    private final CallbackTeller teller;
    private final ConcurrentHashMap<String, Expected> expected = new ConcurrentHashMap<>();
    private final boolean shortSecret;
    private volatile boolean saidRandom;
    private volatile boolean saidShort;

    Callbacks(
            MediaProvider provider,
            Supplier<Collection<Account>> accounts,
            Purchases purchases,
            DetachedTasks detached,
            TimeSource time,
            Executor workers,
            String secret) {
        this.provider = provider;
        this.accounts = accounts;
        this.purchases = purchases;
        this.detached = detached;
        this.workers = workers;
        this.secrets = CallbackSecrets.of(secret);
        this.shortSecret = secret != null && secret.length() < SHORT_SECRET;
        this.teller = new CallbackTeller(provider, time, workers);
    }

    /** Who is told of callbacks; at most one for a component. */
    public interface Listener {
        /** @return with which account tasks are read */
        Account account();

        /** @return how they are waited for, where a callback came too early */
        WaitOptions waiting();

        /** @return whether the outcome is taken from the body of a callback */
        boolean trusts();

        /** @return whether this task was told before */
        boolean knows(String taskId);

        /**
         * @param task as it ended
         * @param awaited whether an exchange here waits for it too
         * @param handled to be run when the route has handled it, with whether it did
         */
        void tell(TaskSnapshot task, boolean awaited, DetachedTasks.Handled handled);
    }

    /**
     * Takes callbacks at a path.
     *
     * @param context whose HTTP server
     * @param path where
     * @return to be closed by whoever opened it
     * @throws IllegalStateException where there is no server
     */
    public CallbackListener open(CamelContext context, String path) {
        CallbackListener door = CallbackListener.open(context, path, secrets, this);
        if (shortSecret && !saidShort) {
            saidShort = true;
            LOG.warn(
                    "The callbackSecret of {} has fewer than {} characters: who sees the address of one callback could find it"
                            + " by trying. Take a long random text.",
                    provider.scheme(),
                    SHORT_SECRET);
        }
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
     * @param trusting whether the outcome is taken from the body
     * @return what comes of it; to be closed
     */
    Expected expect(String submitId, boolean trusting) {
        Expected mine = new Expected(submitId, trusting);
        expected.put(submitId, mine);
        return mine;
    }

    /**
     * @param who is told from now on
     * @throws IllegalStateException where somebody is told already
     */
    public void listen(Listener who) {
        teller.listen(who);
    }

    /** @param who is told no longer */
    public void forget(Listener who) {
        teller.forget(who);
    }

    /** @return how many submits and tasks are remembered */
    int size() {
        return expected.size() + teller.size();
    }

    @Override
    public CallbackAnswer arrived(CallbackArrival arrival) {
        Optional<TaskSnapshot> told = provider.decodeCallback(arrival.body())
                .filter(task -> TASK_ID.matcher(task.taskId()).matches());
        if (told.isEmpty()) {
            return CallbackAnswer.MALFORMED;
        }
        TaskSnapshot task = told.get();
        String id = task.taskId();
        Expected submit = expected.get(arrival.submitId());
        if (submit != null && !submit.arrived(task)) {
            sayAnother(submit.taskId(), id);
            return CallbackAnswer.UNKNOWN;
        }
        Optional<CallbackTeller.Telling> news = teller.begin(id);
        news.ifPresent(CallbackTeller.Telling::join);
        boolean awaited = submit != null && submit.isAwaited();
        boolean followed = false;
        for (Account account : accounts.get()) {
            followed |= account.trackers().told(id, submit == null ? null : submit.outcome(account));
        }
        // who follows a task that was handed on is no exchange that waits
        boolean waitedFor = awaited || followed && !detached.follows(id);
        news.ifPresent(telling -> telling.awaited(waitedFor));
        if (news.isPresent() || submit == null || submit.isLost()) {
            try {
                workers.execute(() -> look(arrival.submitId(), task, news));
            } catch (RejectedExecutionException e) {
                // the application stops: the task is found by its id, or by the provider's next callback
                news.ifPresent(CallbackTeller.Telling::drop);
                return CallbackAnswer.LATER;
            }
        }
        return awaited || followed || news.isPresent() ? CallbackAnswer.TAKEN : CallbackAnswer.UNKNOWN;
    }

    /** Looks for the purchase, which may block; that has to be known before the task is told. */
    private void look(String submitId, TaskSnapshot task, Optional<CallbackTeller.Telling> news) {
        CompletableFuture<Optional<StoredTask>> found = purchases.found(submitId, task.taskId());
        news.ifPresent(telling -> found.whenComplete(
                (stored, failure) -> telling.read(stored == null ? Optional.empty() : stored, task)));
    }

    private void sayAnother(String taskId, String named) {
        LOG.warn(
                "A callback at the address of the submit of task {} of {} names task {}: it is passed over. Where an earlier"
                        + " submit of the same message had no known outcome, that is its task: see {}:task.",
                taskId,
                provider.scheme(),
                named,
                provider.scheme());
    }

    /** One submit whose address was given away. */
    final class Expected {

        private final String submitId;
        private final boolean trusting;
        private String taskId;
        private TaskSnapshot arrived;
        private boolean lost;
        private boolean awaited;

        private Expected(String submitId, boolean trusting) {
            this.submitId = submitId;
            this.trusting = trusting;
        }

        /** False where another task is known to be that of this submit, or was named before. */
        private synchronized boolean arrived(TaskSnapshot task) {
            String known = taskId();
            if (known != null && !known.equals(task.taskId())) {
                return false;
            }
            if (arrived == null || !arrived.status().isTerminal()) {
                arrived = task;
            }
            return true;
        }

        private synchronized String taskId() {
            return taskId != null || arrived == null ? taskId : arrived.taskId();
        }

        /** The end of the task as a callback told it; null where that is not to be believed, or not known to be its own. */
        private synchronized TaskSnapshot outcome(Account account) {
            boolean own = arrived != null && arrived.taskId().equals(taskId);
            return own && trusting && arrived.status().isTerminal() ? arrived.at(account.baseUrl()) : null;
        }

        private synchronized boolean isAwaited() {
            return awaited;
        }

        private synchronized boolean isLost() {
            return lost;
        }

        /** @param waiting whether an exchange waits for the end */
        synchronized void awaited(boolean waiting) {
            awaited = waiting;
        }

        /** The submit was answered, and this is its task. */
        void accepted(String id) {
            String another;
            synchronized (this) {
                taskId = id;
                another = arrived == null || arrived.taskId().equals(id) ? null : arrived.taskId();
                arrived = another == null ? arrived : null;
            }
            if (another != null) {
                sayAnother(id, another);
            }
        }

        /**
         * The answer to the submit was lost: a callback that comes from now on tells what was bought.
         *
         * @return the task that one named already, which proves that it was bought
         */
        synchronized Optional<String> lost() {
            lost = true;
            awaited = awaited && arrived != null;
            return Optional.ofNullable(arrived).map(TaskSnapshot::taskId);
        }

        /** Somebody follows the task from now on: what came before is told. */
        void followed(Account account) {
            String id;
            synchronized (this) {
                id = arrived == null ? null : taskId;
            }
            if (id != null) {
                account.trackers().told(id, outcome(account));
            }
        }

        /** Nobody waits here any more: what comes from now on is looked for in the store. */
        void close() {
            expected.remove(submitId, this);
        }
    }
}
