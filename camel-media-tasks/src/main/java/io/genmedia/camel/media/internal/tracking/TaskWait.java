package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One who waits for a task: with an interval and a deadline of its own. */
public final class TaskWait {

    private final Duration pollInterval;
    private final Consumer<TaskSnapshot> onProgress;
    private final CompletableFuture<TaskSnapshot> outcome = new CompletableFuture<>();
    private volatile Cancellable deadline = () -> {};

    TaskWait(Duration pollInterval, Consumer<TaskSnapshot> onProgress) {
        this.pollInterval = pollInterval;
        this.onProgress = onProgress;
    }

    /**
     * @return the task when it ended, SUCCEEDED or FAILED; fails with a {@link MediaException}. It is completed on a thread
     *     that must not be held
     */
    public CompletableFuture<TaskSnapshot> outcome() {
        return outcome;
    }

    Duration pollInterval() {
        return pollInterval;
    }

    void deadline(Cancellable timer) {
        deadline = timer;
    }

    void cancelDeadline() {
        deadline.cancel();
    }

    void progress(TaskSnapshot task) {
        if (!outcome.isDone()) {
            onProgress.accept(task);
        }
    }

    void ended(TaskSnapshot task) {
        deadline.cancel();
        outcome.complete(task);
    }

    void failed(MediaException error) {
        deadline.cancel();
        outcome.completeExceptionally(error);
    }
}
