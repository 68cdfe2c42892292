package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.store.Unwritten;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The limits of one account that hold for all nodes of a store. The account's order is each node's own; the places are shared. */
final class SharedPlaces {

    private final String account;
    private final SharedLimits store;
    private final SharedLimits.Limits limits;
    private final StoreCalls calls;
    private final TimeSource time;
    /** What is still to be written of a place. */
    private final Unwritten unwritten = new Unwritten();

    /**
     * @param account which account
     * @param store holds the places
     * @param limits of the account
     * @param calls calls the store
     * @param time the time
     */
    SharedPlaces(String account, SharedLimits store, SharedLimits.Limits limits, StoreCalls calls, TimeSource time) {
        this.account = account;
        this.store = store;
        this.limits = limits;
        this.calls = calls;
        this.time = time;
    }

    /**
     * @param place whose, by the key that is sent
     * @param deadline until when it is asked where the store cannot be reached
     * @return zero where it is taken; else after how long to ask again
     */
    CompletableFuture<Duration> take(String place, Instant deadline) {
        CompletableFuture<?> before = unwritten.of(place);
        return before == null
                ? ask(place, deadline)
                : calls.await(before, Duration.between(time.now(), deadline)).thenCompose(over -> ask(place, deadline));
    }

    private CompletableFuture<Duration> ask(String place, Instant deadline) {
        return calls.ask("give a place", () -> store.take(account, place, limits, time.now()), deadline, taken -> {
            if (taken.isZero()) {
                giveBack(place);
            }
        });
    }

    /** One after the other: what was given back late would be the place that was taken again meanwhile. */
    private synchronized void write(String place, String what, Runnable writing) {
        CompletableFuture<?> last = unwritten.of(place);
        CompletableFuture<?> before = last == null ? CompletableFuture.completedFuture(null) : last;
        unwritten.keep(
                place,
                before.handle((done, failure) -> calls.write(what, () -> {
                            writing.run();
                            return true;
                        }))
                        .thenCompose(written -> written));
    }

    /** The submit was answered. */
    void answered(String place) {
        write(place, "note an answer", () -> store.answered(account, place, time.now()));
    }

    /** Nothing was bought. */
    void giveBack(String place) {
        write(place, "take back a place", () -> store.giveBack(account, place));
    }

    /** The task is over. */
    void free(String place) {
        write(place, "free a place", () -> store.free(account, place, time.now()));
    }

    /** Nobody is to submit for so long. */
    void rest(Duration pause) {
        Instant until = time.now().plus(pause);
        calls.write("let the account rest", () -> {
            store.rest(account, until);
            return true;
        });
    }

    /** @return tasks in flight at most; 0 for no limit */
    int atOnce() {
        return limits.atOnce();
    }

    /** @return how many places are taken, of all nodes; blocks */
    int inFlight() {
        return store.inFlight(account, time.now());
    }
}
