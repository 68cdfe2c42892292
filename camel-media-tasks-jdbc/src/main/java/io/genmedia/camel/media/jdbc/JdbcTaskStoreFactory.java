package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TaskStoreFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

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

    /** The only one, or the one that the registry prefers: Spring knows primary beans. */
    private static Optional<DataSource> dataSource(CamelContext context) {
        DataSource single = context.getRegistry().findSingleByType(DataSource.class);
        if (single != null) {
            return Optional.of(single);
        }
        Map<String, DataSource> found = context.getRegistry().findByTypeWithName(DataSource.class);
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "The registry has several DataSources, and it can't be told which one is the task"
                            + " store's: " + new TreeSet<>(found.keySet())
                            + ". Name its address with the option taskStoreUrl, or put a bean of type "
                            + JdbcTaskStore.class.getName()
                            + " with the right one into the registry");
        }
        return found.values().stream().findFirst();
    }
}
