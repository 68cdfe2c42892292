package io.genmedia.camel.quarkus.deployment;

import io.agroal.api.AgroalDataSource;
import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses one of several databases, as the page shows it. */
public class NamedStore {

    @Produces
    @Singleton
    JdbcTaskStore tasks(@DataSource("media") AgroalDataSource database) {
        return new JdbcTaskStore(database);
    }
}
