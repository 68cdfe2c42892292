package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Adoption.Before;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.submit.Submission;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a complete request to an accepted task: waits for a place, asks the price where that is wanted, submits. */
final class Checkout {

    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

    /** So often a provider without documented limits may say that it is too much. */
    private static final int REFUSALS_AT_MOST = 4;

    private final MediaProvider provider;
    private final TimeSource time;
    private final Executor workers;
    private final PriceCheck prices;
    private final Adoption adoption;

    /**
     * @param provider at which it is bought
     * @param time the time
     * @param workers where it may block
     */
    Checkout(MediaProvider provider, TimeSource time, Executor workers) {
        this.provider = provider;
        this.time = time;
        this.workers = workers;
        this.prices = new PriceCheck(provider, time);
        this.adoption = new Adoption(provider, time);
    }

    /** What is written down of a purchase before it is sent. */
    interface Intent {
        /**
         * Writes it; where it stands already, nothing is done.
         *
         * @return done when it stands in the store; fails where nothing is to be sent
         */
        CompletableFuture<Void> intend();

        /**
         * Takes it back: it is proven that nothing was bought.
         *
         * @return done when the store is as it was before
         */
        CompletableFuture<Void> withdraw();
    }

    /**
     * What is to be bought.
     *
     * @param ticket its place in the queue
     * @param goods what is to be bought
     * @param idempotencyKey with the attempt
     * @param callbackUrl which address is to be called when the task ends; null for none
     * @param streaming whether the submit goes on as a stream
     * @param spending how money is minded
     * @param deadline for the submit
     * @param step for whom
     * @param unwanted true once no new send may be made
     * @param intent written right before it is sent, and taken back where nothing was bought
     * @param onSend run right before each send
     */
    record Order(
            SubmitLimits.Ticket ticket,
            Goods goods,
            String idempotencyKey,
            String callbackUrl,
            boolean streaming,
            Spending spending,
            Instant deadline,
            Step step,
            BooleanSupplier unwanted,
            Intent intent,
            Runnable onSend) {}

    /** @return the accepted task, and what gives its place back; fails with a {@link MediaException} */
    CompletableFuture<Submitted> buy(Account account, Order order) {
        Customer customer = new Customer(account, order);
        customer.queueUp();
        return customer.outcome;
    }

    /** Kept until the task is over: of what was bought it holds nothing. */
    private static Runnable freeing(SubmitLimits.Ticket ticket, SharedPlaces places, String idempotencyKey) {
        return places == null
                ? ticket::release
                : () -> {
                    ticket.release();
                    places.free(idempotencyKey);
                };
    }

    /** One who wants to buy. */
    private final class Customer {

        private final Account account;
        private final Order order;
        private final SubmitLimits.Ticket ticket;
        private final SharedPlaces places;
        private boolean holdsPlace;
        private final CompletableFuture<Submitted> outcome = new CompletableFuture<>();
        private final Runnable leaving = () -> giveUp("The step ended");
        private TimeSource.Cancellable deadline = () -> {};
        private SubmitTurns.Turn turn;
        private boolean waiting = true;
        private boolean over;
        private volatile boolean sent;
        private int refusals;

        Customer(Account account, Order order) {
            this.account = account;
            this.order = order;
            this.ticket = order.ticket();
            this.places = account.places();
        }

        void queueUp() {
            order.step().afterwards(leaving);
            waitUntil(order.deadline());
            // before the ticket is ready: those who are admitted take their turns in that order
            waitForPlace();
            ticket.ready();
            if (!ticket.admitted().isDone()) {
                LOG.info(
                        "Route {}: {} waits for a place{}",
                        order.step().routeId(),
                        order.goods().model(),
                        standing());
            }
        }

        private void waitUntil(Instant end) {
            TimeSource.Cancellable alarm = time.schedule(
                    () -> giveUp("The deadline passed while it waited for a place" + standing()),
                    Duration.between(time.now(), end));
            boolean late;
            synchronized (this) {
                late = over;
                deadline = alarm;
            }
            if (late) {
                alarm.cancel();
            }
        }

        private String standing() {
            return ": " + ticket.before() + " wait before it, "
                    + account.limits().inFlight() + " are in flight";
        }

        private void waitForPlace() {
            ticket.admitted().thenRun(this::takeTurn);
        }

        private void takeTurn() {
            SubmitTurns.Turn mine = account.turns().take(order.spending().goesAlone() || keepsOrder());
            boolean late;
            synchronized (this) {
                late = over;
                if (!late) {
                    turn = mine;
                }
            }
            if (late) {
                mine.end();
            } else {
                mine.come().thenRun(this::askForPlace);
            }
        }

        /** Where only a few may go at all, they go one by one: sent together, they would arrive in any order. */
        private boolean keepsOrder() {
            return places != null
                    || provider.limits().isPresent() && account.limits().isLimited();
        }

        /** Where the account's limits hold for other nodes too: it has its turn here, and asks for a place there. */
        private void askForPlace() {
            if (places == null) {
                goOn();
                return;
            }
            synchronized (this) {
                if (over) {
                    return;
                }
            }
            places.take(order.idempotencyKey(), order.deadline()).whenComplete((delay, failure) -> {
                if (failure != null) {
                    // the deadline ends the waiting, where the store is not there before
                    giveUp("The task store that holds the limits of the account cannot be reached ("
                            + Failures.unwrap(failure).getMessage() + ")");
                } else if (delay.isZero()) {
                    tookPlace();
                } else {
                    time.schedule(this::askForPlace, delay);
                }
            });
        }

        private void tookPlace() {
            boolean late;
            synchronized (this) {
                late = over;
                holdsPlace = !late;
            }
            if (late) {
                places.giveBack(order.idempotencyKey());
            } else {
                goOn();
            }
        }

        private void leavePlace() {
            boolean held;
            synchronized (this) {
                held = holdsPlace;
                holdsPlace = false;
            }
            if (held) {
                places.giveBack(order.idempotencyKey());
            }
        }

        private void goOn() {
            if (ticket.yieldToRest()) {
                leavePlace();
                endTurn();
                waitForPlace();
                return;
            }
            synchronized (this) {
                if (over) {
                    return;
                }
                waiting = false;
            }
            CompletableFuture<Submission> submitted;
            try {
                submitted = load().thenCompose(this::submit);
            } catch (RuntimeException e) {
                submitted = CompletableFuture.failedFuture(e);
            }
            submitted.whenComplete((submission, failure) -> {
                // whatever goes wrong here: what is known is told, or an exchange would hang
                if (submission != null) {
                    try {
                        if (places != null) {
                            places.answered(order.idempotencyKey());
                        }
                        ticket.accepted();
                    } finally {
                        finish(submission, null);
                    }
                } else {
                    Throwable why = asKnown(Failures.unwrap(failure));
                    try {
                        failed(why);
                    } catch (RuntimeException e) {
                        finish(null, why);
                    }
                }
            });
        }

        /** A failure of our own proves nothing, unless nothing was sent. */
        private Throwable asKnown(Throwable failure) {
            return failure instanceof MediaException || sent
                    ? failure
                    : notSubmitted("It failed (" + failure + ")", failure);
        }

        private void failed(Throwable failure) {
            if (Failures.acceptance(failure) == Acceptance.NOT_ACCEPTED) {
                // else, for a stop, the request is still on its way: it may have bought
                order.step().sending(false);
                if (failure instanceof MediaRateLimitException tooMuch) {
                    refused(tooMuch);
                    return;
                }
            }
            finish(null, failure);
        }

        /** Not before: those who wait would fill the memory. */
        private CompletableFuture<MediaRequest> load() {
            CompletableFuture<MediaRequest> loaded = new CompletableFuture<>();
            Runnable loading = () -> {
                try {
                    loaded.complete(order.goods().load());
                } catch (MediaException | RuntimeException | Error e) {
                    loaded.completeExceptionally(e);
                }
            };
            if (order.goods().inMemory() == null) {
                workers.execute(loading);
            } else {
                loading.run();
            }
            return loaded;
        }

        private CompletableFuture<Submission> submit(MediaRequest request) {
            return prices.check(account, request, order.spending())
                    .thenCompose(ok -> order.spending().adoptLostTask()
                            ? adoption.before(account)
                            : CompletableFuture.completedFuture(Optional.<Before>empty()))
                    .thenCompose(before -> submit(request, before));
        }

        private CompletableFuture<Submission> submit(MediaRequest request, Optional<Before> before) {
            CompletableFuture<Submission> submitted = account.submitter()
                    .submit(
                            request.withCallback(order.callbackUrl()),
                            order.idempotencyKey(),
                            order.streaming(),
                            order.deadline(),
                            order.unwanted(),
                            order.intent()::intend,
                            () -> {
                                sent = true;
                                ticket.sending();
                                order.step().sending(true);
                                order.onSend().run();
                            });
            return before.isEmpty()
                    ? submitted
                    : submitted
                            .handle((submission, failure) -> submission != null
                                    ? CompletableFuture.completedFuture(submission)
                                    : adopt(request, before.get(), Failures.unwrap(failure)))
                            .thenCompose(found -> found);
        }

        private CompletableFuture<Submission> adopt(MediaRequest request, Before before, Throwable failure) {
            return failure instanceof MediaException unknown && unknown.getAcceptance() == Acceptance.UNKNOWN
                    ? adoption.find(account, request, before, unknown).thenApply(task -> new Submission(task, null))
                    : CompletableFuture.failedFuture(failure);
        }

        /** Another application uses the account too: back to the place in the queue. */
        private void refused(MediaRateLimitException tooMuch) {
            boolean documented = provider.limits().isPresent();
            refusals++;
            sent = false;
            order.intent().withdraw();
            Duration rest = ticket.refused(tooMuch.getRetryAfter().orElse(null));
            if (places != null) {
                places.rest(rest);
                leavePlace();
            }
            synchronized (this) {
                waiting = true;
            }
            endTurn();
            boolean inTime = time.now().plus(rest).isBefore(order.deadline());
            if (order.unwanted().getAsBoolean()) {
                giveUp("Stopped while it waited for a place");
            } else if (!documented && (refusals == REFUSALS_AT_MOST || !inTime)) {
                finish(null, tooMuch);
            } else if (!inTime) {
                finish(
                        null,
                        notSubmitted(
                                "The deadline comes before " + provider.displayName() + " takes another task ("
                                        + tooMuch.getMessage() + ")",
                                // not as the cause: a route that asks for the innermost failure would hear of a 429
                                tooMuch.getDetails(),
                                null));
            } else {
                LOG.info(
                        "Route {}: {} takes no more for now; {} is sent again in {} ms or later, in its turn",
                        order.step().routeId(),
                        provider.displayName(),
                        order.goods().model(),
                        rest.toMillis());
                waitForPlace();
            }
        }

        /** Ends the waiting; what is being sent is left to its own end. */
        private void giveUp(String why) {
            synchronized (this) {
                if (!waiting || over) {
                    return;
                }
                over = true;
            }
            end(null, notSubmitted(why, null));
        }

        private void finish(Submission submission, Throwable failure) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            end(submission, failure);
        }

        private void end(Submission submission, Throwable failure) {
            // a step lives as long as its task, and is not to keep a request in memory that was sent
            order.step().notAfterwards(leaving);
            TimeSource.Cancellable alarm;
            synchronized (this) {
                alarm = deadline;
            }
            alarm.cancel();
            if (failure != null) {
                ticket.release();
                endPlace(failure);
            }
            endTurn();
            if (failure != null) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.complete(new Submitted(submission.task(), freeing(ticket, places, order.idempotencyKey())));
            }
        }

        /** A submit of unknown outcome may have made a task: it holds its place as long as one may. */
        private void endPlace(Throwable failure) {
            if (Failures.acceptance(failure) == Acceptance.NOT_ACCEPTED) {
                leavePlace();
            } else if (places != null) {
                places.answered(order.idempotencyKey());
            }
        }

        private void endTurn() {
            SubmitTurns.Turn mine;
            synchronized (this) {
                mine = turn;
                turn = null;
            }
            if (mine != null) {
                mine.end();
            }
        }

        private MediaTaskNotSubmittedException notSubmitted(String why, Throwable cause) {
            return notSubmitted(
                    why, MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true), cause);
        }

        private MediaTaskNotSubmittedException notSubmitted(String why, MediaErrorDetails details, Throwable cause) {
            return new MediaTaskNotSubmittedException(
                    why + ", before the task was sent to " + provider.displayName()
                            + ". Nothing was bought; the message can be sent again.",
                    details,
                    cause);
        }
    }
}
