package io.genmedia.camel.media.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was bought, by idempotency key. The engine writes the intent right before a submit, the task's id right after it, and the
 * outcome at the end; it calls from threads that may block.
 *
 * <p>A store that cannot be reached throws; the engine tries again, sends nothing meanwhile, and keeps in memory what it has to
 * write. A call that failed may have been done: the same call again does no harm.
 */
public interface TaskStore {

    /** @return what stands under the key */
    Optional<StoredTask> find(String provider, String key);

    /**
     * Writes an intent, unless the key is known.
     *
     * @param intent with revision 0, as a rule in state {@link StoredTask.State#INTENT}
     * @return empty where the intent was written, also where that was done by a call before which seemed to fail; else what
     *     stands under the key
     */
    Optional<StoredTask> claim(StoredTask intent);

    /**
     * Changes what stands under a key, unless somebody else changed it meanwhile.
     *
     * @param was as it was read, or written
     * @param now what it is to be
     * @return as it stands now, with its new revision; empty where the revision under the key is not that of {@code was}
     */
    Optional<StoredTask> replace(StoredTask was, StoredTask now);

    /**
     * Forgets a key, unless somebody else changed it meanwhile: it is proven that nothing was bought.
     *
     * @param was as it was read, or written
     * @return whether it is gone, also where it was before
     */
    boolean remove(StoredTask was);

    /**
     * Accepted tasks that are {@linkplain Delivery#isToBeTold to be told}, over or not.
     *
     * @param provider the scheme
     * @param share which of them
     * @param changedSince at least those that were written then or later, and perhaps more; null for all
     * @return the oldest first
     */
    List<StoredTask> untold(String provider, Share share, Instant changedSince);

    /**
     * What exchanges had in hand that are gone, and whose messages did not come back in time: tasks that were waited for, and intents
     * of whatever delivery.
     *
     * @param provider the scheme
     * @param now those that are {@linkplain Delivery#due due} now
     * @return the oldest first
     */
    List<StoredTask> orphans(String provider, Instant now);

    /** @return the task with this id of the provider's, where it is stored */
    Optional<StoredTask> findTask(String provider, String taskId);

    /** @return the tasks of a provider that were told too often without success, the oldest first */
    List<StoredTask> dead(String provider);

    /**
     * Lets go of what nodes that are gone had in hand, that nobody let go of before: intents of whatever delivery, and tasks that were
     * waited for.
     *
     * @param provider the scheme
     * @param due when they are orphans, unless their messages come back
     * @return how many
     */
    int letGo(String provider, Instant due);

    /**
     * Forgets what ended and was handled before then.
     *
     * @param provider the scheme
     * @param before when it was last changed
     * @return how many
     */
    int forget(String provider, Instant before);

    /** @return this node, as no other is named and none was before */
    String node();

    /** @return whether a node works; false where it is not known */
    boolean isAlive(String node);

    /** @return true where what it holds outlives this application */
    default boolean isDurable() {
        return true;
    }

    /** @return true where other nodes may use the same store at the same time */
    default boolean isShared() {
        return false;
    }

    /**
     * Takes part in following the tasks of a provider.
     *
     * @param provider the scheme
     * @param follower told which share is this node's; each share is one node's at a time
     * @return closed when this node takes part no longer, not before its shares are ended
     */
    default Participation follow(String provider, Follower follower) {
        follower.begin(Share.ALL);
        return () -> follower.end(Share.ALL);
    }

    /** @return the limits of accounts, for all who use the store; empty where each application keeps them for itself */
    default Optional<SharedLimits> limits() {
        return Optional.empty();
    }

    /** @return what was learned of how long tasks take; empty where each application learns for itself */
    default Optional<TaskLengths> lengths() {
        return Optional.empty();
    }

    /** Follows tasks. Told from a thread of the store, which may block. */
    interface Follower {
        /** @param share from now on this node's */
        void begin(Share share);

        /** @param share from now on not this node's: when this returns, nothing of it is followed any more */
        void end(Share share);
    }

    /** Taking part. */
    interface Participation extends AutoCloseable {
        @Override
        void close();
    }
}
