package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A store that cannot be reached when the test says so. */
public final class FaultyStore implements TaskStore {

    /** What can fail. */
    public enum Call {
        /** {@link TaskStore#find} and {@link TaskStore#findTask}. */
        FIND,
        /** {@link TaskStore#claim}. */
        CLAIM,
        /** {@link TaskStore#replace}. */
        REPLACE,
        /** {@link TaskStore#remove}. */
        REMOVE,
        /** All that answers with several tasks. */
        LIST,
        /** {@link TaskStore#letGo} and {@link TaskStore#forget}. */
        KEEP,
        /** {@link TaskStore#follow}. */
        FOLLOW
    }

    private final TaskStore inner;
    private final Set<Call> failing = EnumSet.noneOf(Call.class);
    private final Set<Call> losing = EnumSet.noneOf(Call.class);
    private final Set<StoredTask> doubtful = new HashSet<>();
    private boolean once;
    private boolean awayAfterwards;
    private int failures;

    /** @param inner which is there */
    public FaultyStore(TaskStore inner) {
        this.inner = inner;
    }

    /** From now on these fail, and do nothing. */
    public synchronized void fails(Call first, Call... others) {
        failing.addAll(EnumSet.of(first, others));
    }

    /** From now on all fail, and do nothing. */
    public synchronized void isAway() {
        failing.addAll(EnumSet.allOf(Call.class));
    }

    /** From now on these do what they are asked to, and fail all the same: the answer is lost. */
    public synchronized void losesAnswers(Call first, Call... others) {
        losing.addAll(EnumSet.of(first, others));
    }

    /** After the first lost answer nothing is done any more, until the store {@link #works}. */
    public synchronized void isAwayAfterwards() {
        awayAfterwards = true;
    }

    /** What fails from now on fails one time, each kind of call by itself. */
    public synchronized void onlyOnce() {
        once = true;
    }

    /** From now on nothing fails. */
    public synchronized void works() {
        once = false;
        awayAfterwards = false;
        failing.clear();
        losing.clear();
    }

    /** @return how many calls have failed */
    public synchronized int failures() {
        return failures;
    }

    private synchronized <T> T call(Call what, Supplier<T> call) {
        if (failing.contains(what)) {
            failures++;
            if (once) {
                failing.remove(what);
            }
            throw new IllegalStateException("the database is away");
        }
        T answer = call.get();
        if (losing.contains(what)) {
            failures++;
            if (once) {
                losing.remove(what);
            }
            if (awayAfterwards) {
                losing.clear();
                isAway();
            }
            throw new IllegalStateException("the connection to the database was lost");
        }
        return answer;
    }

    @Override
    public Optional<StoredTask> find(String provider, String key) {
        return call(Call.FIND, () -> inner.find(provider, key));
    }

    @Override
    public Optional<StoredTask> findTask(String provider, String taskId) {
        return call(Call.FIND, () -> inner.findTask(provider, taskId));
    }

    @Override
    public Optional<StoredTask> claim(StoredTask intent) {
        return call(Call.CLAIM, () -> {
            Optional<StoredTask> other = inner.claim(intent);
            if (other.isPresent()) {
                return other.filter(stored -> !stored.equals(intent) || !doubtful.remove(intent));
            }
            if (losing.contains(Call.CLAIM)) {
                doubtful.add(intent);
            }
            return other;
        });
    }

    @Override
    public Optional<StoredTask> replace(StoredTask was, StoredTask now) {
        return call(Call.REPLACE, () -> inner.replace(was, now));
    }

    @Override
    public boolean remove(StoredTask was) {
        return call(Call.REMOVE, () -> inner.remove(was));
    }

    @Override
    public List<StoredTask> untold(String provider, Share share, Instant changedSince) {
        return call(Call.LIST, () -> inner.untold(provider, share, changedSince));
    }

    @Override
    public List<StoredTask> orphans(String provider, Instant now) {
        return call(Call.LIST, () -> inner.orphans(provider, now));
    }

    @Override
    public List<StoredTask> dead(String provider) {
        return call(Call.LIST, () -> inner.dead(provider));
    }

    @Override
    public int letGo(String provider, Instant due) {
        return call(Call.KEEP, () -> inner.letGo(provider, due));
    }

    @Override
    public int forget(String provider, Instant before) {
        return call(Call.KEEP, () -> inner.forget(provider, before));
    }

    @Override
    public String node() {
        return inner.node();
    }

    @Override
    public boolean isAlive(String node) {
        return inner.isAlive(node);
    }

    @Override
    public boolean isDurable() {
        return inner.isDurable();
    }

    @Override
    public boolean isShared() {
        return inner.isShared();
    }

    @Override
    public Participation follow(String provider, Follower follower) {
        return call(Call.FOLLOW, () -> inner.follow(provider, follower));
    }

    @Override
    public Optional<SharedLimits> limits() {
        return inner.limits();
    }
}
