package io.genmedia.camel.media.internal.store;

import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * What stands in the store of one purchase. Its changes are written one after the other, each to what stands there by then: where
 * another node changed it meanwhile, the change is made to that.
 */
public final class Entry {

    private static final int RACES_AT_MOST = 20;
    private static final CompletableFuture<?> NOTHING = CompletableFuture.completedFuture(null);

    private final TaskStore store;
    private final StoreCalls calls;
    private CompletableFuture<?> last = NOTHING;
    private volatile StoredTask row;

    /**
     * @param store where it stands
     * @param calls calls the store
     * @param row as it stands there
     */
    public Entry(TaskStore store, StoreCalls calls, StoredTask row) {
        this.store = store;
        this.calls = calls;
        this.row = row;
    }

    /** @return as it is known here; a change that is not written yet is not in it */
    public StoredTask row() {
        return row;
    }

    /**
     * Changes it.
     *
     * @param what is done, in words for the log: {@code write that task t1 was accepted}
     * @param how from what stands there to what is to; what it is given where there is nothing to be changed. It may be asked
     *     more than once
     * @return as it stands then; fails where the application ended before it could be written
     */
    public synchronized CompletableFuture<StoredTask> change(String what, UnaryOperator<StoredTask> how) {
        CompletableFuture<StoredTask> change = last.handle((before, failure) -> calls.write(what, () -> apply(how)))
                .thenCompose(written -> written);
        last = change;
        change.whenComplete((written, failure) -> settled(change));
        return change;
    }

    /** It lives as long as its task, and is not to keep what was done. */
    private synchronized void settled(CompletableFuture<?> change) {
        if (last == change) {
            last = NOTHING;
        }
    }

    private StoredTask apply(UnaryOperator<StoredTask> change) {
        for (int i = 0; i < RACES_AT_MOST; i++) {
            StoredTask was = row;
            StoredTask now = change.apply(was);
            if (now.equals(was)) {
                return was;
            }
            Optional<StoredTask> written = store.replace(was, now);
            if (written.isPresent()) {
                row = written.get();
                return row;
            }
            Optional<StoredTask> other = store.find(was.provider(), was.key());
            if (other.isEmpty()) {
                // somebody took it out: what is known here is written anew
                StoredTask anew = now.withRevision(0);
                other = store.claim(anew);
                if (other.isEmpty()) {
                    row = anew;
                    return row;
                }
            }
            row = other.get();
        }
        throw new IllegalStateException("the entry of " + row.key() + " is changed all the time");
    }
}
