package io.genmedia.camel.media.jdbc;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/** The databases that the store knows, and in what they differ. */
enum Database {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    /** How the names of databases begin that {@link #embedded} tells of, and that are gone with the process. */
    static final String IN_MEMORY = "mem:";

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
        if (this == POSTGRESQL) {
            return null;
        }
        H2Session session =
                Sql.query(connection, H2Session.QUERY, H2Session::read).get(0);
        if (session.server() != null || (session.path() != null && isServer(Path.of(session.path())))) {
            return null;
        }
        return session.path() != null ? session.path() : IN_MEMORY + session.database();
    }

    /**
     * Where a connection to H2 leads.
     *
     * @param server that it goes through; null within this process
     * @param path of the file, as who has it opened knows it; null in memory
     * @param database its name
     */
    private record H2Session(String server, String path, String database) {

        static final String QUERY = "SELECT SERVER, DATABASE_PATH() AS PATH, DATABASE() AS NAME"
                + " FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()";

        static H2Session read(ResultSet row) throws SQLException {
            return new H2Session(row.getString("server"), row.getString("path"), row.getString("name"));
        }
    }

    /** With AUTO_SERVER this process is the server of others; H2 writes that into the file by which it locks the database. */
    private static boolean isServer(Path database) {
        Path lock = database.resolveSibling(database.getFileName() + ".lock.db");
        Properties locked = new Properties();
        if (Files.exists(lock)) {
            try (Reader reader = Files.newBufferedReader(lock, StandardCharsets.ISO_8859_1)) {
                locked.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + lock, e);
            }
        }
        return locked.containsKey("server");
    }
}
