package io.genmedia.camel.media.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Purchases.Purchase;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.exchange.Correlation;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.exchange.IdempotencyKeys;
import io.genmedia.camel.media.internal.exchange.PreparedRequest;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.internal.exchange.StepVisit;
import io.genmedia.camel.media.internal.store.Entry;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.tracking.Bought;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A generate, from the message to its result: each stage is another class's, the order is this one's. */
public final class GenerateFlow {

    private static final Logger LOG = LoggerFactory.getLogger(GenerateFlow.class);

    /** A submit that takes longer, as one that is sent again, does not tell when its task began. */
    private static final Duration LONGEST_SUBMIT = Duration.ofSeconds(15);

    /** How the end of a task is learned. */
    public enum Completion {
        /** By status reads. */
        POLL,
        /** Not at all: the task is handed on at once. */
        NONE,
        /** By a stream of events; status reads go on where it ends early. */
        STREAM,
        /** By a call of the provider; status reads are the safety net. */
        CALLBACK
    }

    /**
     * What an endpoint asks for.
     *
     * @param reading what is read from the message
     * @param account at which account
     * @param completion how the end is learned
     * @param waiting how it is waited for
     * @param idempotencyKey null for the derived one
     * @param maxAttempts tasks bought at most for one key
     * @param spending how money is minded
     * @param callback which address the provider is to call when a task ends; null for none
     * @param correlate headers that are kept with a task that is handed on at once, and put back when its end is told
     */
    public record Options(
            RequestReader.Options reading,
            Account account,
            Completion completion,
            WaitOptions waiting,
            Expression idempotencyKey,
            int maxAttempts,
            Spending spending,
            CallbackUrl callback,
            List<String> correlate) {}

    private final MediaProvider provider;
    private final TimeSource time;
    private final Steps steps;
    private final Purchases purchases;
    private final PurchaseErrors errors;
    private final RequestReader requests;
    private final LocalUploads uploads;
    private final Checkout checkout;
    private final TaskFlow tasks;
    private final DetachedTasks detached;
    private final Callbacks callbacks;
    private final Duration orphanGrace;

    GenerateFlow(
            MediaProvider provider,
            TimeSource time,
            Steps steps,
            Purchases purchases,
            LocalUploads uploads,
            TaskFlow tasks,
            DetachedTasks detached,
            Callbacks callbacks,
            Duration orphanGrace) {
        this.provider = provider;
        this.time = time;
        this.steps = steps;
        this.purchases = purchases;
        this.errors = new PurchaseErrors(provider);
        this.requests = new RequestReader(provider);
        this.uploads = uploads;
        this.checkout = new Checkout(provider, time, steps::run);
        this.tasks = tasks;
        this.detached = detached;
        this.callbacks = callbacks;
        this.orphanGrace = orphanGrace;
    }

    /** @return reads and checks requests */
    public RequestReader requests() {
        return requests;
    }

    /**
     * Takes the exchange; the callback is called once, later, on a worker thread.
     *
     * @param exchange the exchange
     * @param callback told when it is done
     * @param options what the endpoint asks for
     */
    public void process(Exchange exchange, AsyncCallback callback, Options options) {
        Step step = steps.begin(exchange, callback, options.waiting().drain());
        try {
            new Run(step, exchange, options).start();
        } catch (MediaException | RuntimeException | Error e) {
            // an error too, as of a class that is missing: an exchange that is not called back hangs for ever
            step.fail(e);
        }
    }

    /** One exchange's way through. */
    private final class Run implements TaskFlow.Notes {

        private final Step step;
        private final Exchange exchange;
        private final Options options;
        private Instant deadline;
        private final StepVisit visit;
        private SubmitLimits.Ticket ticket;
        private Runnable leaving;
        private boolean offered;
        private PreparedRequest request;
        private String key;
        private int attempt = 1;
        private Runnable freePlace = () -> {};
        private Instant sentAt;
        /** Null where it is not known when the task was accepted. */
        private Bought acceptedNow;

        private TaskSnapshot lastSeen;
        private Handover handover;
        private Entry entry;
        private Callbacks.Expected callback;

        Run(Step step, Exchange exchange, Options options) {
            this.step = step;
            this.exchange = exchange;
            this.options = options;
            this.visit = StepVisit.of(exchange);
        }

        void start() throws MediaException {
            // what is known of this purchase comes first: whatever ends this visit is to tell it
            Optional<String> running = visit.acceptedTask();
            if (options.completion() != Completion.NONE || steps.isStopping(step)) {
                running.ifPresent(id -> step.accepted(id, () -> {}));
            }
            if (visit.isOutcomeUnknown()) {
                step.mayHaveBought();
            }
            if (steps.isStopping(step)) {
                steps.refuse(step);
                return;
            }
            request = read(running.orElse(null));
            arrive();
            deadline = time.now().plus(options.waiting().timeout());
            key = key();
            handover = Handover.of(exchange, key, purchases, time, orphanGrace);
            if (running.isPresent() && options.completion() != Completion.NONE) {
                leaveQueue();
                attempt = visit.acceptedAttempt();
                LOG.info("Route {}: waiting for task {} again", step.routeId(), running.get());
                goOn(running.get(), null, false);
                return;
            }
            boolean resubmit =
                    Boolean.TRUE.equals(exchange.getMessage().getHeader(MediaHeaders.RESUBMIT, Boolean.class));
            boolean mayNotBuy = visit.isOutcomeUnknown() && !purchases.isIdempotent() && !resubmit;
            if (purchases.isUnderWay(key)) {
                // it joins, and nobody is to wait for it
                ticket.stepAside();
            }
            Purchases.Wish wish = new Purchases.Wish(
                    intent(), options.maxAttempts(), resubmit, visit.isKnown(), deadline, step::isOver);
            purchases.buy(wish, mayNotBuy ? this::refuse : this::submit).whenComplete((purchase, failure) -> {
                try {
                    if (failure != null) {
                        notBought(mayNotBuy ? errors.stillUnknown(key) : withWhatWasBefore(Failures.unwrap(failure)));
                    } else {
                        bought(purchase);
                    }
                } catch (RuntimeException | Error e) {
                    step.fail(e);
                }
            });
        }

        private void arrive() {
            leaveQueue();
            SubmitLimits.Ticket mine = options.account().limits().arrive();
            ticket = mine;
            leaving = mine::leave;
            step.afterwards(leaving);
        }

        private void leaveQueue() {
            if (ticket != null) {
                ticket.leave();
                step.notAfterwards(leaving);
            }
        }

        /** That this visit bought nothing says nothing of the one before. */
        private Throwable withWhatWasBefore(Throwable failure) {
            boolean notBought = Failures.acceptance(failure) == Acceptance.NOT_ACCEPTED;
            return notBought && step.isUnknownBefore() ? errors.stillUnknown(key, failure) : failure;
        }

        private StoredTask intent() throws InvalidMediaRequestException {
            Account account = options.account();
            StoredRequest asked = new StoredRequest(
                    request.digest(),
                    account.baseUrl().toString(),
                    account.fingerprint(),
                    request.kind(),
                    request.model());
            Delivery delivery = options.completion() == Completion.NONE
                    ? Delivery.detached(deadline, Correlation.of(exchange, options.correlate(), provider.scheme()))
                    : Delivery.AWAITED;
            return StoredTask.intent(provider.scheme(), key, asked, delivery, purchases.node(), time.now());
        }

        private PreparedRequest read(String running) throws InvalidMediaRequestException {
            try {
                return requests.read(exchange, options.reading());
            } catch (InvalidMediaRequestException e) {
                if (running == null) {
                    throw e;
                }
                throw new InvalidMediaRequestException(
                        e.getMessage() + " Task " + running + " was accepted before, and goes on: get it with "
                                + provider.scheme() + ":await and this id.",
                        e.getDetails().withTask(running).withAcceptance(Acceptance.ACCEPTED),
                        e.getCause());
            }
        }

        private String key() {
            String baseUrl = options.account().baseUrl().toString();
            String operation = options.reading().operation();
            String given = options.idempotencyKey() == null
                    ? null
                    : options.idempotencyKey().evaluate(exchange, String.class);
            return given == null || given.isBlank()
                    ? IdempotencyKeys.derived(exchange, visit, baseUrl, operation, request.model(), request.digest())
                    : IdempotencyKeys.given(given.strip(), visit, baseUrl, operation);
        }

        /** Only a task that turned up meanwhile can be taken. */
        private CompletableFuture<Submitted> refuse(Offer offer) {
            // what the exchange knows the store is to know too, where it forgot it
            return offer.intend().thenCompose(intended -> CompletableFuture.failedFuture(errors.stillUnknown(key)));
        }

        /** Uploads, waits for a place, sends. Called once for each attempt that is to be bought. */
        private CompletableFuture<Submitted> submit(Offer offer) {
            attempt = offer.attempt();
            sentAt = null;
            if (offered) {
                // somebody was quicker and bought nothing: what was asked for first gave its place back
                arrive();
            }
            offered = true;
            if (offer.mayBeBought()) {
                step.mayHaveBought();
            }
            if (visit.acceptedTask().isPresent() && visit.acceptedAttempt() == attempt) {
                // the store has lost what the exchange still knows
                return CompletableFuture.completedFuture(
                        new Submitted(knownAs(visit.acceptedTask().get()), () -> {}));
            }
            if (!request.local().isEmpty()) {
                ticket.stepAside();
            }
            Optional<ObjectNode> sent = visit.sentInput();
            CompletableFuture<Goods> goods = sent.isPresent()
                    ? CompletableFuture.completedFuture(Goods.of(request.sentBefore(sent.get())))
                    : uploads.prepare(options.account(), request);
            String sendAs = IdempotencyKeys.forAttempt(key, attempt);
            String callbackUrl = callbackUrl(sendAs);
            return goods.thenCompose(ready -> checkout.buy(options.account(), order(ready, sendAs, callbackUrl, offer))
                            .whenComplete((bought, failure) -> count(Failures.unwrap(failure))))
                    .handle((bought, failure) -> {
                        if (failure != null) {
                            return named(Failures.unwrap(failure));
                        }
                        acceptedNow = acceptedNow();
                        return bought;
                    })
                    .thenApply(bought -> {
                        accepted(bought.task());
                        return bought;
                    });
        }

        /** What was sent, and brought no task; what was not even sent is no submit. */
        private void count(Throwable failure) {
            boolean sent = failure != null
                    && (Failures.acceptance(failure) == Acceptance.UNKNOWN
                            || failure instanceof MediaProviderUnavailableException
                            || failure instanceof MediaException answered && answered.getHttpStatus() > 0);
            if (sent) {
                options.account().meters().notSubmitted(Failures.acceptance(failure));
            }
        }

        private String callbackUrl(String sendAs) {
            CallbackUrl address = options.callback();
            if (address == null || !address.own()) {
                return address == null ? null : address.url();
            }
            Callbacks.Expected mine = callbacks.expect(sendAs, address.trusting());
            mine.awaited(options.completion() == Completion.CALLBACK);
            callback = mine;
            step.afterwards(mine::close);
            return address.url() + "?" + callbacks.query(sendAs);
        }

        /** One that was accepted long after it was sent may have begun at any time between. */
        private Bought acceptedNow() {
            Instant now = time.now();
            return sentAt == null || sentAt.plus(LONGEST_SUBMIT).isBefore(now)
                    ? null
                    : Bought.of(now, request.kind(), request.model(), request.input());
        }

        /** A callback may have come while the answer to its submit was lost: then it is known what was bought. */
        private Submitted named(Throwable failure) {
            boolean notBought = Failures.acceptance(failure) == Acceptance.NOT_ACCEPTED;
            Optional<String> id = !notBought && callback != null ? callback.lost() : Optional.empty();
            if (id.isEmpty()) {
                throw new CompletionException(failure);
            }
            LOG.warn(
                    "Route {}: the answer to a submit was lost ({}), and a callback named its task: {}",
                    step.routeId(),
                    failure.getMessage(),
                    id.get());
            return new Submitted(knownAs(id.get()), () -> {});
        }

        private TaskSnapshot knownAs(String id) {
            return TaskSnapshot.accepted(id, request.kind(), request.model(), time.now());
        }

        private Checkout.Order order(Goods ready, String sendAs, String callbackUrl, Offer offer) {
            return new Checkout.Order(
                    ticket,
                    ready,
                    sendAs,
                    callbackUrl,
                    options.completion() == Completion.STREAM,
                    options.spending(),
                    deadline,
                    step,
                    () -> step.isOver() || steps.isStopping(step),
                    offer,
                    // without a key nothing is sent again by itself: what was uploaded or inlined need not be kept
                    () -> {
                        sentAt = sentAt == null ? time.now() : sentAt;
                        step.note(() -> visit.sending(purchases.isIdempotent() ? ready.inMemory() : null));
                    });
        }

        private void accepted(TaskSnapshot task) {
            if (callback != null) {
                callback.accepted(task.taskId());
            }
            step.accepted(task.taskId(), () -> visit.accepted(task.taskId(), attempt));
            options.account().meters().submitted(request.kind(), request.model());
            LOG.info(
                    "Route {}: {} accepted {} with {} as task {}",
                    step.routeId(),
                    provider.scheme(),
                    request.kind(),
                    request.model(),
                    task.taskId());
            if (task.adjustments() != null) {
                LOG.warn(
                        "Route {}: {} changed the request of task {}: {}. With allowAdjustments=false, what would be changed to"
                                + " fit the budget is refused before the submit.",
                        step.routeId(),
                        provider.displayName(),
                        task.taskId(),
                        task.adjustments());
            }
            if (step.isOver()) {
                LOG.warn(
                        "Route {}: the step ended before task {} of {} was accepted: resume it with {}:await and this id",
                        step.routeId(),
                        task.taskId(),
                        provider.scheme(),
                        provider.scheme());
            }
        }

        private void notBought(Throwable failure) {
            Acceptance acceptance = Failures.acceptance(failure);
            if (acceptance == Acceptance.NOT_ACCEPTED) {
                uploads.forget(options.account(), request);
            }
            step.note(() -> {
                if (acceptance == Acceptance.UNKNOWN) {
                    visit.outcomeUnknown();
                } else if (acceptance == Acceptance.NOT_ACCEPTED) {
                    visit.nothingUnderWay();
                }
            });
            boolean unsent =
                    failure instanceof MediaTaskNotSubmittedException || step.isUnknownBefore() && !step.isSending();
            if (unsent && failure instanceof MediaException stopped && steps.isStopping(step)) {
                step.interrupt(stopped);
            } else {
                step.fail(failure);
            }
        }

        private void bought(Purchase purchase) {
            leaveQueue();
            // what was sent is not needed while the task is waited for
            request = request.withoutInput();
            sentAt = null;
            entry = purchase.entry();
            String id = purchase.stored().taskId();
            attempt = purchase.stored().attempt();
            TaskSnapshot task = null;
            if (purchase.submitted() != null) {
                TaskSnapshot answered = purchase.submitted().task();
                task = answered;
                // now that it stands in the store: who hears of a task can count on it
                step.note(() -> seen(answered));
                freePlace = purchase.submitted().onEnd();
                if (options.completion() != Completion.NONE && options.account().places() == null) {
                    // a stop ends the wait without an outcome: the place is not to be held for ever. One that is shared
                    // is: the
                    // task goes on at the provider, and whoever takes it up again frees it
                    step.afterwards(freePlace);
                }
            } else {
                step.accepted(id, () -> visit.accepted(id, attempt));
                // who took it may be gone, and nobody else would free it before its longest time
                freePlace = options.account().freeing(IdempotencyKeys.forAttempt(key, attempt));
            }
            if (options.completion() == Completion.NONE) {
                handOn(purchase, task);
            } else {
                handover.bought(entry);
                goOn(id, task, purchase.submitted() != null);
            }
        }

        private void goOn(String id, TaskSnapshot task, boolean fresh) {
            TaskRef ref = new TaskRef(id, request.kind(), request.model(), fresh, fresh ? acceptedNow : null);
            if (task != null && task.status().isTerminal()) {
                options.account().meters().ended(task, request.kind(), request.model(), Duration.ZERO);
                waitOver();
                tasks.over(step, exchange, options.account(), ref, task, options.waiting(), this);
            } else {
                Instant until = deadline;
                // as with what was sent
                deadline = null;
                tasks.follow(step, exchange, options.account(), ref, until, options.waiting(), this);
                if (callback != null) {
                    callback.followed(options.account());
                }
            }
        }

        /** With {@code completion=none}: the task is the result; its end is told to {@code completed}. */
        private void handOn(Purchase purchase, TaskSnapshot answered) {
            StoredTask stored = purchase.stored();
            detached.follow(stored, acceptedNow, options.account(), options.waiting(), freePlace);
            if (callback != null) {
                callback.followed(options.account());
            }
            TaskSnapshot task = answered != null ? answered : stored.toSnapshot();
            MediaTask handed = task.toTask(provider.scheme());
            step.succeed(e -> {
                ExchangeWriter.writeTask(e.getMessage(), handed, task);
                handedOn(e);
            });
        }

        @Override
        public void seen(TaskSnapshot task) {
            boolean news = lastSeen == null || !lastSeen.toTask("").equals(task.toTask(""));
            lastSeen = task.withoutAnswer();
            if (news) {
                options.waiting().progress().accept(exchange, task);
            }
        }

        @Override
        public CompletableFuture<TaskSnapshot> ended(TaskSnapshot task) {
            CompletableFuture<Optional<Entry>> known = entry != null
                    ? CompletableFuture.completedFuture(Optional.of(entry))
                    : purchases.entryOf(key, task.taskId());
            return known.thenCompose(found -> found.isEmpty()
                    ? CompletableFuture.completedFuture(ended(task, null))
                    : noted(found.get(), task).thenApply(noted -> ended(task, found.get())));
        }

        /** That it failed is to be known before the next attempt; a result is noted when the route has handled it. */
        private CompletableFuture<Void> noted(Entry bought, TaskSnapshot task) {
            return task.status() == MediaStatus.FAILED
                    ? purchases.failed(bought, task)
                    : CompletableFuture.completedFuture(null);
        }

        private TaskSnapshot ended(TaskSnapshot task, Entry bought) {
            if (task.status() == MediaStatus.FAILED) {
                uploads.forget(options.account(), request);
                step.note(visit::nothingUnderWay);
            }
            if (bought == null) {
                return task;
            }
            handover.bought(bought);
            return task.with(bought.row().receipt());
        }

        @Override
        public void waitOver() {
            freePlace.run();
        }

        @Override
        public void handedOn(Exchange e, TaskSnapshot task) {
            handover.handedOn(task);
            handedOn(e);
        }

        private void handedOn(Exchange e) {
            ExchangeWriter.removeInputs(e.getMessage());
            e.getMessage().setHeader(MediaHeaders.IDEMPOTENCY_KEY, IdempotencyKeys.forAttempt(key, attempt));
            visit.completed();
        }

        @Override
        public boolean mayBeTriedAgain(TaskSnapshot task) {
            return !provider.isRefusal(task.error()) && attempt < options.maxAttempts();
        }
    }
}
