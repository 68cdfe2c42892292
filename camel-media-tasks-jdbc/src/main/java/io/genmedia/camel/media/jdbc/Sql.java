package io.genmedia.camel.media.jdbc;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Does work on a connection of its own, which is committed when it returns, whatever the pool thinks of auto-commit. What fails
 * for a moment only is tried again, twice within a second: who calls has more patience than that. Work is done anew then, and must
 * be ready to meet what it did before, because a commit that fails may have been done.
 */
final class Sql {

    private static final FailsafeExecutor<Object> TRIES = Failsafe.with(RetryPolicy.builder()
            .handleIf(TransientErrors::isTransient)
            .withMaxRetries(2)
            .withBackoff(Duration.ofMillis(100), Duration.ofMillis(400))
            .withMaxDuration(Duration.ofSeconds(1))
            .build());

    private final DataSource dataSource;
    private final String product;

    /**
     * @param dataSource of connections that take part in no transaction of somebody else
     * @param product for messages
     */
    Sql(DataSource dataSource, String product) {
        this.dataSource = dataSource;
        this.product = product;
    }

    /** Something to be done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Does work whose statements stand each for itself.
     *
     * @param what is done, for the message of a failure: {@code claim a key}
     */
    <T> T call(String what, Work<T> work) {
        return tried(what, () -> {
            try (Connection connection = dataSource.getConnection()) {
                return connection.getAutoCommit() ? work.on(connection) : committed(connection, work);
            }
        });
    }

    /** Does work that is done as a whole or not at all. */
    <T> T inTransaction(String what, Work<T> work) {
        return tried(what, () -> {
            try (Connection connection = dataSource.getConnection()) {
                boolean auto = connection.getAutoCommit();
                if (!auto) {
                    return committed(connection, work);
                }
                connection.setAutoCommit(false);
                try {
                    return committed(connection, work);
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private <T> T tried(String what, dev.failsafe.function.CheckedSupplier<T> work) {
        try {
            return TRIES.get(work);
        } catch (FailsafeException e) {
            Throwable cause = e.getCause();
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new TaskStoreException(
                    "The task store could not " + what + " (" + product + "): " + text(cause), cause);
        }
    }

    /** A pool says that it has no connection; the reason is what the driver said to it. */
    private static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? failure.getMessage() : failure.getMessage() + ": " + root.getMessage();
    }

    /** Runs a change, with these values in place of its question marks; instants may be among them. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs a query. */
    static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row.of(found));
                }
                return rows;
            }
        }
    }

    /** Reads an instant. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
