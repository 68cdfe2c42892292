package io.genmedia.camel.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A PostgreSQL: one that runs already, or one that is started here. */
final class Database implements AutoCloseable {

    private static final int SECONDS_TO_ANSWER = 10;
    private static final Pattern SECRET = Pattern.compile("(?i)([?&][^=&]*password=)[^&]*");

    private final String url;
    private final EmbeddedPostgres server;

    private Database(String url, EmbeddedPostgres server) {
        this.url = url;
        this.server = server;
    }

    /**
     * @param url its JDBC address
     * @throws IllegalArgumentException where it cannot be used
     */
    static Database running(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("The database " + shown(url)
                    + " cannot be shared by workers: --database takes the address of a PostgreSQL, as"
                    + " jdbc:postgresql://host/db?user=me.");
        }
        DriverManager.setLoginTimeout(SECONDS_TO_ANSWER);
        try (Connection connection = DriverManager.getConnection(url)) {
            return new Database(url, null);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "The database " + shown(url) + " cannot be reached: " + e.getMessage()
                            + " Look at the option --database.",
                    e);
        }
    }

    /** @param folder for its data */
    static Database started(Path folder) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
            return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres", server);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "A PostgreSQL could not be started here, where programs are brought for Linux on x86-64 only: "
                            + e.getMessage() + ". Name one that runs with --database.",
                    e);
        }
    }

    /** For the workers. It may hold a password. */
    String url() {
        return url;
    }

    boolean isStartedHere() {
        return server != null;
    }

    /** For people: without a password. */
    @Override
    public String toString() {
        return shown(url);
    }

    private static String shown(String url) {
        return SECRET.matcher(url).replaceAll("$1...");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
