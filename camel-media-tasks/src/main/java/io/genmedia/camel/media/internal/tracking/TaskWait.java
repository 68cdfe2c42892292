package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.time.Nanos;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who waits for a task: with a pace and a deadline of its own. */
public final class TaskWait extends DueQueue.Item {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWait.class);

    private final TaskRef ref;
    private final Pace pace;
    private final Consumer<TaskSnapshot> onProgress;
    private final long timeout;
    private final Deadlines deadlines;
    private BiConsumer<TaskSnapshot, MediaException> onOver;
    private boolean over;
    private TaskSnapshot task;
    private MediaException failure;

    TaskWait(TaskRef ref, Pace pace, Duration timeout, Consumer<TaskSnapshot> onProgress, Deadlines deadlines) {
        this.ref = ref;
        this.pace = pace;
        this.timeout = Nanos.of(timeout);
        this.onProgress = onProgress;
        this.deadlines = deadlines;
    }

    TaskRef ref() {
        return ref;
    }

    /** For how long it waits. */
    Duration timeout() {
        return Duration.ofNanos(timeout);
    }

    /**
     * @param told is given the task when it ended, SUCCEEDED or FAILED, or what went wrong; at once where the wait is over, else on a
     *     thread that must not be held
     */
    public void whenOver(BiConsumer<TaskSnapshot, MediaException> told) {
        synchronized (this) {
            if (!over) {
                onOver = onOver == null ? told : onOver.andThen(told);
                return;
            }
        }
        told.accept(task, failure);
    }

    /** @return the task when it ended; fails with a {@link MediaException}. Who waits with thousands asks {@link #whenOver} */
    public CompletableFuture<TaskSnapshot> outcome() {
        CompletableFuture<TaskSnapshot> outcome = new CompletableFuture<>();
        whenOver((ended, why) -> {
            if (why == null) {
                outcome.complete(ended);
            } else {
                outcome.completeExceptionally(why);
            }
        });
        return outcome;
    }

    /** @return whether it has an outcome */
    public synchronized boolean isOver() {
        return over;
    }

    Pace pace() {
        return pace;
    }

    void cancelDeadline() {
        deadlines.remove(this);
    }

    void progress(TaskSnapshot seen) {
        if (isOver()) {
            return;
        }
        try {
            onProgress.accept(completed(seen));
        } catch (RuntimeException e) {
            LOG.warn("Progress of task {} could not be told: {}", seen.taskId(), e.toString(), e);
        }
    }

    void ended(TaskSnapshot seen) {
        end(completed(seen), null);
    }

    void failed(MediaException error) {
        end(null, error);
    }

    private void end(TaskSnapshot ended, MediaException error) {
        cancelDeadline();
        BiConsumer<TaskSnapshot, MediaException> told;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            task = ended;
            failure = error;
            told = onOver;
            onOver = null;
        }
        if (told == null) {
            return;
        }
        try {
            told.accept(ended, error);
        } catch (RuntimeException e) {
            // others wait too
            LOG.error("The end of task {} could not be told: {}", ref.taskId(), e.toString(), e);
        }
    }

    /** With what the one who waits knows, where the provider does not tell. */
    private TaskSnapshot completed(TaskSnapshot seen) {
        return seen.completedWith(ref.kind(), ref.model());
    }
}
