package io.genmedia.camel.media.contract;

import io.genmedia.camel.media.contract.tools.MovableTime;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.TaskStore;
import org.junit.jupiter.api.AfterEach;

/** The store that is used where no durable one is there. */
class InMemoryTaskStoreContractTest extends TaskStoreContract {

    private final MovableTime time = new MovableTime();
    private final TaskStore store = new InMemoryTaskStore(time);

    @Override
    protected TaskStore store() {
        return store;
    }

    @AfterEach
    void stopTime() {
        time.close();
    }
}
