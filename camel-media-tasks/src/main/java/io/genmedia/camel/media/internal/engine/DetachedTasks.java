package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.internal.exchange.IdempotencyKeys;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.tracking.Bought;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.tracking.TaskWait;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that nobody waits for: those that were handed on at once, with {@code completion=none}, and orphans. They are followed
 * where somebody listens for their end, or where their place in the account's limits is to be freed.
 *
 * <p>Each is told until a route has handled it. That it is about to be told is written first, by one node at a time: who is late,
 * because it was taken for dead, finds that another has told it, and keeps silent.
 */
public final class DetachedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(DetachedTasks.class);

    /** For so long a task that is being told is not told by another node, which took over meanwhile. */
    private static final Duration WHILE_TOLD = Duration.ofMinutes(1);

    /** A task whose deadline passed while nobody looked is looked at for so long all the same. */
    private static final Duration LATE_LOOK = Duration.ofMinutes(1);

    /** How often tasks are looked for that other nodes have submitted. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** Clocks of nodes differ: what changed so long before the last look is looked at again. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final MediaProvider provider;
    private final TaskStore store;
    private final StoreCalls calls;
    private final TimeSource time;
    private final Executor workers;
    private final Function<StoredTask, Optional<Account>> accounts;
    private final Map<String, Followed> followed = new ConcurrentHashMap<>();
    /** This node's shares, with when they were looked through last; that is the beginning of time where they were not yet. */
    private final Map<Share, Instant> shares = new ConcurrentHashMap<>();

    private volatile Listener listener;
    private TaskStore.Participation participation;
    private TimeSource.Cancellable nextLook = () -> {};

    /**
     * @param accounts the account that bought a task, where this application uses it
     */
    DetachedTasks(
            MediaProvider provider,
            TaskStore store,
            StoreCalls calls,
            TimeSource time,
            Executor workers,
            Function<StoredTask, Optional<Account>> accounts) {
        this.provider = provider;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.workers = workers;
        this.accounts = accounts;
    }

    /** Who is told the end of tasks; at most one for a component. */
    public interface Listener {
        /** @return with which account tasks are followed whose own this application does not use */
        Account account();

        /** @return how they are waited for */
        WaitOptions waiting();

        /** @return how often a task is told at most that the route fails to handle; 0 for no bound */
        int maximumDeliveries();

        /**
         * @param task as it was last seen: over, or, after its deadline, not
         * @param delivery whose it is, and what of the submit is put back
         * @param handled to be run when the route has handled it, with whether it did
         */
        void tell(TaskSnapshot task, Delivery delivery, Handled handled);
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
    public void listen(Listener who) {
        synchronized (this) {
            if (listener != null) {
                throw new IllegalStateException("There is a consumer " + provider.scheme()
                        + ":completed already: each completed task is told once, so only one route can take them. Let that route"
                        + " hand them on, with direct: or seda:.");
            }
            listener = who;
        }
        TaskStore.Participation taken;
        try {
            taken = store.follow(provider.scheme(), new Shares());
        } catch (RuntimeException e) {
            synchronized (this) {
                listener = null;
            }
            throw e;
        }
        synchronized (this) {
            participation = taken;
            if (store.isShared()) {
                lookLater();
            }
        }
    }

    /** @param who is told no longer */
    public void forget(Listener who) {
        TaskStore.Participation left;
        synchronized (this) {
            if (listener != who) {
                return;
            }
            listener = null;
            nextLook.cancel();
            left = participation;
            participation = null;
        }
        if (left != null) {
            left.close();
        }
    }

    /** @return whether this task was handed on, and is followed */
    boolean follows(String taskId) {
        return followed.containsKey(taskId);
    }

    /** @return the tasks that were told too often without success; blocks */
    public List<StoredTask> dead() {
        return store.dead(provider.scheme());
    }

    /**
     * Tells a task again that was told too often without success.
     *
     * @param taskId the task
     * @return whether there was such a task; blocks
     */
    public boolean release(String taskId) {
        Optional<StoredTask> dead = store.findTask(provider.scheme(), taskId)
                .filter(task -> task.delivery().mode() == Delivery.Mode.DEAD);
        Optional<StoredTask> released = dead.flatMap(
                task -> store.replace(task, task.delivering(task.delivery().released(), time.now())));
        released.ifPresent(this::follow);
        return released.isPresent();
    }

    /** What the store gives this node to follow. */
    private final class Shares implements TaskStore.Follower {

        @Override
        public void begin(Share share) {
            shares.put(share, Instant.EPOCH);
            look(share);
        }

        @Override
        public void end(Share share) {
            shares.remove(share);
            followed.values().stream().filter(task -> !isOurs(task.entry.row())).forEach(Followed::leave);
        }
    }

    private void lookLater() {
        nextLook = time.schedule(
                () -> {
                    shares.keySet().forEach(this::look);
                    synchronized (this) {
                        if (listener != null) {
                            lookLater();
                        }
                    }
                },
                LOOK_EVERY);
    }

    private void look(Share share) {
        Instant before = shares.getOrDefault(share, Instant.EPOCH);
        Instant now = time.now();
        Instant since = before.equals(Instant.EPOCH) ? null : before.minus(CLOCKS_DIFFER);
        calls.ask(
                        "list the tasks to be told",
                        () -> store.untold(provider.scheme(), share, since),
                        now.plus(LOOK_EVERY.multipliedBy(2)),
                        late -> {})
                .whenComplete((untold, failure) -> {
                    if (failure == null) {
                        shares.computeIfPresent(share, (same, last) -> now);
                        untold.forEach(this::followSurely);
                    } else if (!store.isShared() && shares.containsKey(share)) {
                        // where others use the store too, the next look comes by itself
                        look(share);
                    }
                });
    }

    /** One that cannot be followed is not to stand in the way of the others. */
    private void followSurely(StoredTask stored) {
        try {
            follow(stored);
        } catch (RuntimeException e) {
            LOG.error("Task {} of {} cannot be followed: {}", stored.taskId(), provider.scheme(), e.toString(), e);
        }
    }

    private boolean isOurs(StoredTask task) {
        return shares.keySet().stream().anyMatch(share -> share.has(task.key()));
    }

    /**
     * Follows a task that this application has handed on, as far as that is of use to anybody.
     *
     * @param stored the task
     * @param bought what is known of it here; null where it was accepted before
     * @param account that bought it
     * @param waiting how it is waited for
     * @param freePlace to be run when it is over, or followed no longer
     */
    void follow(StoredTask stored, Bought bought, Account account, WaitOptions waiting, Runnable freePlace) {
        boolean told = listener != null && isOurs(stored) && stored.delivery().isToBeTold();
        Followed task = new Followed(stored, bought, account, waiting, freePlace);
        if (!told && !task.holdsPlace()) {
            freePlace.run();
            return;
        }
        Followed other = followed.putIfAbsent(stored.taskId(), task);
        if (other == null) {
            task.follow(true);
        } else {
            other.holds(freePlace);
        }
    }

    /** Follows a task that stands in the store. */
    void follow(StoredTask stored) {
        Listener who = listener;
        // one without an id is just being bought, or its outcome is not known: there is nothing to be followed
        if (who == null || stored.taskId() == null || !isOurs(stored) || followed.containsKey(stored.taskId())) {
            return;
        }
        Account account = accounts.apply(stored).orElseGet(who::account);
        Runnable freePlace = account.freeing(IdempotencyKeys.forAttempt(stored.key(), stored.attempt()));
        Followed task = new Followed(stored, null, account, who.waiting(), freePlace);
        if (followed.putIfAbsent(stored.taskId(), task) == null) {
            task.followWhenDue();
        }
    }

    /** A task whose end is to be told. */
    private final class Followed {

        private final Entry entry;
        private final Account account;
        private final WaitOptions waiting;
        private final String taskId;
        private final Bought bought;
        /** Null once it was run. */
        private Runnable freePlace;

        private volatile TaskSnapshot last;
        private volatile TaskWait wait;
        private volatile TaskRef ref;
        private volatile boolean ended;
        private volatile boolean left;

        Followed(StoredTask stored, Bought bought, Account account, WaitOptions waiting, Runnable freePlace) {
            this.bought = bought;
            this.entry = new Entry(store, calls, stored);
            this.account = account;
            this.waiting = waiting;
            this.freePlace = freePlace;
            this.taskId = stored.taskId();
            this.last = stored.toSnapshot();
        }

        /** Its place in the limits of the account is to be freed as soon as it is over, whoever is told. */
        boolean holdsPlace() {
            return account.holdsPlaces();
        }

        /** It was found in the store before it was handed on: its place is held here too. */
        void holds(Runnable place) {
            synchronized (this) {
                if (freePlace != null) {
                    Runnable before = freePlace;
                    freePlace = () -> {
                        before.run();
                        place.run();
                    };
                    return;
                }
            }
            place.run();
        }

        private void freePlace() {
            Runnable held;
            synchronized (this) {
                held = freePlace;
                freePlace = null;
            }
            if (held != null) {
                held.run();
            }
        }

        /** What another node may be telling just now is left to it for a while. */
        void followWhenDue() {
            StoredTask row = entry.row();
            Duration pause = row.delivery().due() == null || !store.isAlive(row.node())
                    ? Duration.ZERO
                    : Duration.between(time.now(), row.delivery().due());
            boolean young = row.updatedAt().plus(TaskRef.YOUNG).isAfter(time.now());
            if (pause.isNegative() || pause.isZero()) {
                follow(young);
            } else {
                followLater(young, pause);
            }
        }

        private void followLater(boolean fresh, Duration pause) {
            time.schedule(
                    () -> workers.execute(() -> {
                        if (!left) {
                            follow(fresh);
                        }
                    }),
                    pause);
        }

        void follow(boolean fresh) {
            StoredTask row = entry.row();
            ref = new TaskRef(taskId, row.request().kind(), row.request().model(), fresh, bought);
            Instant late = time.now().plus(fresh ? Duration.ZERO : LATE_LOOK);
            Instant until =
                    row.delivery().until() == null || row.delivery().until().isBefore(late)
                            ? late
                            : row.delivery().until();
            Duration left = Duration.between(time.now(), until);
            wait = account.trackers()
                    .await(ref, waiting.pace(), left.isNegative() ? Duration.ZERO : left, task -> last = task);
            wait.whenOver((task, failure) -> {
                if (task != null) {
                    last = task;
                }
                workers.execute(() -> over(failure));
            });
        }

        /** Somebody else follows it from now on; what is being told already is told by this node. */
        void leave() {
            if (!ended && !holdsPlace() && followed.remove(taskId, this)) {
                left = true;
                TaskWait waits = wait;
                if (waits != null) {
                    account.trackers().leave(ref, waits);
                }
                freePlace();
            }
        }

        private void over(Throwable failure) {
            boolean known = failure == null
                    || failure instanceof MediaTaskTimeoutException
                    || failure instanceof MediaTaskNotFoundException;
            if (failure != null) {
                LOG.warn(
                        "Task {} of {} is {}: {}",
                        taskId,
                        provider.scheme(),
                        known ? "followed no longer" : "looked at again in " + LATE_LOOK.toSeconds() + " s",
                        failure.getMessage());
            }
            if (known) {
                ended = true;
                freePlace();
                tell();
            } else {
                followLater(false, LATE_LOOK);
            }
        }

        private void tell() {
            Listener who = listenerOrForget(this);
            if (who == null) {
                LOG.info(
                        "Task {} of {} ended {}; no route takes completed tasks",
                        taskId,
                        provider.scheme(),
                        last.status());
                return;
            }
            boolean[] mine = new boolean[1];
            entry.change("write that task " + taskId + " is about to be told", row -> {
                        mine[0] = mayBeTold(row);
                        return mine[0] ? aboutToBeTold(row) : row;
                    })
                    .whenComplete((row, failure) -> {
                        if (failure == null && mine[0]) {
                            workers.execute(() -> tell(who, row));
                        } else {
                            followed.remove(taskId, this);
                            takeUpAgain(row);
                        }
                    });
        }

        private boolean mayBeTold(StoredTask row) {
            Instant due = row.delivery().due();
            boolean toldElsewhere = due != null
                    && due.isAfter(time.now())
                    && !row.node().equals(store.node())
                    && store.isAlive(row.node());
            return isToBeTold(row) && !toldElsewhere;
        }

        /** Where the message came again after a failure, its next attempt stands there. */
        private boolean isToBeTold(StoredTask row) {
            return row.delivery().isToBeTold() && taskId.equals(row.taskId());
        }

        private StoredTask aboutToBeTold(StoredTask row) {
            Duration pause = RetellPause.afterTries(row.delivery().tries() + 1);
            Duration kept = pause.compareTo(WHILE_TOLD) > 0 ? pause : WHILE_TOLD;
            boolean refused = provider.isRefusal(last.error());
            Delivery told = row.delivery().told(time.now().plus(kept));
            return (row.isOver() ? row : row.ended(last, refused, time.now())).at(store.node(), told, time.now());
        }

        /** Another node told it, or is telling it. */
        private void takeUpAgain(StoredTask row) {
            if (row != null && row.delivery().isToBeTold()) {
                DetachedTasks.this.follow(row);
            }
        }

        private void tell(Listener who, StoredTask row) {
            Handled handled = well -> {
                if (well) {
                    done();
                } else {
                    tellAgain(who);
                }
            };
            try {
                who.tell(last.with(row.receipt()), row.delivery(), handled);
            } catch (RuntimeException e) {
                LOG.warn("Task {} could not be told: {}", taskId, e.toString(), e);
                handled.done(false);
            }
        }

        private void done() {
            entry.change("write that task " + taskId + " was told", this::handled)
                    .whenComplete((row, failure) -> followed.remove(taskId, this));
        }

        private StoredTask handled(StoredTask row) {
            return taskId.equals(row.taskId()) && row.delivery().mode() != Delivery.Mode.DONE
                    ? row.delivering(row.delivery().done(), time.now())
                    : row;
        }

        private void tellAgain(Listener who) {
            int tries = entry.row().delivery().tries();
            if (who.maximumDeliveries() > 0 && tries >= who.maximumDeliveries()) {
                LOG.error(
                        "The route of {}:completed failed with task {} for the {}. time: it is told no more until it is released",
                        provider.scheme(),
                        taskId,
                        tries);
                entry.change(
                                "write that task " + taskId + " is told no more",
                                row -> isToBeTold(row)
                                        ? row.delivering(row.delivery().dead(), time.now())
                                        : row)
                        .whenComplete((row, failure) -> followed.remove(taskId, this));
                return;
            }
            Duration pause = RetellPause.afterTries(tries);
            LOG.warn(
                    "The route of {}:completed failed with task {}; it is told again in {} s",
                    provider.scheme(),
                    taskId,
                    pause.toSeconds());
            Instant due = time.now().plus(pause);
            entry.change(
                    "write when task " + taskId + " is told again",
                    row -> isToBeTold(row) && row.node().equals(store.node())
                            ? row.delivering(row.delivery().later(due), time.now())
                            : row);
            time.schedule(() -> workers.execute(this::tell), pause);
        }
    }

    /** A task is followed until it is told: a listener that comes meanwhile is not to hear of it twice. */
    private synchronized Listener listenerOrForget(Followed task) {
        if (listener == null) {
            followed.remove(task.taskId, task);
        }
        return listener;
    }
}
