package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store that outlives applications, as a node of it sees it: what one node writes the others read. Each node is alive until the
 * test says that it is gone, and follows the shares that the test gives it.
 */
public final class DurableStore implements TaskStore {

    private final Database database;
    private final String node;
    private boolean shared;
    private Follower follower;
    private boolean givesAll = true;

    /** What the nodes share. */
    private static final class Database {

        private final InMemoryTaskStore rows;
        private final Map<String, StoredTask> claimed = new LinkedHashMap<>();
        private final Set<String> alive = new LinkedHashSet<>();

        Database(TimeSource time) {
            this.rows = new InMemoryTaskStore(time);
        }
    }

    /**
     * The first node of a new store.
     *
     * @param time the time
     * @param node its name
     */
    public DurableStore(TimeSource time, String node) {
        this(new Database(time), node);
    }

    private DurableStore(Database database, String node) {
        this.database = database;
        this.node = node;
        database.alive.add(node);
    }

    /** @return the same store, as another node sees it */
    public DurableStore at(String other) {
        return new DurableStore(database, other);
    }

    /** This node is gone. */
    public void dies() {
        database.alive.remove(node);
    }

    /** From now on others may use it too, and shares are given by the test alone. */
    public DurableStore shared() {
        shared = true;
        givesAll = false;
        return this;
    }

    /** Gives this node a share. */
    public void gives(Share share) {
        follower.begin(share);
    }

    /** Takes a share from this node. */
    public void takes(Share share) {
        follower.end(share);
    }

    /** @return all that is stored, in the order in which it was claimed first */
    public List<StoredTask> all() {
        return database.claimed.values().stream()
                .flatMap(task -> find(task.provider(), task.key()).stream())
                .toList();
    }

    @Override
    public Optional<StoredTask> find(String provider, String key) {
        return database.rows.find(provider, key);
    }

    @Override
    public Optional<StoredTask> findTask(String provider, String taskId) {
        return database.rows.findTask(provider, taskId);
    }

    @Override
    public Optional<StoredTask> claim(StoredTask intent) {
        database.claimed.put(intent.provider() + ' ' + intent.key(), intent);
        return database.rows.claim(intent);
    }

    @Override
    public Optional<StoredTask> replace(StoredTask was, StoredTask now) {
        return database.rows.replace(was, now);
    }

    @Override
    public boolean remove(StoredTask was) {
        return database.rows.remove(was);
    }

    @Override
    public List<StoredTask> untold(String provider, Share share, Instant changedSince) {
        return database.rows.untold(provider, share, changedSince);
    }

    @Override
    public List<StoredTask> orphans(String provider, Instant now) {
        return database.rows.orphans(provider, now);
    }

    @Override
    public List<StoredTask> dead(String provider) {
        return database.rows.dead(provider);
    }

    @Override
    public int letGo(String provider, Instant due) {
        List<StoredTask> gone = all().stream()
                .filter(task -> task.provider().equals(provider) && isInHandOfNobody(task))
                .toList();
        gone.forEach(task -> replace(task, task.delivering(task.delivery().later(due), task.updatedAt())));
        return gone.size();
    }

    private boolean isInHandOfNobody(StoredTask task) {
        Delivery delivery = task.delivery();
        boolean open = task.state() == State.INTENT
                || task.state() == State.ACCEPTED && delivery.mode() == Delivery.Mode.AWAITED;
        return open && delivery.due() == null && !isAlive(task.node());
    }

    @Override
    public int forget(String provider, Instant before) {
        return database.rows.forget(provider, before);
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public boolean isAlive(String other) {
        return database.alive.contains(other);
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public Participation follow(String provider, Follower who) {
        if (givesAll) {
            return TaskStore.super.follow(provider, who);
        }
        follower = who;
        return () -> follower = null;
    }
}
