package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the tasks of an account read when they are due, with one timer for all. A read whose time somebody set is made at its time; one
 * whose time the engine chose waits where the account's {@link ReadBudget} is spent.
 */
final class DueReads {

    private static final Logger LOG = LoggerFactory.getLogger(DueReads.class);

    private static final long MILLISECOND = 1_000_000;

    private final TimeSource time;
    private final IntSupplier inFlight;
    private final ReadBudget budget;
    private final DueQueue<TaskTracker> set = new DueQueue<>();
    private final DueQueue<TaskTracker> chosen = new DueQueue<>();
    /** Before then nothing is read whose time was chosen. */
    private long chosenRest;

    private boolean resting;
    private Cancellable timer;
    private long timerAt;

    /**
     * @param time the time
     * @param usual the usual pace
     * @param inFlight how many tasks are followed
     */
    DueReads(TimeSource time, Duration usual, IntSupplier inFlight) {
        this.time = time;
        this.inFlight = inFlight;
        this.budget = new ReadBudget(usual);
    }

    /** @return how reads may follow each other, of a task that nobody set an interval for */
    ReadPlan.Pacing pacing(Duration interval) {
        return ReadPlan.Pacing.single(interval);
    }

    /** Reads it after so long, at its time; what was scheduled before holds no longer. */
    void at(TaskTracker tracker, Duration pause) {
        schedule(tracker, pause, set);
    }

    /** Reads it after so long, or as soon after as the account's budget allows; what was scheduled before holds no longer. */
    void about(TaskTracker tracker, Duration pause) {
        schedule(tracker, pause, chosen);
    }

    private synchronized void schedule(TaskTracker tracker, Duration pause, DueQueue<TaskTracker> queue) {
        take(tracker);
        queue.add(tracker, time.nanoTime() + Math.max(0, pause.toNanos()));
        arm();
    }

    /** What was scheduled holds no longer. */
    synchronized void cancel(TaskTracker tracker) {
        if (take(tracker) && set.isEmpty() && chosen.isEmpty()) {
            disarm();
        }
    }

    private boolean take(TaskTracker tracker) {
        return set.remove(tracker) || chosen.remove(tracker);
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void arm() {
        if (set.isEmpty() && chosen.isEmpty()) {
            disarm();
            return;
        }
        long next = set.isEmpty() ? nextChosen() : set.firstDue();
        if (!set.isEmpty() && !chosen.isEmpty() && nextChosen() - next < 0) {
            next = nextChosen();
        }
        if (timer != null && timerAt - next <= 0) {
            return;
        }
        disarm();
        timerAt = next;
        long wait = Math.max(0, next - time.nanoTime());
        // a timer of whole milliseconds is not to come before the read is due
        timer = time.schedule(this::fire, Duration.ofMillis((wait + MILLISECOND - 1) / MILLISECOND));
    }

    private long nextChosen() {
        long first = chosen.firstDue();
        return resting && chosenRest - first > 0 ? chosenRest : first;
    }

    private void fire() {
        List<TaskTracker> now = new ArrayList<>();
        synchronized (this) {
            timer = null;
            long at = time.nanoTime();
            while (set.isDue(at)) {
                now.add(set.poll());
                budget.made(at);
            }
            int free = budget.free(at, inFlight.getAsInt());
            while (chosen.isDue(at) && free > 0) {
                now.add(chosen.poll());
                budget.made(at);
                free--;
            }
            resting = chosen.isDue(at);
            chosenRest = budget.nextFree(at);
            arm();
        }
        for (TaskTracker tracker : now) {
            try {
                tracker.read();
            } catch (RuntimeException e) {
                LOG.error("Task {} cannot be read: {}", tracker.taskId(), e.toString(), e);
            }
        }
    }
}
