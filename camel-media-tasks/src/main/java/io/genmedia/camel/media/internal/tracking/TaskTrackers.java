package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All tasks of one account that somebody waits for: one tracker a task, however many wait. */
public final class TaskTrackers {

    /** The usual pace of status reads. */
    public static final Duration USUAL = Duration.ofSeconds(5);

    private final MediaProvider provider;
    private final TaskMeters meters;
    private final Deadlines deadlines;
    private final TaskTracker.Watch watch;
    private final ConcurrentHashMap<String, TaskTracker> trackers = new ConcurrentHashMap<>();

    /**
     * @param provider for the words of messages
     * @param reader reads a status
     * @param time the time
     * @param meters told of each end
     * @param lengths how long tasks took; learns more
     */
    public TaskTrackers(
            MediaProvider provider, StatusReader reader, TimeSource time, TaskMeters meters, LearnedLengths lengths) {
        this.provider = provider;
        this.deadlines = new Deadlines(time, this::giveUp);
        this.meters = meters;
        this.watch = new TaskTracker.Watch(
                reader,
                new DueReads(time, USUAL, reader, trackers),
                lengths,
                time,
                meters,
                tracker -> trackers.remove(tracker.taskId(), tracker));
    }

    /**
     * Waits for the end of a task.
     *
     * @param ref the task
     * @param pace of status reads
     * @param timeout for the wait
     * @param onProgress told at each change; must not block
     * @return a handle with the outcome
     */
    public TaskWait await(TaskRef ref, Pace pace, Duration timeout, Consumer<TaskSnapshot> onProgress) {
        TaskWait wait = new TaskWait(ref, pace, timeout, onProgress, deadlines);
        deadlines.add(wait);
        while (!trackerOf(ref).join(wait, !ref.fresh())) {
            // ended between the look-up and the joining: the next look-up makes a new one
            Thread.onSpinWait();
        }
        if (wait.isOver()) {
            // the deadline passed before the joining, and found nothing to leave
            leave(ref, wait);
        }
        return wait;
    }

    /**
     * Waits together with those who wait already, so that the task is read once for all.
     *
     * @param ref the task
     * @param pace of status reads
     * @param timeout for the wait
     * @return a handle with the outcome; empty where nobody waits for the task
     */
    public Optional<TaskWait> join(TaskRef ref, Pace pace, Duration timeout) {
        TaskTracker tracker = trackers.get(ref.taskId());
        if (tracker == null) {
            return Optional.empty();
        }
        TaskWait wait = new TaskWait(ref, pace, timeout, task -> {}, deadlines);
        deadlines.add(wait);
        if (!tracker.join(wait, false)) {
            wait.cancelDeadline();
            return Optional.empty();
        }
        if (wait.isOver()) {
            leave(ref, wait);
        }
        return Optional.of(wait);
    }

    private void giveUp(TaskWait wait) {
        TaskRef ref = wait.ref();
        meters.timedOut(ref.kind(), ref.model(), wait.timeout());
        wait.failed(timeoutError(ref, wait.timeout()));
        leave(ref, wait);
    }

    /**
     * Somebody waits no longer; the outcome stays open.
     *
     * @param ref the task
     * @param wait the handle
     */
    public void leave(TaskRef ref, TaskWait wait) {
        wait.cancelDeadline();
        TaskTracker tracker = trackers.get(ref.taskId());
        if (tracker != null) {
            tracker.leave(wait);
        }
    }

    /**
     * A stream tells of this task from now on.
     *
     * @param ref the task
     * @param endStream run when nobody waits for the task any more
     * @return where to tell it
     */
    public Feed feed(TaskRef ref, Runnable endStream) {
        TaskTracker tracker = trackerOf(ref);
        tracker.feedBegins(endStream);
        return new Feed(tracker, endStream);
    }

    /**
     * Somebody says that a task is over, as a callback does.
     *
     * @param taskId the task
     * @param task as it ended; null where that is not to be believed: it is read then, at once
     * @return whether anybody waits for it
     */
    public boolean told(String taskId, TaskSnapshot task) {
        TaskTracker tracker = trackers.get(taskId);
        if (tracker == null) {
            return false;
        }
        if (task != null) {
            tracker.observe(task);
        } else {
            tracker.saidToBeOver();
        }
        return true;
    }

    /** @return how many tasks are followed */
    public int size() {
        return trackers.size();
    }

    private TaskTracker trackerOf(TaskRef ref) {
        return trackers.computeIfAbsent(ref.taskId(), id -> new TaskTracker(ref, watch));
    }

    private MediaTaskTimeoutException timeoutError(TaskRef ref, Duration timeout) {
        return new MediaTaskTimeoutException(
                "Task " + ref.taskId() + " of " + provider.displayName() + " did not end within "
                        + timeout.toMillis() + " ms. It was accepted and may be paid: resume it with "
                        + provider.scheme() + ":await and this id, or give a longer timeout."
                        + (provider.adviceOnTimeout().isEmpty() ? "" : " " + provider.adviceOnTimeout()),
                MediaErrorDetails.accepted(provider.scheme(), ref.taskId()),
                null);
    }

    /** Where a stream tells what it sees. */
    public static final class Feed {

        private final TaskTracker tracker;
        private final Runnable endStream;

        private Feed(TaskTracker tracker, Runnable endStream) {
            this.tracker = tracker;
            this.endStream = endStream;
        }

        /** @param task as an event showed it */
        public void observe(TaskSnapshot task) {
            tracker.observe(task);
        }

        /** The stream is over. */
        public void end() {
            tracker.feedEnds(endStream);
        }
    }
}
