package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.errors.CallPhase;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what an answer to a submit proves, and whether the same is sent again. Pure. */
final class SubmitJudge {

    private static final int SENDS_AT_MOST = 4;
    private static final Duration[] PAUSES = {Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)};

    private final MediaProvider provider;
    private final ErrorDecoder errors;
    private final boolean idempotent;

    SubmitJudge(MediaProvider provider) {
        this.provider = provider;
        this.errors = new ErrorDecoder(provider);
        this.idempotent = provider.capabilities().contains(MediaProvider.Capability.IDEMPOTENCY_KEY);
    }

    SubmitVerdict judge(ApiAnswer answer, String what, Instant now) {
        if (answer.isSuccess()) {
            Optional<TaskSnapshot> task = answer.json().flatMap(provider::decodeTask);
            return task.<SubmitVerdict>map(SubmitVerdict.Accepted::new)
                    .orElseGet(() -> new SubmitVerdict.Unknown(unknown(
                            errors.answered(answer) + " without a task id that can be read to: " + what + ". ",
                            answer.status(),
                            null)));
        }
        MediaException error = errors.decode(answer, what, CallPhase.SUBMIT, null, now);
        return error.getAcceptance() == Acceptance.NOT_ACCEPTED
                ? new SubmitVerdict.NotBought(error)
                : new SubmitVerdict.Unknown(error);
    }

    SubmitVerdict judge(HttpCallException failure, String what) {
        if (failure.requestStarted()) {
            return new SubmitVerdict.Unknown(unknown(
                    "No whole answer of " + provider.displayName() + " to: " + what + " (" + failure.getMessage()
                            + "). ",
                    0,
                    failure));
        }
        return new SubmitVerdict.NotBought(new MediaProviderUnavailableException(
                "Cannot reach " + provider.displayName() + " to: " + what + " (" + failure.getMessage()
                        + "). Nothing was sent. Check baseUrl, network and proxy, or try again later.",
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                failure));
    }

    /** How long to wait before the same is sent again; empty where it is not. */
    Optional<Duration> resendAfter(SubmitVerdict verdict, int sends) {
        boolean again = sends < SENDS_AT_MOST
                && (verdict instanceof SubmitVerdict.Unknown && idempotent
                        || verdict instanceof SubmitVerdict.NotBought no
                                && no.error() instanceof MediaRateLimitException);
        if (!again) {
            return Optional.empty();
        }
        Duration pause = PAUSES[Math.min(sends, PAUSES.length) - 1];
        MediaException error =
                verdict instanceof SubmitVerdict.Unknown u ? u.error() : ((SubmitVerdict.NotBought) verdict).error();
        Duration asked = error.getRetryAfter().orElse(Duration.ZERO);
        return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** An exception for a submit whose outcome is not known. */
    SubmitOutcomeUnknownException unknown(String why, int status, Throwable cause) {
        return new SubmitOutcomeUnknownException(
                why + ErrorDecoder.adviceOnUnknownOutcome(provider),
                new MediaErrorDetails(provider.scheme(), status, null, null, Acceptance.UNKNOWN, false, null),
                cause);
    }
}
