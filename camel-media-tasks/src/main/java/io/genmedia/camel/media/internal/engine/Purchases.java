package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.exchange.IdempotencyKeys;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.store.Unwritten;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.Receipt;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every purchase goes through here, so that none is made twice: those under way in this context by their key, all others by
 * the store.
 */
final class Purchases {

    private static final Logger LOG = LoggerFactory.getLogger(Purchases.class);

    /** For so long a message waits for a store that cannot be reached; nothing is bought meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** For so long what was bought waits for its record to be written; then it goes on, and the record follows. */
    private static final Duration FOR_THE_RECORD = Duration.ofSeconds(2);

    /** After so long it is looked again whether another node has bought what it is about to buy. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final MediaProvider provider;
    private final TaskStore store;
    private final StoreCalls calls;
    private final TimeSource time;
    private final PurchaseErrors errors;
    private final boolean idempotent;
    private final ConcurrentHashMap<String, UnderWay> underWay = new ConcurrentHashMap<>();
    /** What is known here of purchases, and not written yet: what the store says of them is old. */
    private final Unwritten unwritten = new Unwritten();

    Purchases(MediaProvider provider, TaskStore store, StoreCalls calls, TimeSource time) {
        this.provider = provider;
        this.store = store;
        this.calls = calls;
        this.time = time;
        this.errors = new PurchaseErrors(provider);
        this.idempotent = provider.capabilities().contains(MediaProvider.Capability.IDEMPOTENCY_KEY);
    }

    /** A submit that is being made. */
    private record UnderWay(String digest, CompletableFuture<Purchase> purchase) {}

    /**
     * What is wanted.
     *
     * @param intent what is to be bought, and who is to get it
     * @param maxAttempts tasks at most for one key
     * @param resubmit true to buy again where the outcome of an earlier submit is not known
     * @param sameMessage true where this message asked for the purchase before: its request may have been mended since
     * @param deadline until when it is wanted
     * @param unwanted true once nobody wants it any more
     */
    record Wish(
            StoredTask intent,
            int maxAttempts,
            boolean resubmit,
            boolean sameMessage,
            Instant deadline,
            BooleanSupplier unwanted) {}

    /**
     * What came of asking for a purchase.
     *
     * @param entry what stands in the store, or will when that can be reached
     * @param stored the task, accepted, also where that is not written yet
     * @param submitted what the submit answered; null where the task was there already
     */
    record Purchase(Entry entry, StoredTask stored, Submitted submitted) {}

    /**
     * What a submit answered.
     *
     * @param task the task
     * @param onEnd to be run when the task is over or nobody follows it
     */
    record Submitted(TaskSnapshot task, Runnable onEnd) {}

    /**
     * @param wish what is wanted
     * @param submit makes the submit it is offered
     * @return the accepted task; fails with a {@link MediaException}
     */
    CompletableFuture<Purchase> buy(Wish wish, Function<Offer, CompletableFuture<Submitted>> submit) {
        StoredTask intent = wish.intent();
        UnderWay mine = new UnderWay(intent.request().digest(), new CompletableFuture<>());
        UnderWay other = underWay.putIfAbsent(intent.key(), mine);
        if (other != null) {
            return other.digest().equals(mine.digest())
                    ? other.purchase().thenCompose(bought -> new Buying(wish, submit, mine.purchase()).join(bought))
                    : CompletableFuture.failedFuture(errors.anotherRequest(intent));
        }
        new Buying(wish, submit, mine.purchase()).look();
        return mine.purchase().whenComplete((purchase, error) -> underWay.remove(intent.key(), mine));
    }

    /** @return true while a submit under this key is being made */
    boolean isUnderWay(String key) {
        return underWay.containsKey(key);
    }

    /** @return this node, as the store names it */
    String node() {
        return store.node();
    }

    /** From a wish to a purchase. */
    private final class Buying {

        private final Wish wish;
        private final StoredTask intent;
        private final Function<Offer, CompletableFuture<Submitted>> submit;
        private final CompletableFuture<Purchase> purchase;

        Buying(Wish wish, Function<Offer, CompletableFuture<Submitted>> submit, CompletableFuture<Purchase> purchase) {
            this.wish = wish;
            this.intent = wish.intent();
            this.submit = submit;
            this.purchase = purchase;
        }

        void look() {
            if (wish.unwanted().getAsBoolean()) {
                purchase.completeExceptionally(errors.notSubmitted("nobody waits for it any more", null));
                return;
            }
            CompletableFuture<?> late = unwritten.of(intent.key());
            if (late != null) {
                calls.await(late, Duration.between(time.now(), patience(wish))).thenRun(() -> {
                    if (late.isDone()) {
                        lookIntoStore();
                    } else {
                        purchase.completeExceptionally(errors.notSubmitted(
                                "the task store cannot be written, and what it says of it is old", null));
                    }
                });
            } else {
                lookIntoStore();
            }
        }

        private void lookIntoStore() {
            calls.ask("read a purchase", () -> store.find(intent.provider(), intent.key()), patience(wish), late -> {})
                    .whenComplete((found, failure) -> {
                        try {
                            if (failure != null) {
                                throw errors.storeIsAway(failure);
                            }
                            decide(found);
                        } catch (MediaException | RuntimeException | Error e) {
                            purchase.completeExceptionally(e);
                        }
                    });
        }

        private void decide(Optional<StoredTask> found) throws MediaException {
            if (found.isEmpty()) {
                offer(null, intent);
                return;
            }
            StoredTask known = found.get();
            boolean same = known.request().digest().equals(intent.request().digest());
            if (!same && !(wish.sameMessage() && known.state() == State.FAILED)) {
                throw errors.anotherRequest(intent);
            }
            switch (known.state()) {
                case ACCEPTED, SUCCEEDED -> take(new Entry(store, calls, known), known);
                case FAILED -> offer(known, nextAttempt(known));
                case UNKNOWN -> again(known);
                case INTENT -> {
                    if (isBeingBoughtElsewhere(known)) {
                        lookLater(known);
                    } else {
                        again(known);
                    }
                }
            }
        }

        /** Another message has just bought it: this one waits for it too, or hands it on. */
        CompletableFuture<Purchase> join(Purchase bought) {
            take(bought.entry(), bought.stored());
            return purchase;
        }

        /** It was bought before: this message waits for it, or hands it on. */
        private void take(Entry entry, StoredTask known) {
            CompletableFuture<StoredTask> taken =
                    change(entry, "write who waits for task " + known.taskId(), this::taken);
            recorded(taken).whenComplete((nothing, failure) -> {
                StoredTask row = entry.row();
                finish(new Purchase(entry, taken(row.taskId() == null ? known : row), null), failure);
            });
        }

        private StoredTask taken(StoredTask row) {
            Delivery.Mode mode = row.delivery().mode();
            if (row.isOver() || mode != Delivery.Mode.AWAITED && mode != Delivery.Mode.ORPHAN) {
                return row;
            }
            return row.node().equals(intent.node()) && row.delivery().equals(intent.delivery())
                    ? row
                    : row.at(intent.node(), intent.delivery(), time.now());
        }

        /** What became of an earlier submit is not known. */
        private void again(StoredTask known) throws SubmitOutcomeUnknownException {
            if (!idempotent && !wish.resubmit()) {
                throw errors.stillUnknown(known.key());
            }
            offer(known, known.sentAgain(intent, time.now()));
        }

        private boolean isBeingBoughtElsewhere(StoredTask known) {
            return !known.node().equals(intent.node()) && store.isAlive(known.node());
        }

        private void lookLater(StoredTask known) throws MediaTaskNotSubmittedException {
            if (!time.now().plus(LOOK_AGAIN).isBefore(wish.deadline())) {
                throw errors.notSubmitted(
                        "node " + known.node() + " is about to buy it, or has, and did not say so yet", null);
            }
            time.schedule(() -> calls.run(this::look), LOOK_AGAIN);
        }

        private StoredTask nextAttempt(StoredTask failed) throws MediaException {
            String told = failed.error() == null ? "" : " (" + failed.error() + ")";
            if (failed.refused()
                    && failed.request().digest().equals(intent.request().digest())) {
                throw errors.taskFailed(
                        failed,
                        "Task " + failed.taskId() + " was refused by " + provider.displayName() + told
                                + ", and would be again: change the request.");
            }
            if (failed.attempt() >= wish.maxAttempts()) {
                throw errors.taskFailed(
                        failed,
                        "Task " + failed.taskId() + " failed at " + provider.displayName() + told + ", and "
                                + failed.attempt() + " of maxAttempts=" + wish.maxAttempts()
                                + " tasks were bought for this message.");
            }
            return failed.nextAttempt(intent, time.now());
        }

        private void offer(StoredTask before, StoredTask attempt) {
            Offer offer = new Offer(Purchases.this, store, calls, errors, wish, before, attempt);
            begun(offer)
                    .whenComplete((submitted, failure) -> calls.run(() -> {
                        try {
                            settle(offer, submitted, Failures.unwrap(failure));
                        } catch (RuntimeException | Error e) {
                            purchase.completeExceptionally(e);
                        }
                    }));
        }

        /** What cannot even begin has sent nothing. */
        private CompletableFuture<Submitted> begun(Offer offer) {
            try {
                return submit.apply(offer);
            } catch (RuntimeException | Error e) {
                return CompletableFuture.failedFuture(errors.notSubmitted("it could not begin: " + e, e));
            }
        }

        private void settle(Offer offer, Submitted submitted, Throwable failure) {
            if (failure == null) {
                bought(offer, submitted);
                return;
            }
            if (failure instanceof Offer.Overtaken) {
                look();
                return;
            }
            Acceptance acceptance = Failures.acceptance(failure);
            if (acceptance == Acceptance.NOT_ACCEPTED || !offer.isIntended()) {
                boolean unknownBefore = offer.mayBeBought();
                calls.await(offer.withdraw(), FOR_THE_RECORD)
                        .thenRun(() -> purchase.completeExceptionally(
                                unknownBefore ? errors.stillUnknown(intent.key(), failure) : failure));
                return;
            }
            Entry entry = offer.entry();
            CompletableFuture<StoredTask> written = change(
                    entry,
                    "write that the outcome of a submit is not known",
                    row -> row.attempt() == offer.attempt() && row.taskId() == null ? row.unknown(time.now()) : row);
            calls.await(written, FOR_THE_RECORD).thenRun(() -> {
                StoredTask row = entry.row();
                if (row.attempt() == offer.attempt() && row.taskId() != null) {
                    LOG.warn(
                            "{}: the answer to a submit was lost ({}), and another node was told its task: {}",
                            provider.scheme(),
                            failure.getMessage(),
                            row.taskId());
                    purchase.complete(new Purchase(entry, row, null));
                } else {
                    purchase.completeExceptionally(failure);
                }
            });
        }

        private void bought(Offer offer, Submitted submitted) {
            TaskSnapshot task = submitted.task();
            if (!offer.isIntended()) {
                // the store has lost what the exchange still knows
                offer.intend().whenComplete((intended, failure) -> {
                    if (failure == null) {
                        bought(offer, submitted);
                    } else if (Failures.unwrap(failure) instanceof Offer.Overtaken) {
                        look();
                    } else {
                        purchase.completeExceptionally(Failures.unwrap(failure));
                    }
                });
                return;
            }
            Entry entry = offer.entry();
            CompletableFuture<StoredTask> written = change(
                    entry, "write that task " + task.taskId() + " was accepted", row -> accepted(row, offer, task));
            recorded(written).whenComplete((nothing, failure) -> {
                StoredTask row = entry.row();
                StoredTask stored = task.taskId().equals(row.taskId()) ? row : accepted(row, task);
                finish(new Purchase(entry, stored, submitted), failure);
            });
        }

        private StoredTask accepted(StoredTask row, Offer offer, TaskSnapshot task) {
            if (row.attempt() == offer.attempt() && row.taskId() == null) {
                return accepted(row, task);
            }
            if (!task.taskId().equals(row.taskId())) {
                LOG.error(
                        "{}: task {} was accepted under the key {}, and the task store has {} there: the same may have been"
                                + " bought twice. Look at both with {}:task.",
                        provider.scheme(),
                        task.taskId(),
                        row.key(),
                        row.taskId(),
                        provider.scheme());
            }
            return row;
        }

        private StoredTask accepted(StoredTask row, TaskSnapshot task) {
            return row.accepted(task.taskId(), Receipt.of(task), time.now())
                    .at(intent.node(), intent.delivery(), time.now());
        }

        /** With {@code completion=none} the message is gone when it is handed on: its task is not to be forgotten then. */
        private CompletableFuture<Void> recorded(CompletableFuture<StoredTask> written) {
            return intent.delivery().mode() == Delivery.Mode.AWAITED
                    ? calls.await(written, FOR_THE_RECORD)
                    : written.thenRun(() -> {});
        }

        private void finish(Purchase bought, Throwable failure) {
            if (failure != null) {
                LOG.error(
                        "{}: task {} goes on without its record",
                        provider.scheme(),
                        bought.stored().taskId());
            }
            purchase.complete(bought);
        }
    }

    /** @return whether it is not known what became of a submit */
    static boolean isUnknown(StoredTask task) {
        return task.state() == State.INTENT || task.state() == State.UNKNOWN;
    }

    /** @return until when a message waits for a store that cannot be reached */
    Instant patience(Wish wish) {
        Instant patience = time.now().plus(PATIENCE);
        return patience.isBefore(wish.deadline()) ? patience : wish.deadline();
    }

    /**
     * The purchase of a message that knows its task already.
     *
     * @param key the key
     * @param taskId its task
     * @return where it stands in the store; empty where it does not, or where the store cannot be reached
     */
    CompletableFuture<Optional<Entry>> entryOf(String key, String taskId) {
        return calls.ask(
                        "read a purchase",
                        () -> store.find(provider.scheme(), key),
                        time.now().plus(FOR_THE_RECORD),
                        late -> {})
                .handle((found, failure) -> failure != null ? Optional.<StoredTask>empty() : found)
                .thenApply(found -> found.filter(stored -> taskId.equals(stored.taskId()))
                        .map(stored -> new Entry(store, calls, stored)));
    }

    /**
     * Notes that the task of a purchase failed, so that the next attempt may be made.
     *
     * @return done when it is noted, or when that takes too long
     */
    CompletableFuture<Void> failed(Entry entry, TaskSnapshot task) {
        return calls.await(
                change(
                        entry,
                        "write that task " + task.taskId() + " failed",
                        row -> task.taskId().equals(row.taskId()) && row.state() == State.ACCEPTED
                                ? ended(row, task)
                                : row),
                FOR_THE_RECORD);
    }

    /** Notes that a route has handled the result of a purchase. */
    void handled(Entry entry, TaskSnapshot task) {
        change(
                entry,
                "write that task " + task.taskId() + " was handled",
                row -> task.taskId().equals(row.taskId()) && row.state() == State.ACCEPTED
                        ? ended(row, task).delivering(row.delivery().done(), time.now())
                        : row);
    }

    /**
     * Notes that nobody waits for a purchase any more, and that its result was not handled.
     *
     * @param entry of the purchase
     * @param due when it is an orphan, unless its message comes back
     */
    void letGo(Entry entry, Instant due) {
        if (store.isDurable()) {
            change(
                    entry,
                    "write that nobody waits for task " + entry.row().taskId(),
                    row -> row.state() == State.ACCEPTED
                                    && row.delivery().mode() == Delivery.Mode.AWAITED
                                    && row.delivery().due() == null
                                    && row.node().equals(store.node())
                            ? row.delivering(row.delivery().orphanAt(due), time.now())
                            : row);
        }
    }

    private CompletableFuture<StoredTask> change(Entry entry, String what, UnaryOperator<StoredTask> change) {
        return whileUnwritten(entry.row().key(), entry.change(what, change));
    }

    /** Until it is written, who asks for the same waits: what the store says of it is old. */
    <T> CompletableFuture<T> whileUnwritten(String key, CompletableFuture<T> written) {
        return unwritten.keep(key, written);
    }

    private StoredTask ended(StoredTask row, TaskSnapshot task) {
        return row.ended(task, task.status() == MediaStatus.FAILED && provider.isRefusal(task.error()), time.now());
    }

    /**
     * A task turned up whose submit may have no known outcome: where that is so, it is the task that was bought. Reads the store,
     * at once where the purchase is not under way.
     *
     * @param submitId the key with the attempt
     * @param taskId the task
     * @return the purchase, where it is this task's; not before its outcome is written
     */
    CompletableFuture<Optional<StoredTask>> found(String submitId, String taskId) {
        // before the store is read: what it says of a purchase that is under way is old when that is over
        Optional<UnderWay> other = IdempotencyKeys.keysOf(submitId).stream()
                .map(underWay::get)
                .filter(purchase -> purchase != null && !purchase.purchase().isDone())
                .findFirst();
        return other.isEmpty()
                ? named(submitId, taskId)
                : other.get()
                        .purchase()
                        .handleAsync((purchase, failure) -> found(submitId, taskId), calls::run)
                        .thenCompose(found -> found);
    }

    private CompletableFuture<Optional<StoredTask>> named(String submitId, String taskId) {
        return calls.ask(
                        "read the purchase of a callback",
                        () -> find(submitId),
                        time.now().plus(PATIENCE),
                        late -> {})
                .handle((found, failure) -> {
                    if (failure != null) {
                        LOG.error(
                                "{}: the purchase of task {}, of which a callback told, could not be read: {}",
                                provider.scheme(),
                                taskId,
                                Failures.unwrap(failure).toString());
                        return CompletableFuture.completedFuture(Optional.<StoredTask>empty());
                    }
                    return named(found, taskId);
                })
                .thenCompose(named -> named);
    }

    private CompletableFuture<Optional<StoredTask>> named(Optional<StoredTask> bought, String taskId) {
        if (bought.filter(Purchases::isUnknown).isEmpty()) {
            return CompletableFuture.completedFuture(bought.filter(stored -> taskId.equals(stored.taskId())));
        }
        LOG.warn(
                "{}: a callback tells that a submit of unknown outcome made task {}: the message finds it when it comes again,"
                        + " or resume it with {}:await and this id",
                provider.scheme(),
                taskId,
                provider.scheme());
        StoredTask asRead = bought.get();
        Entry entry = new Entry(store, calls, asRead);
        CompletableFuture<StoredTask> written = change(
                entry,
                "write that task " + taskId + " was accepted",
                row -> row.attempt() == asRead.attempt() && isUnknown(row)
                        ? row.accepted(taskId, null, time.now())
                        : row);
        return calls.await(written, FOR_THE_RECORD)
                .thenApply(nothing -> Optional.of(
                        taskId.equals(entry.row().taskId()) ? entry.row() : asRead.accepted(taskId, null, time.now())));
    }

    private Optional<StoredTask> find(String submitId) {
        for (String key : IdempotencyKeys.keysOf(submitId)) {
            Optional<StoredTask> found = store.find(provider.scheme(), key)
                    .filter(stored -> IdempotencyKeys.forAttempt(stored.key(), stored.attempt())
                            .equals(submitId));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    boolean isIdempotent() {
        return idempotent;
    }
}
