package io.genmedia.camel.media.internal.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What is being written, by key: until it is, what the store says of it is old, and who asks for the same is to wait. */
public final class Unwritten {

    private final ConcurrentHashMap<String, CompletableFuture<?>> writing = new ConcurrentHashMap<>();

    /** @return what is being written last under the key; null where all is written */
    public CompletableFuture<?> of(String key) {
        return writing.get(key);
    }

    /**
     * Keeps it until it is written.
     *
     * @param key under which it is
     * @param written is being written, not before what was kept under the key until now
     * @return the same
     */
    public <T> CompletableFuture<T> keep(String key, CompletableFuture<T> written) {
        writing.put(key, written);
        written.whenComplete((done, failure) -> writing.remove(key, written));
        return written;
    }
}
