package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TaskStoreFactory;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Makes the store that a component's options ask for: at an address, or with the application's {@code DataSource}. */
public final class JdbcTaskStoreFactory implements TaskStoreFactory {

    /** Found by Camel's factory finder. */
    public JdbcTaskStoreFactory() {}

    @Override
    public Optional<TaskStore> storeOf(CamelContext context, Options options) {
        StoresOfContext stores = StoresOfContext.of(context);
        if (options.url() != null) {
            return Optional.of(stores.at(JdbcAddress.of(options.url(), options.username(), options.password())));
        }
        return dataSource(context).map(stores::with);
    }

    /** The only one, or the one that the registry prefers: Spring's primary bean, the datasource of Quarkus that has no name. */
    private static Optional<DataSource> dataSource(CamelContext context) {
        Registry registry = context.getRegistry();
        DataSource only = registry.findSingleByType(DataSource.class);
        if (only == null && !registry.findByType(DataSource.class).isEmpty()) {
            throw new IllegalArgumentException(
                    "The registry has several DataSources, and it can't be told which one is the task"
                            + " store's: "
                            + new TreeSet<>(registry.findByTypeWithName(DataSource.class)
                                    .keySet())
                            + ". Name its address with the option taskStoreUrl, or put a bean of type "
                            + JdbcTaskStore.class.getName()
                            + " with the right one into the registry");
        }
        return Optional.ofNullable(only);
    }
}
