package io.genmedia.camel.media.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The databases that the store knows, and in what they differ. */
enum Database {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private static final int H2_FILE_IN_USE = 90020;

    private final String product;

    Database(String product) {
        this.product = product;
    }

    /** As it names itself. */
    String product() {
        return product;
    }

    /** The folder of its SQL files. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where changes of tables are part of a transaction. */
    boolean hasTransactionalTables() {
        return this == POSTGRESQL;
    }

    /** What is added to an INSERT, so that it does nothing where the key is known; H2 refuses it then, which costs nothing there. */
    String unlessKnown() {
        return this == POSTGRESQL ? " ON CONFLICT DO NOTHING" : "";
    }

    /** Whether a row was refused because its key is there already. */
    static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** Whether H2 found its file locked by somebody else. */
    static boolean isFileInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IN_USE) {
                return true;
            }
        }
        return false;
    }

    static Database of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Database known : values()) {
            if (known.product.equalsIgnoreCase(product)) {
                return known;
            }
        }
        throw new IllegalArgumentException("The task store works with H2 and PostgreSQL, not with " + product);
    }

    /**
     * Which database within this process a connection leads to; null where it leads to a server, so that other processes may
     * use it too.
     */
    String embedded(Connection connection) throws SQLException {
        if (this == POSTGRESQL || isRemote(connection)) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT DATABASE_PATH(), DATABASE()")) {
            found.next();
            String path = found.getString(1);
            return path != null ? path : "mem:" + found.getString(2);
        }
    }

    private static boolean isRemote(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
            return true;
        }
        // with AUTO_SERVER the first process is the server of the others
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
                        + " WHERE SETTING_NAME = 'AUTO_SERVER' AND UPPER(SETTING_VALUE) = 'TRUE'")) {
            return found.next();
        }
    }
}
