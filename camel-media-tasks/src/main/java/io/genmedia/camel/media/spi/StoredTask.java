package io.genmedia.camel.media.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a store keeps of one purchase. Immutable; a change is a new record, which a store takes in place of the one before
 * only where nobody else changed it meanwhile ({@link TaskStore#replace}).
 *
 * @param provider the scheme
 * @param key the idempotency key, without the attempt
 * @param request what was asked for
 * @param attempt from 1: how many tasks were asked for under this key
 * @param state how far it got
 * @param taskId the provider's id, from {@link State#ACCEPTED} on
 * @param refused true for a FAILED task that would fail again
 * @param error what the provider said of a FAILED task; may be null
 * @param receipt what the provider said of money when it took the task; may be null
 * @param delivery who gets the result
 * @param node which node buys it or waits for it, as {@link TaskStore#node()} names it
 * @param createdAt when the intent was written
 * @param updatedAt when it was last changed
 * @param revision counts the changes; given by the store
 */
public record StoredTask(
        String provider,
        String key,
        StoredRequest request,
        int attempt,
        State state,
        String taskId,
        boolean refused,
        String error,
        Receipt receipt,
        Delivery delivery,
        String node,
        Instant createdAt,
        Instant updatedAt,
        long revision) {

    /** How far a purchase got. */
    public enum State {
        /** Written right before the submit. Found after a crash, it does not tell whether something was bought. */
        INTENT,
        /** The provider took it; its id is known. */
        ACCEPTED,
        /** It cannot be told whether the provider took it. */
        UNKNOWN,
        /** It ended with a result. */
        SUCCEEDED,
        /** It ended without one. */
        FAILED
    }

    /** Checks. Instants are kept in milliseconds, as a database keeps them. */
    public StoredTask {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(node, "node");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** @return an intent, as it is written before the first submit */
    public static StoredTask intent(
            String provider, String key, StoredRequest request, Delivery delivery, String node, Instant now) {
        return new StoredTask(
                provider, key, request, 1, State.INTENT, null, false, null, null, delivery, node, now, now, 0);
    }

    /** @return the next attempt of the same purchase, as an intent for a request that may have been mended */
    public StoredTask nextAttempt(StoredTask intent, Instant now) {
        return new StoredTask(
                provider,
                key,
                intent.request,
                attempt + 1,
                State.INTENT,
                null,
                false,
                null,
                null,
                intent.delivery,
                intent.node,
                createdAt,
                now,
                revision);
    }

    /** @return the same attempt, about to be sent again by the node of this intent */
    public StoredTask sentAgain(StoredTask intent, Instant now) {
        return with(State.INTENT, null, false, null, null, intent.delivery, intent.node, now);
    }

    /** @return the same, accepted under this id, with what was said of money, which may be null */
    public StoredTask accepted(String id, Receipt said, Instant now) {
        return with(State.ACCEPTED, id, false, null, said, delivery, node, now);
    }

    /** @return the same, of unknown outcome */
    public StoredTask unknown(Instant now) {
        return with(State.UNKNOWN, null, false, null, null, delivery, node, now);
    }

    /** @return the same, ended as the task shows; unchanged where it did not end */
    public StoredTask ended(TaskSnapshot task, boolean wouldFailAgain, Instant now) {
        return switch (task.status()) {
            case SUCCEEDED -> with(State.SUCCEEDED, taskId, false, null, receipt, delivery, node, now);
            case FAILED ->
                with(State.FAILED, taskId, wouldFailAgain, task.error().text(), receipt, delivery, node, now);
            default -> this;
        };
    }

    /** @return the same, with another delivery */
    public StoredTask delivering(Delivery other, Instant now) {
        return with(state, taskId, refused, error, receipt, other, node, now);
    }

    /** @return the same, waited for at another node */
    public StoredTask at(String otherNode, Delivery other, Instant now) {
        return with(state, taskId, refused, error, receipt, other, otherNode, now);
    }

    /** @return the same, as the store counts its changes */
    public StoredTask withRevision(long counted) {
        return new StoredTask(
                provider, key, request, attempt, state, taskId, refused, error, receipt, delivery, node, createdAt,
                updatedAt, counted);
    }

    /** @return true where the provider said how it ended */
    public boolean isOver() {
        return state == State.SUCCEEDED || state == State.FAILED;
    }

    /** @return the task as it is known from here: accepted, and not seen since */
    public TaskSnapshot toSnapshot() {
        return TaskSnapshot.accepted(taskId, request.kind(), request.model(), createdAt)
                .with(receipt);
    }

    private StoredTask with(
            State newState,
            String id,
            boolean wouldFailAgain,
            String why,
            Receipt said,
            Delivery other,
            String at,
            Instant now) {
        return new StoredTask(
                provider,
                key,
                request,
                attempt,
                newState,
                id,
                wouldFailAgain,
                why,
                said,
                other,
                at,
                createdAt,
                now,
                revision);
    }
}
