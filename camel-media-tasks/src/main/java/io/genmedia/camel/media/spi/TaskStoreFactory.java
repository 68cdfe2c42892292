package io.genmedia.camel.media.spi;

import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Makes the store that a component's options ask for. Found by Camel's factory finder under {@link #NAME}; brought by
 * {@code camel-media-tasks-jdbc}.
 */
public interface TaskStoreFactory {

    /** Where it is found: {@code META-INF/services/org/apache/camel/media/task-store}. */
    String NAME = "task-store";

    /** The folder of that. */
    String PATH = "META-INF/services/org/apache/camel/media/";

    /**
     * @param context whose store
     * @param options as the component has them
     * @return the store, the same for the same address and context, started with the context and stopped with it; empty where the
     *     options name none and the registry has no {@code DataSource}
     * @throws IllegalArgumentException where it can't be told which store is meant
     */
    Optional<TaskStore> storeOf(CamelContext context, Options options);

    /**
     * Options of a component.
     *
     * @param url a JDBC address; null for the only {@code DataSource} in the registry
     * @param username null for none
     * @param password null for none
     */
    record Options(String url, String username, String password) {}
}
