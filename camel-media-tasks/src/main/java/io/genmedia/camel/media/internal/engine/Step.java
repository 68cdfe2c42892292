package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.exchange.Calls;
import io.genmedia.camel.media.internal.lists.Changed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange that is being worked on by a step of ours. It is ended once, whoever comes first: a result, a failure, a
 * deadline, a stop. Until then the exchange is the step's; afterwards it is the route's. It lives as long as its task takes, with
 * thousands of others: what it holds is to be little.
 */
public final class Step {

    private static final Logger LOG = LoggerFactory.getLogger(Step.class);

    private final Exchange exchange;
    private final AsyncCallback callback;
    private final Duration drain;
    private final Executor workers;
    private final List<String> callers;
    private final String fromRouteId;
    private final String routeId;
    private final Consumer<Step> onEnd;

    private boolean over;
    private boolean sending;
    private boolean unknownBefore;
    private String taskId;
    /** Replaced at each change. */
    private List<Runnable> afterwards = List.of();

    Step(Exchange exchange, AsyncCallback callback, Duration drain, Executor workers, Consumer<Step> onEnd) {
        this.drain = drain;
        this.exchange = exchange;
        this.callback = callback;
        this.workers = workers;
        this.onEnd = onEnd;
        Route route = ExchangeHelper.getRoute(exchange);
        this.fromRouteId = exchange.getFromRouteId();
        this.routeId = route == null ? fromRouteId : route.getRouteId();
        this.callers = List.copyOf(Calls.routesOf(exchange));
    }

    /** @return the id of the route that the step stands in, for the log; {@code none} outside of one */
    public String routeId() {
        return routeId == null ? "none" : routeId;
    }

    /** How long a stop lets it wait on. */
    Duration drain() {
        return drain;
    }

    boolean isOfRoute(String id) {
        return id.equals(routeId) || id.equals(fromRouteId) || callers.contains(id);
    }

    /** @return the id of the task; null before it was accepted */
    public synchronized String taskId() {
        return taskId;
    }

    synchronized boolean isSending() {
        return sending && taskId == null;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** An earlier request of the same purchase may have bought it. */
    synchronized void mayHaveBought() {
        unknownBefore = true;
    }

    synchronized boolean isUnknownBefore() {
        return unknownBefore;
    }

    /** A request that buys is on its way. */
    public synchronized void sending(boolean now) {
        sending = now;
    }

    /**
     * The provider took the task.
     *
     * @param id the provider's id
     * @param note what to note in the exchange; left out where the exchange is the route's again
     */
    public synchronized void accepted(String id, Runnable note) {
        taskId = id;
        if (!over) {
            note.run();
        }
    }

    /** Notes something in the exchange, unless it is the route's again. */
    public synchronized void note(Runnable note) {
        if (!over) {
            note.run();
        }
    }

    /** What is to be done when the step is over, however it ended; at once where it is. */
    void afterwards(Runnable action) {
        boolean now;
        synchronized (this) {
            now = over;
            if (!now) {
                afterwards = Changed.with(afterwards, action);
            }
        }
        if (now) {
            action.run();
        }
    }

    /** It need not be done any more, and what it would need can be let go. */
    synchronized void notAfterwards(Runnable action) {
        afterwards = Changed.without(afterwards, action);
    }

    /**
     * Ends the step with a result.
     *
     * @param writing writes it to the exchange, on a worker thread
     * @return false where the step was over already, and the result is not taken
     */
    public boolean succeed(Consumer<Exchange> writing) {
        return end(() -> writing);
    }

    /**
     * Ends the step with a failure.
     *
     * @param error what the route is told
     */
    public void fail(Throwable error) {
        end(() -> e -> e.setException(error));
    }

    /** Ends the step because of a stop: no redelivery, no dead letter, failure at the source. */
    void interrupt(MediaException error) {
        interrupt(() -> error);
    }

    /**
     * The same, with the reason as it is at the very end: whether a request is on its way, and which task was accepted, must not
     * change between the telling and the ending.
     *
     * @return false where the step was over already
     */
    boolean interrupt(Supplier<MediaException> reason) {
        return end(() -> {
            MediaException error = reason.get();
            return e -> Calls.interrupt(e, error);
        });
    }

    private boolean end(Supplier<Consumer<Exchange>> outcome) {
        List<Runnable> hooks;
        Consumer<Exchange> writing;
        synchronized (this) {
            if (over) {
                return false;
            }
            writing = outcome.get();
            over = true;
            hooks = afterwards;
            afterwards = List.of();
        }
        hooks.forEach(this::clean);
        Runnable handOver = () -> {
            try {
                writing.accept(exchange);
            } catch (RuntimeException | Error e) {
                exchange.setException(e);
            } finally {
                onEnd.accept(this);
                callback.done(false);
            }
        };
        try {
            workers.execute(handOver);
        } catch (RejectedExecutionException | Error e) {
            // the pool ends, or no thread can be made
            handOver.run();
        }
        return true;
    }

    private void clean(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException | Error e) {
            // whatever was to be cleaned up: the exchange is to go on
            LOG.warn("Route {}: a step could not clean up: {}", routeId, e.toString(), e);
        }
    }
}
