package io.genmedia.camel.media.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskLengths;
import io.genmedia.camel.media.spi.TaskStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable task store, on H2 or PostgreSQL. It makes its tables by itself (their names begin with {@code media_}), and works in
 * one of two ways:
 *
 * <ul>
 *   <li><b>embedded</b>: H2 within this process, in a file or in memory. This process is the only one. It has no threads.
 *   <li><b>shared</b>: PostgreSQL, or H2 through a server ({@code jdbc:h2:tcp:}, {@code AUTO_SERVER=TRUE}). Nodes tell each other by
 *       the database that they are there, and divide the tasks to be followed among them in shares. A node that gave no sign of
 *       life for {@link #setTakeOverAfter takeOverAfter} is gone: its shares are taken over by others. A shared store has a thread
 *       of its own, and for each provider that is followed three, and one more for each share held.
 * </ul>
 *
 * <p>The {@code DataSource} must be one whose connections take part in no transaction of somebody else (no JTA, no XA, no proxy that
 * hands out the connection of the running transaction): what stands here is a record of money spent, and must not be rolled back with
 * a route. Auto-commit may be on or off. A pool of four connections is enough.
 *
 * <p>A service: started with the context that it was added to, or at its first use. What the database cannot do, also when asked
 * again, is a {@link TaskStoreException}.
 */
public final class JdbcTaskStore extends ServiceSupport implements TaskStore {

    /** Between two signs of life of a node. */
    public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);

    /** A node without a sign of life for so long is gone. */
    public static final Duration DEFAULT_TAKE_OVER_AFTER = Duration.ofSeconds(20);

    /** Between two looks for shares that are free. */
    public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(1);

    /** Into so many shares the tasks of a provider are divided. */
    public static final int DEFAULT_SHARES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTaskStore.class);

    /** db-scheduler keeps fifty characters of a name. */
    private static final int HOST_AT_MOST = 30;

    /** What was written shortly before a look may be committed after it. */
    private static final Duration LATE_COMMITS = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Runnable release;
    private final String node = newNode();
    private final List<SharedFollowing> followings = new CopyOnWriteArrayList<>();
    private Duration heartbeat = DEFAULT_HEARTBEAT;
    private Duration takeOverAfter = DEFAULT_TAKE_OVER_AFTER;
    private Duration pollInterval = DEFAULT_POLL_INTERVAL;
    private int shares = DEFAULT_SHARES;

    private volatile Parts parts;
    private volatile boolean stopped;

    /** What a store is made of once it knows its database; the last two are null where they are not used. */
    private record Parts(
            Database database,
            Sql sql,
            DatabaseClock clock,
            TaskTable tasks,
            JdbcLimits limits,
            LengthTable lengths,
            Presence presence,
            String embedded) {}

    /** @param dataSource of H2 or PostgreSQL, outside of all transactions of others; it is not closed by the store */
    public JdbcTaskStore(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    private JdbcTaskStore(DataSource dataSource, Runnable release) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.release = release;
    }

    /** A store that closes its pool when it is stopped for good. */
    static JdbcTaskStore owning(HikariDataSource pool) {
        return new JdbcTaskStore(pool, pool::close);
    }

    /** @param heartbeat between two signs of life of a node of a shared store; 5 s by default */
    public void setHeartbeat(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /**
     * @param takeOverAfter a node of a shared store that gave no sign of life for so long is gone; at least four times the
     *     {@link #setHeartbeat heartbeat}, 20 s by default. The same for all nodes
     */
    public void setTakeOverAfter(Duration takeOverAfter) {
        this.takeOverAfter = takeOverAfter;
    }

    /** @param pollInterval between two looks for free shares in a shared store; 1 s by default */
    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    /**
     * @param shares into how many shares the tasks of a provider are divided in a shared store: no more nodes than that follow
     *     tasks at a time. A power of two up to 64; 4 by default. The first node of a store decides
     */
    public void setShares(int shares) {
        this.shares = shares;
    }

    private static String newNode() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "node";
        }
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return host.substring(0, Math.min(host.length(), HOST_AT_MOST)) + '-' + random;
    }

    @Override
    protected void doStart() {
        // wrong options fail here, not when the first provider is followed
        timing();
        new Share(0, shares);
        Sql unknown = new Sql(dataSource, "a database that is not known yet");
        Database database = reached(unknown);
        Sql sql = new Sql(dataSource, database.product());
        String embedded = sql.call("look at its database", on -> Optional.ofNullable(database.embedded(on)))
                .orElse(null);
        if (embedded != null) {
            EmbeddedDatabases.enter(embedded);
        }
        try {
            if (embedded != null) {
                sql.call("make its commits durable", JdbcTaskStore::writeAtOnce);
            }
            new Schema(sql, database, SchemaFiles.of(database)).update();
            DatabaseClock clock = new DatabaseClock();
            Presence presence = embedded != null ? null : new Presence(sql, clock, node, heartbeat, takeOverAfter);
            if (presence != null) {
                presence.start();
            }
            parts = new Parts(
                    database,
                    sql,
                    clock,
                    new TaskTable(sql, database),
                    new JdbcLimits(sql, database, clock),
                    new LengthTable(sql, database),
                    presence,
                    embedded);
            stopped = false;
            LOG.info(
                    "The task store works with {}, {}, as node {}",
                    database.product(),
                    embedded == null ? "shared" : "embedded",
                    node);
            if (embedded != null && embedded.startsWith(Database.IN_MEMORY)) {
                LOG.warn(
                        "The task store works with H2 in memory: what was bought is forgotten when this process ends. Name a file,"
                                + " as jdbc:h2:file:./data/tasks.");
            }
        } catch (RuntimeException e) {
            if (embedded != null) {
                EmbeddedDatabases.leave(embedded);
            }
            throw e;
        }
    }

    private static Database reached(Sql unknown) {
        try {
            return unknown.call("reach its database", Database::of);
        } catch (TaskStoreException e) {
            if (Database.isFileInUse(e)) {
                throw new TaskStoreException(
                        "The H2 file of the task store is in use by another process. A file is for one process; several nodes"
                                + " share PostgreSQL, or H2 through a server (jdbc:h2:tcp:, AUTO_SERVER=TRUE)",
                        e);
            }
            throw e;
        }
    }

    private Timing timing() {
        return new Timing(heartbeat, takeOverAfter, pollInterval);
    }

    /** By default H2 writes half a second after the commit. */
    private static int writeAtOnce(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
            // else it writes a file of its own about the first look for tables that are not there yet
            statement.execute("SET TRACE_LEVEL_FILE 0");
        } catch (SQLException e) {
            LOG.warn(
                    "Commits of the last half second may be lost when this process is killed: its database user may not set"
                            + " WRITE_DELAY. Add ;WRITE_DELAY=0 to the address of the database, or let an administrator of it run"
                            + " SET WRITE_DELAY 0. {}",
                    e.getMessage());
        }
        return 0;
    }

    @Override
    protected void doStop() {
        followings.forEach(this::end);
        stopped = true;
        Parts ended = parts;
        parts = null;
        if (ended == null) {
            return;
        }
        if (ended.presence() != null) {
            ended.presence().close();
        }
        if (ended.embedded() != null) {
            EmbeddedDatabases.leave(ended.embedded());
        }
    }

    @Override
    protected void doShutdown() {
        release();
    }

    /** Closes the pool where it is the store's own. */
    void release() {
        release.run();
    }

    private Parts parts() {
        Parts known = parts;
        if (known != null) {
            return known;
        }
        if (stopped) {
            throw new IllegalStateException("The task store is stopped");
        }
        start();
        return parts;
    }

    @Override
    public Optional<StoredTask> find(String provider, String key) {
        return parts().tasks().find(provider, key);
    }

    @Override
    public Optional<StoredTask> findTask(String provider, String taskId) {
        return parts().tasks().findTask(provider, taskId);
    }

    @Override
    public Optional<StoredTask> claim(StoredTask intent) {
        return parts().tasks().claim(intent);
    }

    @Override
    public Optional<StoredTask> replace(StoredTask was, StoredTask now) {
        return parts().tasks().replace(was, now);
    }

    @Override
    public boolean remove(StoredTask was) {
        return parts().tasks().remove(was);
    }

    /**
     * {@inheritDoc}
     *
     * <p>With a time, it is the time of writing by the database's clock that is asked for, and some seconds more: a record may be
     * written long after it was made, when the database was away meanwhile.
     */
    @Override
    public List<StoredTask> untold(String provider, Share share, Instant changedSince) {
        Parts known = parts();
        Instant writtenSince =
                changedSince == null ? null : known.clock().there(changedSince).minus(LATE_COMMITS);
        return known.tasks().untold(provider, share, writtenSince);
    }

    @Override
    public List<StoredTask> orphans(String provider, Instant now) {
        return parts().tasks().orphans(provider, now);
    }

    @Override
    public List<StoredTask> dead(String provider) {
        return parts().tasks().dead(provider);
    }

    @Override
    public int letGo(String provider, Instant due) {
        Parts known = parts();
        // no other node is alive where this process is the only one
        Instant seenSince = known.presence() == null
                ? known.clock().now()
                : known.presence().seenSince();
        return known.tasks().letGo(provider, due, node, seenSince);
    }

    @Override
    public int forget(String provider, Instant before) {
        parts().lengths().forget(provider, before);
        return parts().tasks().forget(provider, before);
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public boolean isAlive(String other) {
        Presence presence = parts().presence();
        return presence == null ? other.equals(node) : presence.isAlive(other);
    }

    @Override
    public boolean isShared() {
        return parts().presence() != null;
    }

    @Override
    public Participation follow(String provider, Follower follower) {
        Parts known = parts();
        if (known.presence() == null) {
            return TaskStore.super.follow(provider, follower);
        }
        ShareRows rows = new ShareRows(known.sql(), known.database());
        SharedFollowing following = new SharedFollowing(
                provider,
                rows.count(provider, shares),
                follower,
                known.presence(),
                rows,
                known.clock(),
                dataSource,
                known.database(),
                node,
                timing());
        followings.add(following);
        try {
            following.start();
        } catch (RuntimeException e) {
            end(following);
            throw e;
        }
        return () -> end(following);
    }

    private void end(SharedFollowing following) {
        following.close();
        followings.remove(following);
    }

    @Override
    public Optional<SharedLimits> limits() {
        return Optional.of(parts().limits());
    }

    @Override
    public Optional<TaskLengths> lengths() {
        return Optional.of(parts().lengths());
    }
}
