package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.internal.exchange.RequestReader;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.UnitOfWorkHelper;

/** The parts of an engine that stand around a store, as one application has them. Tasks are followed with the listener's account. */
final class EngineParts {

    /** For so long a message may take to come back. */
    static final Duration ORPHAN_GRACE = Duration.ofMinutes(10);

    private final MediaProvider provider;
    private final TaskStore store;
    private final TimeSource time;
    private final Executor workers;
    private final StoreCalls calls;
    private final Purchases purchases;
    private final DetachedTasks detached;

    EngineParts(MediaProvider provider, TaskStore store, TimeSource time, Executor workers) {
        this.provider = provider;
        this.store = store;
        this.time = time;
        this.workers = workers;
        this.calls = new StoreCalls(provider.scheme(), time, workers);
        this.purchases = new Purchases(provider, store, calls, time);
        this.detached = new DetachedTasks(provider, store, calls, time, workers, task -> Optional.empty());
    }

    StoreCalls calls() {
        return calls;
    }

    Purchases purchases() {
        return purchases;
    }

    DetachedTasks detached() {
        return detached;
    }

    /** @return what looks after the store; what ended is kept for 30 days */
    Housekeeping housekeeping() {
        return new Housekeeping(provider, store, calls, time, detached, ORPHAN_GRACE, Duration.ofDays(30));
    }

    /** @return the callbacks of some accounts */
    Callbacks callbacks(List<Account> accounts) {
        return new Callbacks(provider, () -> accounts, purchases, detached, time, workers, "secret");
    }

    /** @return the flow of a generate that expects no callbacks */
    GenerateFlow generate(CamelContext context, Steps steps) {
        return generate(context, steps, callbacks(List.of()));
    }

    /** @return the flow of a generate */
    GenerateFlow generate(CamelContext context, Steps steps, Callbacks callbacks) {
        return new GenerateFlow(
                provider,
                time,
                steps,
                purchases,
                new LocalUploads(provider, time),
                new TaskFlow(provider, time, steps, new OutputDownloads(context, provider, time)),
                detached,
                callbacks,
                ORPHAN_GRACE);
    }

    /** @return how a film is waited for */
    static WaitOptions waiting(Duration pollInterval, Duration timeout) {
        return new WaitOptions(Pace.fixed(pollInterval), timeout, Duration.ZERO, false, 1_000_000, (e, task) -> {});
    }

    /** @return what an endpoint asks for that buys a film; its key may be null */
    static GenerateFlow.Options film(
            Account account, GenerateFlow.Completion completion, WaitOptions waiting, Expression key) {
        return film(account, completion, waiting, key, null);
    }

    /** @return the same, with an address that the provider is to call; null for none */
    static GenerateFlow.Options film(
            Account account,
            GenerateFlow.Completion completion,
            WaitOptions waiting,
            Expression key,
            CallbackUrl callback) {
        return new GenerateFlow.Options(
                new RequestReader.Options("video", "film-1", Map.of(), Set.of(), ValidationLevel.STANDARD, true),
                account,
                completion,
                waiting,
                key,
                3,
                Spending.FREE,
                callback,
                List.of());
    }

    /** @return the intent to buy a film, for an exchange that waits, on the only node */
    static StoredTask intent(String key, String digest, Instant now) {
        return intent(key, digest, Delivery.AWAITED, "here", now);
    }

    /** @return the intent to buy a film */
    static StoredTask intent(String key, String digest, Delivery delivery, String node, Instant now) {
        return StoredTask.intent(
                "atelier",
                key,
                new StoredRequest(digest, "https://atelier.example", "", "video", "film-1"),
                delivery,
                node,
                now);
    }

    /** @return a film that was handed on at once */
    static StoredTask handedOn(String key, String taskId, Duration followed, Instant now) {
        return intent(key, "d", Delivery.detached(now.plus(followed), Map.of()), "here", now)
                .accepted(taskId, null, now);
    }

    /** Ends an exchange, as the unit of work of its route does. */
    static void end(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }
}
