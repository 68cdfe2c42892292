package io.genmedia.camel.media.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** The stores that a context has: one for each address and each pool. */
final class StoresOfContext {

    private final CamelContext context;
    private final Map<Object, JdbcTaskStore> stores = new HashMap<>();

    private StoresOfContext(CamelContext context) {
        this.context = context;
    }

    static StoresOfContext of(CamelContext context) {
        // one at a time: components start side by side
        synchronized (StoresOfContext.class) {
            StoresOfContext known = context.getCamelContextExtension().getContextPlugin(StoresOfContext.class);
            if (known == null) {
                known = new StoresOfContext(context);
                context.getCamelContextExtension().addContextPlugin(StoresOfContext.class, known);
            }
            return known;
        }
    }

    synchronized JdbcTaskStore at(JdbcAddress address) {
        return get(address.identity(), () -> JdbcTaskStore.owning(ConnectionPool.to(address)));
    }

    synchronized JdbcTaskStore with(DataSource dataSource) {
        return get(dataSource, () -> new JdbcTaskStore(dataSource));
    }

    private JdbcTaskStore get(Object key, Supplier<JdbcTaskStore> maker) {
        JdbcTaskStore store = stores.get(key);
        if (store == null) {
            store = maker.get();
            add(store);
            stores.put(key, store);
        }
        return store;
    }

    private void add(JdbcTaskStore store) {
        try {
            context.addService(store, true, true);
        } catch (Exception e) {
            store.release();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
