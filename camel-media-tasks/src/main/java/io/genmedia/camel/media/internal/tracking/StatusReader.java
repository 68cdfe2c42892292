package io.genmedia.camel.media.internal.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.internal.calls.CallGate;
import io.genmedia.camel.media.internal.errors.CallPhase;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.internal.http.RetryAfter;
import io.genmedia.camel.media.internal.tracking.PollPlan.Observation;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads the status of a task once, and says what was seen. */
public final class StatusReader {

    /** With the submits that go at once, no more than 64 connections. */
    private static final int READS_AT_ONCE = 30;

    private final MediaProvider provider;
    private final Function<ApiCall, CompletableFuture<ApiAnswer>> caller;
    private final URI baseUrl;
    private final TimeSource time;
    private final ErrorDecoder errors;
    private final CallGate gate = new CallGate(READS_AT_ONCE);

    /**
     * @param provider encodes and decodes
     * @param caller sends a call with the account's key
     * @param baseUrl of the service
     * @param time the time
     */
    public StatusReader(
            MediaProvider provider,
            Function<ApiCall, CompletableFuture<ApiAnswer>> caller,
            URI baseUrl,
            TimeSource time) {
        this.provider = provider;
        this.caller = caller;
        this.baseUrl = baseUrl;
        this.time = time;
        this.errors = new ErrorDecoder(provider);
    }

    /** What a read of a page of the list showed. */
    sealed interface Page {
        /** The page. */
        record Shown(SnapshotPage page) implements Page {}

        /**
         * Nothing that could be read.
         *
         * @param tooLong whether a shorter page may be shown
         * @param retryAfter null where the provider does not say
         */
        record Unread(boolean tooLong, Duration retryAfter) implements Page {}
    }

    /** @return whether the provider has a list that shows tasks with their results */
    boolean hasList() {
        return provider.capabilities().contains(MediaProvider.Capability.LIST);
    }

    /** Reads a page of the list; never fails. */
    CompletableFuture<Page> page(int number, int size) {
        return gate.run(() -> caller.apply(provider.list(number, size))).handle((answer, failure) -> {
            if (failure != null) {
                return new Page.Unread(false, null);
            }
            if (!answer.isSuccess()) {
                Duration pause = RetryAfter.parse(answer.header("retry-after").orElse(null), time.now())
                        .orElse(null);
                return new Page.Unread(answer.status() == 400 || answer.status() == 422, pause);
            }
            return answer.json()
                    .flatMap(body -> provider.decodeList(body, time.now()))
                    .<Page>map(page -> new Page.Shown(page.at(baseUrl)))
                    .orElseGet(() -> new Page.Unread(false, null));
        });
    }

    CompletableFuture<Observation> observe(String taskId) {
        return gate.run(() -> caller.apply(provider.status(taskId)))
                .handle((answer, failure) ->
                        failure != null ? new Observation.Unreadable(Optional.empty()) : judge(taskId, answer));
    }

    /**
     * One status read, for the operation {@code task}.
     *
     * @param taskId the provider's id
     * @return the task; fails with a {@link MediaException}
     */
    public CompletableFuture<TaskSnapshot> read(String taskId) {
        return gate.run(() -> caller.apply(provider.status(taskId))).handle((answer, failure) -> {
            if (failure != null) {
                throw new java.util.concurrent.CompletionException(unavailable(taskId, failure));
            }
            Observation seen = judge(taskId, answer);
            if (seen instanceof Observation.Seen s) {
                return s.task();
            }
            throw new java.util.concurrent.CompletionException(
                    answer.isSuccess()
                            ? unavailable(taskId, null)
                            : errors.decode(answer, what(taskId), CallPhase.STATUS, taskId, time.now()));
        });
    }

    private MediaProviderUnavailableException unavailable(String taskId, Throwable cause) {
        Throwable why = cause instanceof java.util.concurrent.CompletionException ? cause.getCause() : cause;
        return new MediaProviderUnavailableException(
                "No readable answer of " + provider.displayName() + " to: " + what(taskId)
                        + (why == null ? "" : " (" + why.getMessage() + ")") + ". Try again later.",
                MediaErrorDetails.accepted(provider.scheme(), taskId),
                why);
    }

    private Observation judge(String taskId, ApiAnswer answer) {
        Optional<Observation> shown = answer.json()
                .flatMap(body ->
                        provider.decodeStatus(taskId, body).filter(task -> answer.isSuccess() || isTask(task, body)))
                .map(task -> new Observation.Seen(task.at(baseUrl)));
        if (shown.isPresent()) {
            return shown.get();
        }
        if (answer.isSuccess()) {
            return new Observation.Unreadable(Optional.empty());
        }
        MediaException error = errors.decode(answer, what(taskId), CallPhase.STATUS, taskId, time.now());
        if (error instanceof MediaTaskNotFoundException) {
            return new Observation.NotFound(error);
        }
        if (error instanceof MediaRateLimitException || error.isRetryable()) {
            return new Observation.Unreadable(error.getRetryAfter());
        }
        return new Observation.Refused(
                error instanceof MediaAuthenticationException
                        ? new MediaAuthenticationException(
                                error.getMessage() + " The task " + taskId
                                        + " goes on at the provider: resume it with await when the key is right.",
                                error.getDetails(),
                                null)
                        : error);
    }

    /**
     * A provider may tell of a task that failed by a status of failure: the task that it names is what counts. One that is pending
     * may be one of which nothing is said.
     */
    private boolean isTask(TaskSnapshot task, JsonNode body) {
        return task.status() != MediaStatus.PENDING
                && provider.decodeTask(body)
                        .filter(named -> named.taskId().equals(task.taskId()))
                        .isPresent();
    }

    private static String what(String taskId) {
        return "read the status of task " + taskId;
    }
}
