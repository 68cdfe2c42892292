package io.genmedia.camel.media.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Makes the pool of a store that was asked for by an address. */
final class ConnectionPool {

    private static final int CONNECTIONS = 4;

    /** For so long a connection is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ConnectionPool() {}

    /**
     * The database is not asked for yet: the store does that when it starts.
     *
     * @throws IllegalArgumentException where its driver is missing
     */
    static HikariDataSource to(JdbcAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("media-tasks");
        config.setDriverClassName(driver(address));
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        address.secrets().forEach((name, value) -> {
            if (name.equals("password")) {
                config.setPassword(value);
            } else {
                config.addDataSourceProperty(name, value);
            }
        });
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static String driver(JdbcAddress address) {
        String driver = address.isPostgresql() ? "org.postgresql.Driver" : "org.h2.Driver";
        try {
            Class.forName(driver, false, ConnectionPool.class.getClassLoader());
            return driver;
        } catch (ClassNotFoundException e) {
            String artifact = address.isPostgresql() ? "org.postgresql:postgresql" : "com.h2database:h2";
            throw new IllegalArgumentException(
                    "The task store cannot reach " + address + " without its driver: add " + artifact
                            + " to the application",
                    e);
        }
    }
}
