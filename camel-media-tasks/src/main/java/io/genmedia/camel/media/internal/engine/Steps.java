package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All exchanges that are being worked on, and what becomes of them when a route or the context stops. */
public final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** How long a stop waits for the answer to a submit that is on its way: its id is worth the seconds. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);

    private final MediaProvider provider;
    private final TimeSource time;
    private final Executor workers;
    private final Set<Step> active = ConcurrentHashMap.newKeySet();
    private final Consumer<Step> onEnd = active::remove;
    private final Set<String> stoppingRoutes = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Steps(MediaProvider provider, TimeSource time, Executor workers) {
        this.provider = provider;
        this.time = time;
        this.workers = workers;
    }

    /**
     * @param exchange from now on the step's, until it ends
     * @param callback told when it is over
     * @param drain how long a stop lets it wait on
     * @return the step
     */
    public Step begin(Exchange exchange, AsyncCallback callback, Duration drain) {
        Step step = new Step(exchange, callback, drain, workers, onEnd);
        active.add(step);
        return step;
    }

    /** @return true where a new submit of this step would be refused */
    public boolean isStopping(Step step) {
        return stopping || stoppingRoutes.stream().anyMatch(step::isOfRoute);
    }

    /** @return how many exchanges are being worked on */
    public int size() {
        return active.size();
    }

    /** The whole context stops: no new submits; what still waits after its drain is ended. */
    void stopAll() {
        stopping = true;
        active.forEach(this::endLater);
    }

    /** The context runs again. */
    void started() {
        stopping = false;
    }

    /** One route stops. */
    void stopRoute(String routeId) {
        stoppingRoutes.add(routeId);
        active.stream().filter(step -> step.isOfRoute(routeId)).forEach(this::endLater);
    }

    /** The route runs again. */
    void routeStarted(String routeId) {
        stoppingRoutes.remove(routeId);
    }

    /** Ends a step that came to wait after the stop began. */
    void endIfStopping(Step step) {
        if (isStopping(step)) {
            endLater(step);
        }
    }

    private void endLater(Step step) {
        if (step.drain().isZero()) {
            endNow(step);
        } else {
            time.schedule(() -> endIfStillStopping(step), step.drain());
        }
    }

    private void endIfStillStopping(Step step) {
        if (isStopping(step)) {
            endNow(step);
        }
    }

    private void endNow(Step step) {
        if (step.isSending()) {
            time.schedule(() -> interruptIfStillStopping(step), FOR_AN_ANSWER);
        } else {
            interrupt(step);
        }
    }

    private void interruptIfStillStopping(Step step) {
        if (isStopping(step)) {
            interrupt(step);
        }
    }

    /** Ends all that is left, whatever it does: nobody is there any more who could answer. */
    void endAll() {
        active.forEach(this::interrupt);
    }

    /** Runs what may block, as a store may, where it may. */
    void run(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** Ends a step that came after the stop began: it sends nothing. */
    void refuse(Step step) {
        interrupt(step);
    }

    private void interrupt(Step step) {
        MediaException[] why = new MediaException[1];
        if (step.interrupt(() -> why[0] = reason(step))) {
            LOG.warn("Route {}: {}", step.routeId(), why[0].getMessage());
        }
    }

    private MediaException reason(Step step) {
        String id = step.taskId();
        if (id != null) {
            return new MediaTaskInterruptedException(
                    "Stopped while waiting for task " + id + " of " + provider.displayName()
                            + ". It was accepted and goes on there: resume it with " + provider.scheme()
                            + ":await and this id.",
                    MediaErrorDetails.accepted(provider.scheme(), id),
                    null);
        }
        if (step.isSending()) {
            return new SubmitOutcomeUnknownException(
                    "Stopped while a submit to " + provider.displayName()
                            + " was on its way: it cannot be told whether it was accepted. Look at the account.",
                    new MediaErrorDetails(provider.scheme(), 0, null, null, Acceptance.UNKNOWN, false, null),
                    null);
        }
        if (step.isUnknownBefore()) {
            return new SubmitOutcomeUnknownException(
                    "Stopped before the task was sent to " + provider.displayName()
                            + " again; what became of an earlier submit of this message is not known. "
                            + ErrorDecoder.adviceOnUnknownOutcome(provider),
                    new MediaErrorDetails(provider.scheme(), 0, null, null, Acceptance.UNKNOWN, false, null),
                    null);
        }
        return new MediaTaskNotSubmittedException(
                "Stopped before the task was sent to " + provider.displayName()
                        + ". Nothing was bought; the message can be sent again.",
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                null);
    }
}
