package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.internal.calls.CallGate;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends a submit until its outcome is known, as often as that cannot buy twice. */
public final class Submitter {

    private static final int SUBMITS_AT_ONCE = 32;

    private final MediaProvider provider;
    private final Function<ApiCall, CompletableFuture<ApiAnswer>> caller;
    private final StreamOpener streams;
    private final TimeSource time;
    private final SubmitJudge judge;
    private final CallGate gate = new CallGate(SUBMITS_AT_ONCE);

    /**
     * @param provider encodes and decodes
     * @param caller sends a call with the account's key
     * @param streams opens a stream with the account's key
     * @param time the time
     */
    public Submitter(
            MediaProvider provider,
            Function<ApiCall, CompletableFuture<ApiAnswer>> caller,
            StreamOpener streams,
            TimeSource time) {
        this.provider = provider;
        this.caller = caller;
        this.streams = streams;
        this.time = time;
        this.judge = new SubmitJudge(provider);
    }

    /**
     * Buys. That it is too much for the account, as the provider says, is the caller's to wait out.
     *
     * @param request what
     * @param idempotencyKey the key, attempt included
     * @param streaming whether to go on as a stream
     * @param deadline for all sends
     * @param stopping true once no new send may be made
     * @param intent asked right before each send, that what is about to be bought is known whatever happens; where it fails nothing
     *     is sent
     * @param onSend run right before each send: from then on the outcome may be unknown
     * @return the accepted task; fails with a {@link MediaException} whose acceptance tells whether something was bought
     */
    public CompletableFuture<Submission> submit(
            MediaRequest request,
            String idempotencyKey,
            boolean streaming,
            Instant deadline,
            BooleanSupplier stopping,
            Supplier<CompletableFuture<Void>> intent,
            Runnable onSend) {
        Attempt attempt = new Attempt(request, idempotencyKey, deadline, stopping, intent, onSend);
        attempt.send(streaming);
        return attempt.outcome;
    }

    private final class Attempt {

        private final MediaRequest request;
        private final String idempotencyKey;
        private final Instant deadline;
        private final BooleanSupplier stopping;
        private final Supplier<CompletableFuture<Void>> intent;
        private final Runnable onSend;
        private final String what;
        private final CompletableFuture<Submission> outcome = new CompletableFuture<>();
        private int sends;
        private MediaException unknownBefore;

        Attempt(
                MediaRequest request,
                String idempotencyKey,
                Instant deadline,
                BooleanSupplier stopping,
                Supplier<CompletableFuture<Void>> intent,
                Runnable onSend) {
            this.request = request;
            this.idempotencyKey = idempotencyKey;
            this.deadline = deadline;
            this.stopping = stopping;
            this.intent = intent;
            this.onSend = onSend;
            this.what = "submit " + request.kind() + " with " + request.model();
        }

        void send(boolean streaming) {
            gate.run(() -> isStillWanted() ? sendNow(streaming) : CompletableFuture.completedFuture(null))
                    .whenComplete((verdict, failure) -> {
                        if (failure != null) {
                            settleSurely(judgeFailure(Failures.unwrap(failure)));
                        } else if (verdict != null) {
                            settleSurely(verdict);
                        } else if (!outcome.isDone()) {
                            outcome.completeExceptionally(unknownBefore != null ? unknownBefore : notSubmitted());
                        }
                    });
        }

        private boolean isStillWanted() {
            return !stopping.getAsBoolean() && time.now().isBefore(deadline);
        }

        private CompletableFuture<SubmitVerdict> sendNow(boolean streaming) {
            boolean asStream = streaming && streams.hasRoom();
            ApiCall call;
            try {
                call = asStream ? null : provider.submit(request, idempotencyKey);
            } catch (RuntimeException e) {
                // what cannot be written is not sent
                return CompletableFuture.completedFuture(
                        judge.judge(new HttpCallException("it cannot be written: " + e, false, e), what));
            }
            return intent.get()
                    .handle((intended, failure) -> {
                        if (failure == null) {
                            return sendIntended(asStream, call);
                        }
                        Throwable why = Failures.unwrap(failure);
                        outcome.completeExceptionally(unknownBefore != null ? unknownBefore : why);
                        return CompletableFuture.<SubmitVerdict>completedFuture(null);
                    })
                    .thenCompose(sent -> sent);
        }

        private CompletableFuture<SubmitVerdict> sendIntended(boolean asStream, ApiCall call) {
            onSend.run();
            if (!isStillWanted()) {
                // a stop that came before onSend saw no request on its way, and has said so
                return CompletableFuture.completedFuture(null);
            }
            sends++;
            if (!asStream) {
                return caller.apply(call).thenApply(this::judgeAnswer);
            }
            return streams.open(request, idempotencyKey).handle((opened, failure) -> {
                if (opened != null) {
                    outcome.complete(opened);
                    return new SubmitVerdict.Accepted(opened.task());
                }
                Throwable why = Failures.unwrap(failure);
                return why instanceof StreamOpener.RefusedException refused
                        ? judgeAnswer(refused.answer())
                        : judgeFailure(why);
            });
        }

        private SubmitVerdict judgeAnswer(ApiAnswer answer) {
            return judge.judge(answer, what, time.now());
        }

        private SubmitVerdict judgeFailure(Throwable failure) {
            HttpCallException call = failure instanceof HttpCallException c
                    ? c
                    : new HttpCallException(String.valueOf(failure.getMessage()), true, failure);
            return judge.judge(call, what);
        }

        /** Whatever goes wrong here: what is known is told, or all who wait for this purchase would wait for ever. */
        private void settleSurely(SubmitVerdict verdict) {
            try {
                settle(verdict);
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(unknownBefore != null ? unknownBefore : e);
            }
        }

        private void settle(SubmitVerdict verdict) {
            if (verdict instanceof SubmitVerdict.Accepted accepted) {
                outcome.complete(new Submission(accepted.task().completedWith(request.kind(), request.model()), null));
                return;
            }
            if (verdict instanceof SubmitVerdict.Unknown unknown) {
                unknownBefore = unknown.error();
            }
            if (isTooMuch(verdict) && unknownBefore == null) {
                // whoever asked knows the account's limits, and when to ask again
                outcome.completeExceptionally(finalError(verdict));
                return;
            }
            Duration pause = judge.resendAfter(verdict, sends).orElse(null);
            if (pause != null && time.now().plus(pause).isBefore(deadline)) {
                // a stream that broke is not opened again: its task may have begun, and is found by its key
                time.schedule(() -> send(false), pause);
                return;
            }
            outcome.completeExceptionally(finalError(verdict));
        }

        private static boolean isTooMuch(SubmitVerdict verdict) {
            return verdict instanceof SubmitVerdict.NotBought no && no.error() instanceof MediaRateLimitException;
        }

        private MediaException finalError(SubmitVerdict verdict) {
            if (unknownBefore != null) {
                // an earlier send may have bought: what the last one proves does not undo that
                return unknownBefore;
            }
            return ((SubmitVerdict.NotBought) verdict).error();
        }

        private MediaTaskNotSubmittedException notSubmitted() {
            return new MediaTaskNotSubmittedException(
                    (stopping.getAsBoolean() ? "Stopped" : "The deadline passed") + " before: " + what
                            + ". Nothing was sent; the message can be sent again.",
                    MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                    null);
        }
    }
}
