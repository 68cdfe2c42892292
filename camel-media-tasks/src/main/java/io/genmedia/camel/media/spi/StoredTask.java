package io.genmedia.camel.media.spi;

import io.genmedia.camel.media.MediaStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a store keeps of one purchase. It holds no API key.
 *
 * @param key the idempotency key, without the attempt
 * @param digest of the request: the same key never stands for two requests
 * @param provider the scheme
 * @param baseUrl where it was bought
 * @param kind what is made
 * @param model the model
 * @param attempt from 1: how many tasks were asked for under this key
 * @param state how far it got
 * @param taskId the provider's id, from {@link State#ACCEPTED} on
 * @param detached true where no exchange waits: the end is told to {@code completed}
 * @param timeoutMillis for how long a detached task is followed, in milliseconds from {@code createdAt}
 * @param refused true for a FAILED task that would fail again
 * @param error what the provider said of a FAILED task; may be null
 * @param receipt what the provider said of money when it took the task; may be null
 * @param createdAt when the intent was written
 * @param updatedAt when it was last changed
 */
public record StoredTask(
        String key,
        String digest,
        String provider,
        String baseUrl,
        String kind,
        String model,
        int attempt,
        State state,
        String taskId,
        boolean detached,
        long timeoutMillis,
        boolean refused,
        String error,
        Receipt receipt,
        Instant createdAt,
        Instant updatedAt) {

    /** How far a purchase got. */
    public enum State {
        /** Written before the submit. Found after a crash, it does not tell whether something was bought. */
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

    /** Checks. */
    public StoredTask {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(state, "state");
    }

    /** @return an intent, as it is written before the first submit */
    public static StoredTask intent(
            String key, String digest, String provider, String baseUrl, String kind, String model, Instant now) {
        return new StoredTask(
                key,
                digest,
                provider,
                baseUrl,
                kind,
                model,
                1,
                State.INTENT,
                null,
                false,
                0,
                false,
                null,
                null,
                now,
                now);
    }

    /** @return the next attempt of the same purchase, as an intent for a request that may have been mended */
    public StoredTask nextAttempt(String newDigest, String newKind, String newModel, Instant now) {
        return new StoredTask(
                key,
                newDigest,
                provider,
                baseUrl,
                newKind,
                newModel,
                attempt + 1,
                State.INTENT,
                null,
                false,
                0,
                false,
                null,
                null,
                createdAt,
                now);
    }

    /** @return the same, accepted under this id, with what was said of money, which may be null */
    public StoredTask accepted(String id, Receipt said, Instant now) {
        return with(State.ACCEPTED, id, detached, timeoutMillis, false, null, said, now);
    }

    /** @return the same, of unknown outcome */
    public StoredTask unknown(Instant now) {
        return with(State.UNKNOWN, null, detached, timeoutMillis, false, null, null, now);
    }

    /** @return the same, ended with a result */
    public StoredTask succeeded(Instant now) {
        return with(State.SUCCEEDED, taskId, detached, timeoutMillis, false, null, receipt, now);
    }

    /** @return the same, ended without a result */
    public StoredTask failed(boolean wouldFailAgain, String why, Instant now) {
        return with(State.FAILED, taskId, detached, timeoutMillis, wouldFailAgain, why, receipt, now);
    }

    /** @return the same, with nobody waiting: followed for so many milliseconds */
    public StoredTask detachedFor(long millis, Instant now) {
        return with(state, taskId, true, millis, refused, error, receipt, now);
    }

    /** @return the same, with its end told */
    public StoredTask attached(Instant now) {
        return with(state, taskId, false, timeoutMillis, refused, error, receipt, now);
    }

    /** @return the task as it is known from here: accepted, and not seen since */
    public TaskSnapshot toSnapshot() {
        return new TaskSnapshot(
                        taskId,
                        kind,
                        model,
                        MediaStatus.PENDING,
                        null,
                        List.of(),
                        null,
                        null,
                        createdAt,
                        null,
                        null,
                        null,
                        null)
                .with(receipt);
    }

    private StoredTask with(
            State newState,
            String id,
            boolean free,
            long millis,
            boolean wouldFailAgain,
            String why,
            Receipt said,
            Instant now) {
        return new StoredTask(
                key,
                digest,
                provider,
                baseUrl,
                kind,
                model,
                attempt,
                newState,
                id,
                free,
                millis,
                wouldFailAgain,
                why,
                said,
                createdAt,
                now);
    }
}
