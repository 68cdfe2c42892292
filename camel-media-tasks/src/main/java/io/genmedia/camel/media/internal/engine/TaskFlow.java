package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import io.genmedia.camel.media.internal.tracking.TaskWait;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a task's id to its result on the exchange: the same for a task just bought and for one that is resumed. */
final class TaskFlow {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFlow.class);

    private final MediaProvider provider;
    private final TimeSource time;
    private final Steps steps;
    private final OutputDownloads downloads;

    TaskFlow(MediaProvider provider, TimeSource time, Steps steps, OutputDownloads downloads) {
        this.provider = provider;
        this.time = time;
        this.steps = steps;
        this.downloads = downloads;
    }

    /** What is to be noted on the way; all are run before the route goes on. */
    interface Notes {
        /** The task was seen, and changed. */
        void seen(TaskSnapshot task);

        /**
         * The task is over, with or without a result.
         *
         * @return the task, with what is known of it beside the last answer; done when that is noted
         */
        CompletableFuture<TaskSnapshot> ended(TaskSnapshot task);

        /** The wait is over, whatever came of it. */
        void waitOver();

        /** The result is being written. */
        void handedOn(Exchange exchange, TaskSnapshot task);

        /** The task ended FAILED: whether asking again makes a new task. */
        boolean mayBeTriedAgain(TaskSnapshot task);
    }

    /** Waits for the task, and ends the step with its result. */
    void follow(
            Step step,
            Exchange exchange,
            Account account,
            TaskRef ref,
            Instant deadline,
            WaitOptions options,
            Notes notes) {
        Duration left = Duration.between(time.now(), deadline);
        new Following(step, exchange, account, ref, options, notes).begin(left.isNegative() ? Duration.ZERO : left);
        steps.endIfStopping(step);
    }

    /** One task that is waited for: as little as can be, for thousands are at a time. */
    private final class Following
            implements Consumer<TaskSnapshot>, BiConsumer<TaskSnapshot, MediaException>, Runnable {

        private final Step step;
        private final Exchange exchange;
        private final Account account;
        private final TaskRef ref;
        private final WaitOptions options;
        private final Notes notes;
        private TaskWait wait;

        Following(Step step, Exchange exchange, Account account, TaskRef ref, WaitOptions options, Notes notes) {
            this.step = step;
            this.exchange = exchange;
            this.account = account;
            this.ref = ref;
            this.options = options;
            this.notes = notes;
        }

        void begin(Duration timeout) {
            wait = account.trackers().await(ref, options.pace(), timeout, this);
            step.afterwards(this);
            wait.whenOver(this);
        }

        /** The task was seen. */
        @Override
        public void accept(TaskSnapshot task) {
            step.note(() -> notes.seen(task));
        }

        /** The step is over. */
        @Override
        public void run() {
            account.trackers().leave(ref, wait);
        }

        /** The wait is over. */
        @Override
        public void accept(TaskSnapshot task, MediaException failure) {
            try {
                notes.waitOver();
            } catch (RuntimeException | Error e) {
                LOG.warn("Route {}: the end of a wait could not be noted: {}", step.routeId(), e.toString(), e);
            }
            if (failure != null) {
                step.fail(failure);
            } else {
                // what is noted may block; the thread that saw the end may not
                steps.run(() -> end(task));
            }
        }

        private void end(TaskSnapshot task) {
            try {
                over(step, exchange, account, ref, task, options, notes);
            } catch (RuntimeException | Error e) {
                step.fail(e);
            }
        }
    }

    /** Ends the step with a task that is over. */
    void over(
            Step step,
            Exchange exchange,
            Account account,
            TaskRef ref,
            TaskSnapshot seen,
            WaitOptions options,
            Notes notes) {
        notes.ended(seen).whenComplete((task, failure) -> {
            try {
                if (failure != null) {
                    step.fail(Failures.unwrap(failure));
                } else {
                    known(step, exchange, account, ref, task, options, notes);
                }
            } catch (RuntimeException | Error e) {
                step.fail(e);
            }
        });
    }

    private void known(
            Step step,
            Exchange exchange,
            Account account,
            TaskRef ref,
            TaskSnapshot task,
            WaitOptions options,
            Notes notes) {
        try {
            requireSame(ref, task);
            requireResult(task, notes);
        } catch (MediaException e) {
            step.fail(e);
            return;
        }
        LOG.info("Route {}: task {} of {} succeeded", step.routeId(), task.taskId(), provider.scheme());
        MediaResult result = task.toResult(provider.scheme(), time.now());
        Consumer<Exchange> writing = e -> {
            ExchangeWriter.writeResult(e.getMessage(), result, task);
            notes.handedOn(e, task);
        };
        if (!options.download()) {
            step.succeed(writing);
            return;
        }
        CompletableFuture<OutputDownloads.Content> content =
                downloads.download(account, result, options.maxDownloadSize(), exchange);
        step.afterwards(() -> content.cancel(true));
        content.whenComplete((downloaded, failure) -> {
            if (failure != null) {
                step.fail(withTask(Failures.unwrap(failure), task.taskId()));
            } else if (!step.succeed(e -> {
                writing.accept(e);
                downloaded.writeTo(e);
            })) {
                downloaded.discard();
            }
        });
    }

    private Throwable withTask(Throwable failure, String taskId) {
        return failure instanceof io.genmedia.camel.media.error.MediaDownloadException download
                ? new io.genmedia.camel.media.error.MediaDownloadException(
                        download.getMessage() + " Task " + taskId + " is paid: get it with " + provider.scheme()
                                + ":await and this id.",
                        download.getDetails().withTask(taskId),
                        download.getCause())
                : failure;
    }

    /** A task of another kind or model is somebody else's. */
    private void requireSame(TaskRef ref, TaskSnapshot task) throws InvalidMediaRequestException {
        // an operation that is no kind, as generate, stands for the kind of a model that the catalog does not know
        boolean kindIsKnown = provider.catalog().models().containsKey(ref.kind());
        boolean otherKind = kindIsKnown && task.kind() != null && !ref.kind().equals(task.kind());
        boolean otherModel =
                ref.model() != null && task.model() != null && !provider.isSameModel(ref.model(), task.model());
        if (otherKind || otherModel) {
            throw new InvalidMediaRequestException(
                    "Task " + task.taskId() + " is a " + task.kind() + " of " + task.model() + ", but a " + ref.kind()
                            + " of " + ref.model() + " was asked for: it is not this message's.",
                    MediaErrorDetails.accepted(provider.scheme(), task.taskId()).withRetryable(false),
                    null);
        }
    }

    private void requireResult(TaskSnapshot task, Notes notes) throws MediaTaskFailedException {
        if (task.status() != MediaStatus.SUCCEEDED) {
            String told = task.error().isEmpty()
                    ? "gave no reason"
                    : "said: " + task.error().text();
            String advice = provider.adviceOnFailure(task.error());
            MediaErrorDetails details = MediaErrorDetails.accepted(provider.scheme(), task.taskId());
            throw new MediaTaskFailedException(
                    "Task " + task.taskId() + " failed at " + provider.displayName() + ", which " + told + "."
                            + (advice.isEmpty() ? "" : " " + advice),
                    new MediaErrorDetails(
                            details.provider(),
                            0,
                            task.error().code(),
                            task.taskId(),
                            details.acceptance(),
                            notes.mayBeTriedAgain(task),
                            null),
                    null);
        }
    }
}
