package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.internal.engine.Purchases.Wish;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A submit that may be made: its intent is written right before it is sent. */
final class Offer implements Checkout.Intent {

    private final Purchases purchases;
    private final TaskStore store;
    private final StoreCalls calls;
    private final PurchaseErrors errors;
    private final Wish wish;
    private final StoredTask row;
    private volatile StoredTask before;
    /** A call that was to write the intent failed, and may have written it. */
    private volatile boolean inDoubt;

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private Entry entry;

    /**
     * @param purchases whose offer it is
     * @param store where the intent is written
     * @param calls calls the store
     * @param errors for what cannot be written
     * @param wish what is wanted
     * @param before what stands in the store; null for nothing
     * @param row the intent
     */
    Offer(
            Purchases purchases,
            TaskStore store,
            StoreCalls calls,
            PurchaseErrors errors,
            Wish wish,
            StoredTask before,
            StoredTask row) {
        this.purchases = purchases;
        this.store = store;
        this.calls = calls;
        this.errors = errors;
        this.wish = wish;
        this.before = before;
        this.row = row;
    }

    /** @return which attempt of the purchase, from 1 */
    int attempt() {
        return row.attempt();
    }

    /** @return whether an earlier submit of this attempt may have bought it */
    boolean mayBeBought() {
        return before != null && Purchases.isUnknown(before);
    }

    /**
     * Writes the intent, right before the submit is sent.
     *
     * @return done when it stands in the store; fails where it cannot be written, or where somebody else bought meanwhile: then
     *     nothing is to be sent
     */
    @Override
    public synchronized CompletableFuture<Void> intend() {
        CompletableFuture<Void> intended =
                last.handle((done, failure) -> write()).thenCompose(written -> written);
        last = intended;
        return intended;
    }

    private synchronized CompletableFuture<Void> write() {
        if (entry != null) {
            return CompletableFuture.completedFuture(null);
        }
        return calls.ask("write an intent", this::claim, purchases.patience(wish), this::takeBack)
                .handle((claimed, failure) -> {
                    if (failure != null) {
                        if (inDoubt) {
                            undone(() -> mine().map(this::restore).orElse(true));
                        }
                        throw new CompletionException(errors.storeIsAway(failure));
                    }
                    if (claimed.isEmpty()) {
                        throw new CompletionException(new Overtaken(row.provider()));
                    }
                    claimed(claimed.get());
                    return null;
                });
    }

    private synchronized void claimed(StoredTask stored) {
        entry = new Entry(store, calls, stored);
    }

    private Optional<StoredTask> claim() {
        boolean again = inDoubt;
        inDoubt = true;
        Optional<StoredTask> claimed = before != null
                ? store.replace(before, row)
                : store.claim(row).isEmpty() ? Optional.of(row) : Optional.empty();
        if (claimed.isEmpty() && again) {
            claimed = mine();
        }
        inDoubt = false;
        return claimed;
    }

    /** The intent of this offer, where it stands in the store. */
    private Optional<StoredTask> mine() {
        return store.find(row.provider(), row.key())
                .filter(stored -> stored.equals(row.withRevision(stored.revision())));
    }

    /** The intent was written after all, and nobody waits for it any more. */
    private void takeBack(Optional<StoredTask> stored) {
        stored.ifPresent(intent -> undone(() -> restore(intent)));
    }

    /**
     * Takes the intent back: it is proven that nothing was bought.
     *
     * @return done when the store is as it was before
     */
    @Override
    public synchronized CompletableFuture<Void> withdraw() {
        CompletableFuture<Void> withdrawn =
                last.handle((done, failure) -> undo()).thenCompose(undone -> undone);
        last = withdrawn;
        return withdrawn;
    }

    private synchronized CompletableFuture<Void> undo() {
        if (entry == null) {
            return CompletableFuture.completedFuture(null);
        }
        StoredTask intent = entry.row();
        entry = null;
        return undone(() -> restore(intent)).thenRun(() -> {});
    }

    private CompletableFuture<Boolean> undone(Supplier<Boolean> restoring) {
        return purchases.whileUnwritten(row.key(), calls.write("take back an intent", restoring));
    }

    private boolean restore(StoredTask intent) {
        if (before == null) {
            return store.remove(intent);
        }
        Optional<StoredTask> restored = store.replace(intent, before);
        // as it stands now: it may be intended again
        restored.ifPresent(stored -> before = stored);
        return restored.isPresent();
    }

    /** @return whether the intent stands in the store */
    synchronized boolean isIntended() {
        return entry != null;
    }

    /** @return the intent as it stands in the store; null where it does not */
    synchronized Entry entry() {
        return entry;
    }

    /** @return what stood in the store before; null for nothing */
    StoredTask before() {
        return before;
    }

    /** Somebody else bought meanwhile, or is about to: nothing was sent, and the store is asked anew. */
    static final class Overtaken extends MediaTaskNotSubmittedException {
        private static final long serialVersionUID = 1L;

        Overtaken(String scheme) {
            super("Somebody else buys it", MediaErrorDetails.notAccepted(scheme).withRetryable(true), null);
        }
    }
}
