package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.jdbc.DoubtfulWrites.Write;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code media_task}: one row for each idempotency key, changed only by who knows its revision. */
final class TaskTable {

    private static final String SELECT = "SELECT " + TaskRow.ALL + " FROM media_task ";
    private static final String OLDEST_FIRST = " ORDER BY created_at, task_key";

    private static final String FIND = SELECT + "WHERE provider = ? AND task_key = ?";
    private static final String FIND_TASK = SELECT + "WHERE provider = ? AND task_id = ?" + OLDEST_FIRST;
    private static final String UPDATE = "UPDATE media_task SET " + TaskRow.ASSIGNMENTS
            + ", revision = revision + 1 WHERE provider = ? AND task_key = ? AND revision = ?";
    private static final String DELETE = "DELETE FROM media_task WHERE provider = ? AND task_key = ? AND revision = ?";

    private static final String TO_BE_TOLD = SELECT
            + "WHERE provider = ? AND delivery IN ('DETACHED', 'ORPHAN') AND task_id IS NOT NULL AND MOD(bucket, ?) = ?";
    private static final String ORPHANS =
            SELECT + "WHERE provider = ? AND (delivery = 'AWAITED' OR state = 'INTENT') AND due_at <= ?" + OLDEST_FIRST;
    private static final String DEAD = SELECT + "WHERE provider = ? AND delivery = 'DEAD'" + OLDEST_FIRST;

    private static final String LET_GO =
            """
            UPDATE media_task SET due_at = ?, revision = revision + 1, written_at = CURRENT_TIMESTAMP
            WHERE provider = ? AND due_at IS NULL AND (state = 'INTENT' OR state = 'ACCEPTED' AND delivery = 'AWAITED')
              AND node <> ?
              AND NOT EXISTS (SELECT 1 FROM media_node WHERE media_node.node = media_task.node AND seen_at > ?)
            """;

    /** Handled, or waited for and got, or never to be told because nobody listened for as long as it was to be followed. */
    private static final String FORGET =
            """
            DELETE FROM media_task
            WHERE provider = ? AND state IN ('SUCCEEDED', 'FAILED') AND updated_at < ?
              AND (delivery = 'DONE'
                OR delivery = 'AWAITED' AND due_at IS NULL
                OR delivery IN ('DETACHED', 'ORPHAN') AND until_at < ?)
            """;

    private final Sql sql;
    private final String insert;
    private final DoubtfulWrites doubts = new DoubtfulWrites();

    TaskTable(Sql sql, Database database) {
        this.sql = sql;
        this.insert = TaskRow.INSERT + database.unlessKnown();
    }

    Optional<StoredTask> find(String provider, String key) {
        return sql.call("read a task", connection -> find(connection, provider, key));
    }

    Optional<StoredTask> findTask(String provider, String taskId) {
        return sql
                .call("find a task by its id", on -> Sql.query(on, FIND_TASK, TaskRow::read, provider, taskId))
                .stream()
                .findFirst();
    }

    Optional<StoredTask> claim(StoredTask intent) {
        Write write = new Write(-1, TaskRow.values(intent));
        return sql.call("write an intent", connection -> {
            Optional<StoredTask> other = insert(connection, write);
            return other.filter(stored -> !isOurs(stored, write));
        });
    }

    /** What stands in the way; empty where it was written. */
    private Optional<StoredTask> insert(Connection connection, Write write) throws SQLException {
        String provider = (String) write.values().get(0);
        String key = (String) write.values().get(1);
        while (!change(connection, write, insert, write.values().toArray())) {
            Optional<StoredTask> known = find(connection, provider, key);
            if (known.isPresent()) {
                return known;
            }
            // it was taken out between the two
        }
        return Optional.empty();
    }

    Optional<StoredTask> replace(StoredTask was, StoredTask now) {
        Write write = new Write(was.revision(), TaskRow.values(now));
        return sql.call("change a task", connection -> {
            if (change(connection, write, UPDATE, arguments(was, TaskRow.changeable(write.values())))) {
                return Optional.of(now.withRevision(was.revision() + 1));
            }
            return find(connection, was.provider(), was.key()).filter(stored -> isOurs(stored, write));
        });
    }

    boolean remove(StoredTask was) {
        return sql.call("forget a key", connection -> {
            int gone = Sql.update(connection, DELETE, arguments(was, List.of()));
            return gone > 0 || find(connection, was.provider(), was.key()).isEmpty();
        });
    }

    private boolean change(Connection connection, Write write, String update, Object[] arguments) throws SQLException {
        try {
            boolean changed = Sql.update(connection, update, arguments) > 0;
            commit(connection);
            return changed;
        } catch (SQLException e) {
            if (Database.isDuplicate(e)) {
                return false;
            }
            doubts.add(write);
            throw e;
        }
    }

    private boolean isOurs(StoredTask stored, Write write) {
        return stored.revision() == write.after() + 1
                && TaskRow.values(stored).equals(write.values())
                && doubts.take(write);
    }

    private static Object[] arguments(StoredTask was, List<Object> before) {
        List<Object> arguments = new ArrayList<>(before);
        arguments.add(was.provider());
        arguments.add(was.key());
        arguments.add(was.revision());
        return arguments.toArray();
    }

    /** Those to be told in a share; where a time is given, at least those written then or later by the database's clock. */
    List<StoredTask> untold(String provider, Share share, Instant writtenSince) {
        return sql.call("read what is to be told", on -> {
            if (writtenSince == null) {
                return Sql.query(on, TO_BE_TOLD + OLDEST_FIRST, TaskRow::read, provider, share.of(), share.number());
            }
            String since = TO_BE_TOLD + " AND written_at >= ?" + OLDEST_FIRST;
            return Sql.query(on, since, TaskRow::read, provider, share.of(), share.number(), writtenSince);
        });
    }

    List<StoredTask> orphans(String provider, Instant now) {
        return sql.call("read orphans", on -> Sql.query(on, ORPHANS, TaskRow::read, provider, now));
    }

    List<StoredTask> dead(String provider) {
        return sql.call("read dead tasks", on -> Sql.query(on, DEAD, TaskRow::read, provider));
    }

    /** Lets go of what is in the hand of others than this node that were not seen since. */
    int letGo(String provider, Instant due, String thisNode, Instant notSeenSince) {
        return sql.call(
                "let go of tasks of nodes that are gone",
                on -> Sql.update(on, LET_GO, due, provider, thisNode, notSeenSince));
    }

    int forget(String provider, Instant before) {
        return sql.call("forget old tasks", on -> Sql.update(on, FORGET, provider, before, before));
    }

    private static Optional<StoredTask> find(Connection connection, String provider, String key) throws SQLException {
        return Sql.query(connection, FIND, TaskRow::read, provider, key).stream()
                .findFirst();
    }

    /** A commit that fails is to be known as such here, where it is known what was written. */
    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
