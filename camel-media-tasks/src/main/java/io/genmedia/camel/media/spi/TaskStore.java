package io.genmedia.camel.media.spi;

import java.util.List;
import java.util.Optional;

/**
 * What was bought, by idempotency key. The engine writes the intent before a submit, the task's id right after it, and the
 * outcome at the end; it calls from worker threads, so that a store may block.
 *
 * <p>A store that cannot write throws: where that happens before the submit, nothing is bought.
 */
public interface TaskStore {

    /**
     * Writes an intent, unless the key is known.
     *
     * @param intent in state {@link StoredTask.State#INTENT}
     * @return empty where the intent was written; else what stands under the key
     */
    Optional<StoredTask> claim(StoredTask intent);

    /**
     * Replaces what stands under the key.
     *
     * @param task its new state
     */
    void update(StoredTask task);

    /**
     * Forgets a key: it is proven that nothing was bought.
     *
     * @param provider the scheme
     * @param key the key
     */
    void remove(String provider, String key);

    /** @return what stands under the key */
    Optional<StoredTask> find(String provider, String key);

    /** @return the accepted tasks of a provider that nobody waits for, oldest first */
    List<StoredTask> detached(String provider);
}
