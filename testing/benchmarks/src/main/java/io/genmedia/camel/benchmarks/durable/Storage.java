package io.genmedia.camel.benchmarks.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.media.spi.TaskStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** Where it is kept what was bought. */
enum Storage {
    /** In memory. */
    MEMORY,
    /** In a file of H2, within the process. */
    H2,
    /** In a PostgreSQL on this machine. */
    POSTGRESQL;

    private static final int CONNECTIONS = 4;

    /** @return open, and empty; to be closed */
    Open open(Path folder) throws IOException {
        return switch (this) {
            case MEMORY -> new Open(null, null, () -> {});
            case H2 -> open("jdbc:h2:file:" + folder.resolve("tasks") + ";DB_CLOSE_ON_EXIT=FALSE", null, () -> {});
            case POSTGRESQL -> {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql"))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
                yield open(server.getJdbcUrl("postgres", "postgres"), "postgres", () -> close(server));
            }
        };
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Open open(String url, String user, Runnable closing) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        CountedDataSource counted = new CountedDataSource(pool);
        JdbcTaskStore store = new JdbcTaskStore(counted.dataSource());
        store.start();
        return new Open(store, counted, () -> {
            store.stop();
            pool.close();
            closing.run();
        });
    }

    /**
     * A store that is open.
     *
     * @param store null for the one in memory
     * @param counted null for the one in memory
     * @param closing closes it
     */
    record Open(TaskStore store, CountedDataSource counted, Runnable closing) implements AutoCloseable {

        CountedDataSource.Counts counts() {
            return counted == null ? new CountedDataSource.Counts(0, 0, 0) : counted.counts();
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
