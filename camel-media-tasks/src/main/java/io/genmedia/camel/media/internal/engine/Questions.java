package io.genmedia.camel.media.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.errors.CallPhase;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TimeSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Makes calls that neither buy nor read a task, and reads their answers. */
final class Questions {

    private final MediaProvider provider;
    private final TimeSource time;
    private final ErrorDecoder errors;

    Questions(MediaProvider provider, TimeSource time) {
        this.provider = provider;
        this.time = time;
        this.errors = new ErrorDecoder(provider);
    }

    /**
     * @param account with whose key
     * @param call the question
     * @param what it asks, for messages: {@code show the account}
     * @param advice what to do where no answer can be read
     * @param decoder reads the answer; empty where it is not of the shape
     * @return the answer; fails with a {@link MediaException}
     */
    <T> CompletableFuture<T> ask(
            Account account, ApiCall call, String what, String advice, Function<JsonNode, Optional<T>> decoder) {
        return account.call(call).handle((answer, failure) -> {
            if (failure != null) {
                throw new CompletionException(unavailable(what, advice, Failures.unwrap(failure)));
            }
            if (!answer.isSuccess()) {
                throw new CompletionException(errors.decode(answer, what, CallPhase.OTHER, null, time.now()));
            }
            return answer.json()
                    .flatMap(decoder)
                    .orElseThrow(() -> new CompletionException(unavailable(what + said(answer), advice, null)));
        });
    }

    private String said(ApiAnswer answer) {
        ProviderError error = provider.decodeError(answer);
        return error.isEmpty() ? "" : ", but it said: " + error.text();
    }

    private MediaProviderUnavailableException unavailable(String what, String advice, Throwable cause) {
        return new MediaProviderUnavailableException(
                "No readable answer of " + provider.displayName() + " to: " + what
                        + (cause == null ? "" : " (" + cause.getMessage() + ")") + ". " + advice,
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                cause);
    }
}
