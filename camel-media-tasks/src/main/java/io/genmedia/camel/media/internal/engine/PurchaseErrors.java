package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;

/** Why a purchase is not made, in words that say what to do. */
final class PurchaseErrors {

    private final MediaProvider provider;

    PurchaseErrors(MediaProvider provider) {
        this.provider = provider;
    }

    /** @return the failure of a purchase whose submit has no known outcome */
    SubmitOutcomeUnknownException stillUnknown(String key) {
        return stillUnknown(key, null);
    }

    /** That this submit bought nothing says nothing of the one before. */
    SubmitOutcomeUnknownException stillUnknown(String key, Throwable now) {
        return new SubmitOutcomeUnknownException(
                "An earlier submit of this message to " + provider.displayName() + " under the key " + key
                        + " has no known outcome"
                        + (now == null ? "" : ", and this one failed (" + now.getMessage() + ")") + ". "
                        + ErrorDecoder.adviceOnUnknownOutcome(provider),
                new MediaErrorDetails(provider.scheme(), 0, null, null, Acceptance.UNKNOWN, false, null),
                // a route asks for the innermost failure of ours: it is not to hear that nothing was bought
                now == null ? null : now.getCause());
    }

    /** Nothing was sent, and the same message may come again. */
    MediaTaskNotSubmittedException notSubmitted(String why, Throwable cause) {
        return new MediaTaskNotSubmittedException(
                "Nothing was sent to " + provider.displayName() + ": " + why + ". The message can be sent again.",
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                cause);
    }

    /** Nothing was sent, because the task store could not be asked. */
    MediaTaskNotSubmittedException storeIsAway(Throwable failure) {
        Throwable why = Failures.unwrap(failure);
        return notSubmitted("the task store could not write it: " + why.getMessage(), why);
    }

    /** The key is that of another request. */
    InvalidMediaRequestException anotherRequest(StoredTask intent) {
        return new InvalidMediaRequestException(
                "The idempotency key " + intent.key()
                        + " stands for another request already: the same key never buys two"
                        + " things. Give each its own idempotencyKey.",
                MediaErrorDetails.notAccepted(provider.scheme()),
                null);
    }

    /** The task failed, and no further one is bought. */
    MediaTaskFailedException taskFailed(StoredTask failed, String message) {
        return new MediaTaskFailedException(
                message,
                MediaErrorDetails.accepted(provider.scheme(), failed.taskId()).withRetryable(false),
                null);
    }
}
