package io.genmedia.camel.studio;

import io.genmedia.camel.media.jdbc.JdbcTaskStore;
import io.genmedia.camel.media.spi.TaskStore;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Where the components keep what they bought: in the database of the orders. It has a name, as Camel's registry finds by their type only
 * beans that have one, and the default data source of Quarkus has none.
 */
class Purchases {

    @Produces
    @Singleton
    @Unremovable
    @Named("purchases")
    TaskStore store(DataSource database) {
        return new JdbcTaskStore(database);
    }
}
