package io.genmedia.camel.media.jdbc;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to the version that this code needs. Several nodes may do so at once: PostgreSQL lets one after the other do
 * it, in one transaction; H2 commits after each change of a table, so its files can be run again.
 */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** Of this lock of PostgreSQL: any number that nobody else uses. */
    private static final long LOCK = 0x6d65646961L;

    private static final String VERSION = "SELECT MAX(version) AS version FROM media_schema";

    /** No such table: PostgreSQL and H2; H2 where there is no table at all. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");

    /** No right to do so: PostgreSQL and H2. */
    private static final Set<String> NO_RIGHT = Set.of("42501", "90096", "90040");

    /** Two that make the same table of H2 at once: one of them fails, whatever IF NOT EXISTS says. It finds it made then. */
    private static final FailsafeExecutor<Object> AGAIN = Failsafe.with(RetryPolicy.builder()
            .handle(TaskStoreException.class)
            .abortIf((result, failure) -> hasNoRight(failure))
            .withMaxRetries(10)
            .withDelay(Duration.ofMillis(200))
            .build());

    private final Sql sql;
    private final Database database;
    private final SchemaFiles files;

    Schema(Sql sql, Database database, SchemaFiles files) {
        this.sql = sql;
        this.database = database;
        this.files = files;
    }

    /** @throws TaskStoreException where that cannot be done; the message says what to do */
    void update() {
        int found = version();
        if (found < files.newest()) {
            make();
            found = version();
        }
        if (found > files.newest()) {
            throw new TaskStoreException(
                    "The tables of the task store are of version " + found
                            + ", and this application knows versions up to " + files.newest()
                            + " only: a newer one works with this database. Bring this application up to date.",
                    null);
        }
    }

    private void make() {
        if (!database.hasTransactionalTables()) {
            AGAIN.run(() -> sql.call("make its tables", connection -> run(connection, version())));
            return;
        }
        sql.inTransaction("make its tables", connection -> {
            Sql.query(connection, "SELECT pg_advisory_xact_lock(?)", row -> 0, LOCK);
            // read anew, for somebody else may have made them meanwhile; on another connection, because a read that
            // fails
            // would end this transaction
            return run(connection, version());
        });
    }

    /** The version of the tables; 0 where there are none. */
    int version() {
        try {
            return sql.call("read the version of its tables", connection -> Sql.query(
                            connection, VERSION, row -> row.getInt("version"))
                    .get(0));
        } catch (TaskStoreException e) {
            if (e.getCause() instanceof SQLException sqlException && NO_TABLE.contains(sqlException.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    private int run(Connection connection, int from) throws SQLException {
        for (int version = from + 1; version <= files.newest(); version++) {
            LOG.info("The task store's tables are brought to version {} with {}", version, files.path(version));
            for (String statement : files.statements(version)) {
                run(connection, version, statement);
            }
        }
        return files.newest();
    }

    private void run(Connection connection, int version, String statement) throws SQLException {
        try {
            Sql.update(connection, statement);
        } catch (SQLException e) {
            if (hasNoRight(e)) {
                throw new TaskStoreException(
                        "The task store's database user may not make its tables (" + database.product()
                                + "). Let a user who may run these files of the jar camel-media-tasks-jdbc, in this order: "
                                + List.copyOf(files.names().subList(version - 1, files.newest())) + " in "
                                + files.folder() + ", and grant this one SELECT, INSERT, UPDATE and DELETE.",
                        e);
            }
            throw e;
        }
    }

    private static boolean hasNoRight(Throwable failure) {
        return (failure instanceof SQLException refused && NO_RIGHT.contains(refused.getSQLState()))
                || (failure != null && failure.getCause() instanceof SQLException cause && hasNoRight(cause));
    }
}
