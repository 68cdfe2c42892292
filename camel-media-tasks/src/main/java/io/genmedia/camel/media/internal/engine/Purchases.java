package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.internal.exchange.IdempotencyKeys;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.Receipt;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every purchase goes through here, so that none is made twice: those under way in this context by their key, all others by
 * the store.
 */
final class Purchases {

    private static final Logger LOG = LoggerFactory.getLogger(Purchases.class);

    private final MediaProvider provider;
    private final TaskStore store;
    private final TimeSource time;
    private final Executor workers;
    private final boolean idempotent;
    private final ConcurrentHashMap<String, UnderWay> underWay = new ConcurrentHashMap<>();

    Purchases(MediaProvider provider, TaskStore store, TimeSource time, Executor workers) {
        this.provider = provider;
        this.store = store;
        this.time = time;
        this.workers = workers;
        this.idempotent = provider.capabilities().contains(MediaProvider.Capability.IDEMPOTENCY_KEY);
    }

    /** A submit that is being made. */
    private record UnderWay(String digest, CompletableFuture<Purchase> purchase) {}

    /**
     * What came of asking for a purchase.
     *
     * @param stored as it stands in the store
     * @param submitted what the submit answered; null where the task was there already
     */
    record Purchase(StoredTask stored, Submitted submitted) {}

    /**
     * What a submit answered.
     *
     * @param task the task
     * @param onEnd to be run when the task is over or nobody follows it
     */
    record Submitted(TaskSnapshot task, Runnable onEnd) {}

    /**
     * @param intent what is to be bought
     * @param maxAttempts tasks at most for one key
     * @param resubmit true to buy again where the outcome of an earlier submit is not known
     * @param sameMessage true where this message asked for the purchase before: its request may have been mended since
     * @param submit makes the submit of the attempt that it is given
     * @return the accepted task; fails with a {@link MediaException}
     */
    CompletableFuture<Purchase> buy(
            StoredTask intent,
            int maxAttempts,
            boolean resubmit,
            boolean sameMessage,
            Function<StoredTask, CompletableFuture<Submitted>> submit) {
        UnderWay mine = new UnderWay(intent.digest(), new CompletableFuture<>());
        UnderWay other = underWay.putIfAbsent(intent.key(), mine);
        if (other != null) {
            return other.digest().equals(intent.digest())
                    ? other.purchase().thenApply(bought -> new Purchase(bought.stored(), null))
                    : CompletableFuture.failedFuture(anotherRequest(intent));
        }
        try {
            workers.execute(() -> {
                try {
                    decide(intent, maxAttempts, resubmit, sameMessage, submit, mine.purchase());
                } catch (MediaException | RuntimeException | Error e) {
                    mine.purchase().completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            mine.purchase().completeExceptionally(notSubmitted("the application is stopping", e));
        }
        return mine.purchase().whenComplete((purchase, error) -> underWay.remove(intent.key(), mine));
    }

    /** @return true while a submit under this key is being made */
    boolean isUnderWay(String key) {
        return underWay.containsKey(key);
    }

    private void decide(
            StoredTask intent,
            int maxAttempts,
            boolean resubmit,
            boolean sameMessage,
            Function<StoredTask, CompletableFuture<Submitted>> submit,
            CompletableFuture<Purchase> purchase)
            throws MediaException {
        Optional<StoredTask> found = claim(intent);
        if (found.isEmpty()) {
            submit(intent, null, submit, purchase);
            return;
        }
        StoredTask known = found.get();
        if (!known.digest().equals(intent.digest()) && !(sameMessage && known.state() == State.FAILED)) {
            throw anotherRequest(intent);
        }
        switch (known.state()) {
            case ACCEPTED, SUCCEEDED -> purchase.complete(new Purchase(known, null));
            case FAILED -> submit(nextAttempt(known, intent, maxAttempts), known, submit, purchase);
            case INTENT, UNKNOWN -> {
                if (!idempotent && !resubmit) {
                    throw stillUnknown(known.key());
                }
                submit(known.unknown(time.now()), known, submit, purchase);
            }
        }
    }

    private StoredTask nextAttempt(StoredTask failed, StoredTask intent, int maxAttempts) throws MediaException {
        String told = failed.error() == null ? "" : " (" + failed.error() + ")";
        if (failed.refused() && failed.digest().equals(intent.digest())) {
            throw taskFailed(
                    failed,
                    "Task " + failed.taskId() + " was refused by " + provider.displayName() + told
                            + ", and would be again: change the request.");
        }
        if (failed.attempt() >= maxAttempts) {
            throw taskFailed(
                    failed,
                    "Task " + failed.taskId() + " failed at " + provider.displayName() + told + ", and "
                            + failed.attempt() + " of maxAttempts=" + maxAttempts
                            + " tasks were bought for this message.");
        }
        StoredTask next = failed.nextAttempt(intent.digest(), intent.kind(), intent.model(), time.now());
        try {
            store.update(next);
        } catch (RuntimeException e) {
            throw notSubmitted("the task store could not write it: " + e.getMessage(), e);
        }
        return next;
    }

    private Optional<StoredTask> claim(StoredTask intent) throws MediaTaskNotSubmittedException {
        try {
            return store.claim(intent);
        } catch (RuntimeException e) {
            throw notSubmitted("the task store could not write it: " + e.getMessage(), e);
        }
    }

    private void submit(
            StoredTask attempt,
            StoredTask before,
            Function<StoredTask, CompletableFuture<Submitted>> submit,
            CompletableFuture<Purchase> purchase) {
        begun(attempt, submit).whenComplete((submitted, failure) -> {
            run(() -> settle(attempt, before, submitted, Failures.unwrap(failure), purchase));
        });
    }

    /** What cannot even begin has sent nothing. */
    private CompletableFuture<Submitted> begun(
            StoredTask attempt, Function<StoredTask, CompletableFuture<Submitted>> submit) {
        try {
            return submit.apply(attempt);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(notSubmitted("it could not begin: " + e, e));
        }
    }

    private void settle(
            StoredTask attempt,
            StoredTask before,
            Submitted submitted,
            Throwable failure,
            CompletableFuture<Purchase> purchase) {
        if (failure == null) {
            StoredTask accepted = attempt.accepted(submitted.task().taskId(), Receipt.of(submitted.task()), time.now());
            write(() -> store.update(accepted), "accepted as task " + accepted.taskId());
            purchase.complete(new Purchase(accepted, submitted));
            return;
        }
        Acceptance acceptance = failure instanceof MediaException media ? media.getAcceptance() : Acceptance.UNKNOWN;
        if (acceptance != Acceptance.NOT_ACCEPTED) {
            Optional<StoredTask> named = namedElsewhere(attempt);
            if (named.isPresent()) {
                LOG.warn(
                        "{}: the answer to a submit was lost ({}), and another node was told its task: {}",
                        provider.scheme(),
                        failure.getMessage(),
                        named.get().taskId());
                purchase.complete(new Purchase(named.get(), null));
                return;
            }
            write(() -> store.update(attempt.unknown(time.now())), "of unknown outcome");
            purchase.completeExceptionally(failure);
            return;
        }
        write(() -> forget(attempt, before), "not bought");
        boolean unknownBefore = before != null && (before.state() == State.INTENT || before.state() == State.UNKNOWN);
        purchase.completeExceptionally(unknownBefore ? stillUnknown(attempt.key(), failure) : failure);
    }

    /** A callback may have come to another node of the same store, which wrote what it told. */
    private Optional<StoredTask> namedElsewhere(StoredTask attempt) {
        try {
            return store.find(attempt.provider(), attempt.key())
                    .filter(stored -> stored.attempt() == attempt.attempt() && stored.taskId() != null);
        } catch (RuntimeException e) {
            LOG.error("{}: the task store could not read a purchase: {}", provider.scheme(), e.toString(), e);
            return Optional.empty();
        }
    }

    private void forget(StoredTask attempt, StoredTask before) {
        if (before == null) {
            store.remove(attempt.provider(), attempt.key());
        } else {
            store.update(before);
        }
    }

    /** The outcome is known, and goes on to the exchange whether or not it can be written. */
    private void write(Runnable writing, String what) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: a purchase is {}, and the task store could not write it: {}",
                    provider.scheme(),
                    what,
                    e.toString(),
                    e);
        }
    }

    /**
     * Notes how the task of a purchase ended.
     *
     * @return the task, with what the provider said of money when it took it
     */
    TaskSnapshot ended(String key, TaskSnapshot task) {
        Optional<StoredTask> bought;
        try {
            bought = store.find(provider.scheme(), key)
                    .filter(stored -> task.taskId().equals(stored.taskId()));
        } catch (RuntimeException e) {
            LOG.error("{}: the task store could not read a purchase: {}", provider.scheme(), e.toString(), e);
            return task;
        }
        bought.filter(stored -> stored.state() == State.ACCEPTED)
                .ifPresent(stored -> write(() -> store.update(over(stored, task)), "ended " + task.status()));
        return task.with(bought.map(StoredTask::receipt).orElse(null));
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
                ? CompletableFuture.completedFuture(named(submitId, taskId))
                : other.get()
                        .purchase()
                        .handleAsync((purchase, failure) -> found(submitId, taskId), this::run)
                        .thenCompose(found -> found);
    }

    private Optional<StoredTask> named(String submitId, String taskId) {
        Optional<StoredTask> bought = find(submitId);
        boolean unknown = bought.filter(stored -> stored.state() == State.UNKNOWN || stored.state() == State.INTENT)
                .isPresent();
        if (!unknown) {
            return bought.filter(stored -> taskId.equals(stored.taskId()));
        }
        StoredTask accepted = bought.get().accepted(taskId, null, time.now());
        LOG.warn(
                "{}: a callback tells that a submit of unknown outcome made task {}: the message finds it when it comes again,"
                        + " or resume it with {}:await and this id",
                provider.scheme(),
                taskId,
                provider.scheme());
        write(() -> store.update(accepted), "accepted as task " + taskId);
        return Optional.of(accepted);
    }

    /** Where it may block; on this thread where the application stops. */
    private void run(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    private Optional<StoredTask> find(String submitId) {
        try {
            for (String key : IdempotencyKeys.keysOf(submitId)) {
                Optional<StoredTask> found = store.find(provider.scheme(), key)
                        .filter(stored -> IdempotencyKeys.forAttempt(stored.key(), stored.attempt())
                                .equals(submitId));
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (RuntimeException e) {
            LOG.error("{}: the task store could not read a purchase: {}", provider.scheme(), e.toString(), e);
        }
        return Optional.empty();
    }

    private StoredTask over(StoredTask stored, TaskSnapshot task) {
        return task.status() == MediaStatus.SUCCEEDED
                ? stored.succeeded(time.now())
                : stored.failed(provider.isRefusal(task.error()), task.error().text(), time.now());
    }

    /** Notes that nobody waits for a task: it is followed for so many milliseconds. */
    StoredTask detach(StoredTask stored, long timeoutMillis) {
        StoredTask free = stored.detachedFor(timeoutMillis, time.now());
        write(() -> store.update(free), "handed on as task " + stored.taskId());
        return free;
    }

    /** @return the failure of a purchase whose submit has no known outcome */
    SubmitOutcomeUnknownException stillUnknown(String key) {
        return stillUnknown(key, null);
    }

    /** That this submit bought nothing says nothing of the one before. */
    private SubmitOutcomeUnknownException stillUnknown(String key, Throwable now) {
        return new SubmitOutcomeUnknownException(
                "An earlier submit of this message to " + provider.displayName() + " under the key " + key
                        + " has no known outcome"
                        + (now == null ? "" : ", and this one failed (" + now.getMessage() + ")") + ". "
                        + ErrorDecoder.adviceOnUnknownOutcome(provider),
                new MediaErrorDetails(provider.scheme(), 0, null, null, Acceptance.UNKNOWN, false, null),
                // a route asks for the innermost failure of ours: it is not to hear that nothing was bought
                now == null ? null : now.getCause());
    }

    private MediaTaskNotSubmittedException notSubmitted(String why, Throwable cause) {
        return new MediaTaskNotSubmittedException(
                "Nothing was sent to " + provider.displayName() + ": " + why + ". The message can be sent again.",
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                cause);
    }

    boolean isIdempotent() {
        return idempotent;
    }

    private InvalidMediaRequestException anotherRequest(StoredTask intent) {
        return new InvalidMediaRequestException(
                "The idempotency key " + intent.key()
                        + " stands for another request already: the same key never buys two"
                        + " things. Give each its own idempotencyKey.",
                MediaErrorDetails.notAccepted(provider.scheme()),
                null);
    }

    private MediaTaskFailedException taskFailed(StoredTask failed, String message) {
        return new MediaTaskFailedException(
                message,
                MediaErrorDetails.accepted(provider.scheme(), failed.taskId()).withRetryable(false),
                null);
    }
}
