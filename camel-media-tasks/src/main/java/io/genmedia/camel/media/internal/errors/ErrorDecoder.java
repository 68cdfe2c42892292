package io.genmedia.camel.media.internal.errors;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.http.RetryAfter;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.ProviderError;
import java.time.Duration;
import java.time.Instant;

/** The one place where an answer that is no success becomes an exception. */
public final class ErrorDecoder {

    private final MediaProvider provider;

    /** @param provider whose answers are decoded */
    public ErrorDecoder(MediaProvider provider) {
        this.provider = provider;
    }

    /**
     * @param answer an answer that is no success
     * @param what what was asked, for the message: {@code submit video with sora-2}
     * @param phase what the call was for
     * @param taskId the task; null where none is known
     * @param now the time, for a Retry-After that names a date
     * @return the exception; for a submit, {@link SubmitOutcomeUnknownException} unless it is proven that nothing was bought
     */
    public MediaException decode(ApiAnswer answer, String what, CallPhase phase, String taskId, Instant now) {
        ProviderError error = provider.decodeError(answer);
        Duration retryAfter =
                RetryAfter.parse(answer.header("retry-after").orElse(null), now).orElse(null);
        String asked = answered(answer, error) + " to: " + what + ". ";
        int status = answer.status();
        Acceptance acceptance = taskId != null ? Acceptance.ACCEPTED : Acceptance.NOT_ACCEPTED;
        MediaErrorDetails details =
                new MediaErrorDetails(provider.scheme(), status, error.code(), taskId, acceptance, false, retryAfter);
        boolean decoded = !error.isEmpty();
        if (phase == CallPhase.SUBMIT && !decoded && status != 429) {
            return unknown(asked + (isClientError(status) ? ofWhom(status) : ""), details);
        }
        return switch (status) {
            case 401, 403 ->
                new MediaAuthenticationException(
                        asked + "The key is not accepted: check the option apiKey or the environment variable "
                                + provider.apiKeyVariable() + ".",
                        details,
                        null);
            case 402 ->
                new InsufficientFundsException(
                        asked + "The account cannot pay: add credit, or choose a cheaper model or a shorter duration.",
                        details,
                        null);
            case 429 ->
                new MediaRateLimitException(
                        asked
                                + "Too many requests: set maxConcurrent or rateLimit on the component, or try again later.",
                        details.withRetryable(true),
                        null);
            default -> decodeOther(status, asked, details, phase);
        };
    }

    /**
     * @param answer any answer of the provider
     * @return what it answered, with its words where it has some
     */
    public String answered(ApiAnswer answer) {
        return answered(answer, provider.decodeError(answer));
    }

    private String answered(ApiAnswer answer, ProviderError error) {
        return provider.displayName() + " answered " + answer.status()
                + (error.isEmpty() ? "" : " (" + error.text() + ")");
    }

    private MediaException decodeOther(int status, String asked, MediaErrorDetails details, CallPhase phase) {
        boolean clientError = isClientError(status) && status != 408;
        if (phase == CallPhase.SUBMIT) {
            if (clientError) {
                return new InvalidMediaRequestException(
                        asked + "Correct the parameters; nothing was bought.", details, null);
            }
            return unknown(asked, details);
        }
        if (status == 404 && details.taskId() != null) {
            return new MediaTaskNotFoundException(
                    asked + "No such task for this account: check the id, the base URL and the key.", details, null);
        }
        if (clientError && status != 425) {
            return new InvalidMediaRequestException(asked + "Correct the request.", details, null);
        }
        return new MediaProviderUnavailableException(
                asked + "The service has trouble: try again later.", details.withRetryable(true), null);
    }

    private static boolean isClientError(int status) {
        return status >= 400 && status < 500;
    }

    /** An answer that is not the provider's own proves nothing, whatever its status says. */
    private String ofWhom(int status) {
        String key = status == 401 || status == 403
                ? " If it was " + provider.displayName()
                        + ", the key is not accepted: check the option apiKey or the environment" + " variable "
                        + provider.apiKeyVariable() + "."
                : "";
        return "The answer is not in the form of " + provider.displayName() + ": a proxy or gateway may have answered "
                + status + ", also for a request that it had passed on." + key + " ";
    }

    private MediaException unknown(String asked, MediaErrorDetails details) {
        return new SubmitOutcomeUnknownException(
                asked + adviceOnUnknownOutcome(provider), details.withAcceptance(Acceptance.UNKNOWN), null);
    }

    /**
     * @param provider the provider
     * @return what to do where the outcome of a submit is not known
     */
    public static String adviceOnUnknownOutcome(MediaProvider provider) {
        return provider.capabilities().contains(MediaProvider.Capability.IDEMPOTENCY_KEY)
                ? "It cannot be told whether the task was accepted. It was sent with an idempotency key: the same message sent"
                        + " again finds the same task and buys nothing twice."
                : "It cannot be told whether the task was accepted, so it is not sent again by itself. Look at the account; if"
                        + " nothing was made, send the message with the header CamelMediaResubmit=true.";
    }
}
