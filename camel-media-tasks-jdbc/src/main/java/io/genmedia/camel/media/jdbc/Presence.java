package io.genmedia.camel.media.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which nodes of a shared store are there, by the table {@code media_node}: each writes a sign of life there at every heartbeat, by
 * the clock of the database. One thread.
 */
final class Presence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /** For so long it is not asked again who is there. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Who was not seen for so long is not named any more. */
    private static final Duration NAMED = Duration.ofHours(1);

    private static final String SIGN = "UPDATE media_node SET seen_at = CURRENT_TIMESTAMP, follows = ? WHERE node = ?";
    private static final String ENTER =
            "INSERT INTO media_node (node, started_at, seen_at, follows) VALUES (?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, ?)";
    private static final String LEAVE = "DELETE FROM media_node WHERE node = ?";
    private static final String CLEAN = "DELETE FROM media_node WHERE seen_at < ?";
    private static final String WHO = "SELECT node, follows, seen_at FROM media_node";
    private static final String TIME = "SELECT CURRENT_TIMESTAMP AS now_is";

    private final Sql sql;
    private final DatabaseClock clock;
    private final String node;
    private final Duration heartbeat;
    private final Duration takeOverAfter;
    private final TreeSet<String> followed = new TreeSet<>();
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon(work, "media-tasks-heartbeat"));
    private final List<Consumer<Boolean>> watchers = new CopyOnWriteArrayList<>();
    private volatile Look last;
    private boolean failing;

    private record Sign(String node, List<String> follows, Instant seenAt) {}

    private record Look(List<Sign> signs, long nanos) {}

    /**
     * @param node this one
     * @param heartbeat how often a sign of life is given
     * @param takeOverAfter a node without a sign for so long is gone
     */
    Presence(Sql sql, DatabaseClock clock, String node, Duration heartbeat, Duration takeOverAfter) {
        this.sql = sql;
        this.clock = clock;
        this.node = node;
        this.heartbeat = heartbeat;
        this.takeOverAfter = takeOverAfter;
    }

    /** @throws TaskStoreException where the first sign cannot be given */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged there
    void start() {
        beat();
        beats.scheduleWithFixedDelay(this::tryBeat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param watcher told when the database cannot be reached any more, and when it can again */
    void watch(Consumer<Boolean> watcher) {
        watchers.add(watcher);
    }

    /** @param watcher told no longer */
    void forget(Consumer<Boolean> watcher) {
        watchers.remove(watcher);
    }

    private void tryBeat() {
        try {
            beat();
            if (failing) {
                LOG.info("The task store's database is back");
                failing = false;
                watchers.forEach(watcher -> watcher.accept(true));
            }
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("No sign of life of this node {}: {}", node, e.getMessage());
                failing = true;
                watchers.forEach(watcher -> watcher.accept(false));
            }
        }
    }

    private void beat() {
        // one after the other: two that find no row would both write one
        synchronized (beats) {
            giveSign();
        }
    }

    private void giveSign() {
        sql.call("give a sign of life", connection -> {
            String follows = follows();
            if (Sql.update(connection, SIGN, follows, node) == 0) {
                Sql.update(connection, ENTER, node, follows);
                Sql.update(connection, CLEAN, clock.now().minus(NAMED));
            }
            return look(connection);
        });
    }

    private Look look(Connection connection) throws SQLException {
        clock.set(Sql.query(connection, TIME, row -> Sql.instant(row, "now_is")).get(0));
        last = new Look(
                Sql.query(
                        connection,
                        WHO,
                        row -> new Sign(
                                row.getString("node"),
                                Arrays.asList(row.getString("follows").split(" ")),
                                Sql.instant(row, "seen_at"))),
                System.nanoTime());
        return last;
    }

    private synchronized String follows() {
        return String.join(" ", followed);
    }

    /** Tells the others that this node follows tasks of a provider, or no longer. */
    void follows(String provider, boolean does) {
        synchronized (this) {
            boolean changed = does ? followed.add(provider) : followed.remove(provider);
            if (!changed) {
                return;
            }
        }
        beat();
    }

    /**
     * @param notOlderThan the database is asked where this is known no better; null for what is known, without asking
     * @return how many nodes follow tasks of a provider, this one among them
     */
    int followers(String provider, Duration notOlderThan) {
        long others = (notOlderThan == null ? last : look(notOlderThan))
                .signs().stream()
                        .filter(sign -> !sign.node().equals(node))
                        .filter(sign -> sign.follows().contains(provider) && isFresh(sign))
                        .count();
        return (int) others + 1;
    }

    boolean isAlive(String other) {
        // a node that was not there a moment ago may have come since: only the database may say no
        return other.equals(node) || isIn(look(FRESH), other) || isIn(look(Duration.ZERO), other);
    }

    private boolean isIn(Look look, String other) {
        return look.signs().stream().anyMatch(sign -> sign.node().equals(other) && isFresh(sign));
    }

    /** @return since when a node must have been seen to be there, by the database's clock */
    Instant seenSince() {
        return clock.now().minus(takeOverAfter);
    }

    private boolean isFresh(Sign sign) {
        return sign.seenAt().isAfter(seenSince());
    }

    private Look look(Duration notOlderThan) {
        Look known = last;
        if (known != null && System.nanoTime() - known.nanos() < notOlderThan.toNanos()) {
            return known;
        }
        return sql.call("read who is there", this::look);
    }

    /** This node is gone from now on. */
    @Override
    public void close() {
        beats.shutdownNow();
        try {
            beats.awaitTermination(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            sql.call("leave", connection -> Sql.update(connection, LEAVE, node));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TaskStoreException e) {
            LOG.warn("The other nodes learn late that this one is gone: {}", e.getMessage());
        }
    }
}
