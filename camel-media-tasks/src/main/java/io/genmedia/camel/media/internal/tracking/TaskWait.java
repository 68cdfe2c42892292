package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who waits for a task: with a pace and a deadline of its own. */
public final class TaskWait {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWait.class);

    private final TaskRef ref;
    private final Pace pace;
    private final Consumer<TaskSnapshot> onProgress;
    private final CompletableFuture<TaskSnapshot> outcome = new CompletableFuture<>();
    private volatile Cancellable deadline = () -> {};

    TaskWait(TaskRef ref, Pace pace, Consumer<TaskSnapshot> onProgress) {
        this.ref = ref;
        this.pace = pace;
        this.onProgress = onProgress;
    }

    /**
     * @return the task when it ended, SUCCEEDED or FAILED; fails with a {@link MediaException}. It is completed on a thread
     *     that must not be held
     */
    public CompletableFuture<TaskSnapshot> outcome() {
        return outcome;
    }

    Pace pace() {
        return pace;
    }

    void deadline(Cancellable timer) {
        deadline = timer;
    }

    void cancelDeadline() {
        deadline.cancel();
    }

    void progress(TaskSnapshot task) {
        if (outcome.isDone()) {
            return;
        }
        try {
            onProgress.accept(completed(task));
        } catch (RuntimeException e) {
            LOG.warn("Progress of task {} could not be told: {}", task.taskId(), e.toString(), e);
        }
    }

    void ended(TaskSnapshot task) {
        deadline.cancel();
        outcome.complete(completed(task));
    }

    /** With what the one who waits knows, where the provider does not tell. */
    private TaskSnapshot completed(TaskSnapshot task) {
        return task.completedWith(ref.kind(), ref.model());
    }

    void failed(MediaException error) {
        deadline.cancel();
        outcome.completeExceptionally(error);
    }
}
