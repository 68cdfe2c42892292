package io.genmedia.camel.media.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures that may be gone at the next try from those that stay. */
final class TransientErrors {

    /** The connection is gone; the transaction was rolled back; a lock was not had in time. */
    private static final Set<String> CLASSES = Set.of("08", "40");

    /** PostgreSQL: too many connections, lock not available, it stops, crashed, or starts. H2: a lock was not had in time. */
    private static final Set<String> STATES = Set.of("53300", "55P03", "57P01", "57P02", "57P03", "HYT00");

    /** H2: the database or the connection was closed, another session changed the row. */
    private static final Set<Integer> H2_CODES = Set.of(90007, 90067, 90098, 90121, 90131);

    private TransientErrors() {}

    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isTransient(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return true;
        }
        return isState(failure.getSQLState()) || H2_CODES.contains(failure.getErrorCode());
    }

    private static boolean isState(String state) {
        return state != null && (STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith));
    }
}
