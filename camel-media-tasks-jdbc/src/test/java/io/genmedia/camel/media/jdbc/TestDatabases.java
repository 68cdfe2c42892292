package io.genmedia.camel.media.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases of tests: each call makes a new, empty one. The PostgreSQL server is one for all tests of a run. */
final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** One server, started at the first use; it ends with the process. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String h2InMemory() {
        return "jdbc:h2:mem:tasks" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }

    static String h2In(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("tasks").toAbsolutePath();
    }

    static String postgresql() {
        String name = "tasks" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    static HikariDataSource pool(String url) {
        return pool(url, 4, true);
    }

    static HikariDataSource pool(String url, int connections, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        JdbcAddress address = JdbcAddress.of(url, null, null);
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }
}
