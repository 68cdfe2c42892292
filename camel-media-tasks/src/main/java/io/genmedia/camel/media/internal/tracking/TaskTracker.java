package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.internal.lists.Changed;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.time.Nanos;
import io.genmedia.camel.media.internal.tracking.PollPlan.Next;
import io.genmedia.camel.media.internal.tracking.PollPlan.Observation;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Follows one task for all who wait for it. What is seen, by polling or by a stream, comes in at one place; the task is read
 * only while somebody waits.
 */
final class TaskTracker extends DueQueue.Item {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TaskRef ref;
    private final Watch watch;
    /** By the time in nanoseconds, as all that is only compared. */
    private final long begun;

    /** Replaced at each change. */
    private List<TaskWait> waits = List.of();

    private TaskSnapshot last;
    /** A read is to come. */
    private boolean due;

    private int timesRead;
    /** How old it was when it was last seen running, in nanoseconds. */
    private long ranFor;

    private int failuresInARow;
    private int notFoundInARow;
    /** Replaced at each change. */
    private List<Runnable> feeds = List.of();

    private boolean reading;
    /** It is said to be over: where a read does not show that yet, the next one is to come soon. */
    private boolean saidToBeOver;
    /** The provider wants no read before. */
    private long notBefore;

    private boolean readAgain;
    private boolean over;

    TaskTracker(TaskRef ref, Watch watch) {
        this.ref = ref;
        this.watch = watch;
        this.begun = watch.time().nanoTime();
        this.notBefore = begun;
    }

    /**
     * What the trackers of an account share.
     *
     * @param reader reads a status
     * @param reads has it read when it is due
     * @param lengths how long tasks took
     * @param time the time
     * @param meters told of each end
     * @param onIdle told of each that need not be followed any more
     */
    record Watch(
            StatusReader reader,
            DueReads reads,
            LearnedLengths lengths,
            TimeSource time,
            TaskMeters meters,
            Consumer<TaskTracker> onIdle) {}

    String taskId() {
        return ref.taskId();
    }

    /** Adds one who waits; answers false where the tracker ended meanwhile. */
    boolean join(TaskWait wait, boolean readAtOnce) {
        TaskSnapshot known;
        synchronized (this) {
            if (over) {
                return false;
            }
            waits = Changed.with(waits, wait);
            known = last;
            if (feeds.isEmpty() && !reading && (!due || readAtOnce)) {
                if (readAtOnce) {
                    readFirst(untilAllowed());
                } else {
                    scheduleRead(untilNextRead());
                }
            }
        }
        if (known != null) {
            wait.progress(known);
        }
        return true;
    }

    /** Takes one who no longer waits out. */
    void leave(TaskWait wait) {
        boolean idle;
        List<Runnable> streams;
        synchronized (this) {
            int before = waits.size();
            waits = Changed.without(waits, wait);
            idle = waits.size() < before && waits.isEmpty() && !over;
            streams = feeds;
            if (idle) {
                end();
            }
        }
        if (idle) {
            watch.onIdle().accept(this);
            streams.forEach(Runnable::run);
        }
    }

    /** A stream tells of the task from now on: polling rests. It is ended when nobody waits any more. */
    synchronized void feedBegins(Runnable endStream) {
        feeds = Changed.with(feeds, endStream);
        cancelRead();
    }

    /** The stream is over: where the task is not, polling goes on at once. */
    void feedEnds(Runnable endStream) {
        boolean idle;
        synchronized (this) {
            feeds = Changed.without(feeds, endStream);
            idle = feeds.isEmpty() && !over && waits.isEmpty();
            if (idle) {
                end();
            } else if (feeds.isEmpty() && !over && !reading) {
                scheduleRead(Duration.ZERO);
            }
        }
        if (idle) {
            watch.onIdle().accept(this);
        }
    }

    /** Somebody tells of the task as it is at this moment. */
    void observe(TaskSnapshot snapshot) {
        act(new Observation.Seen(snapshot), true);
    }

    /**
     * A page of the list shows the task; the list may be behind what was read before.
     *
     * @return whether that was of use
     */
    boolean listed(TaskSnapshot listed) {
        TaskSnapshot seen = listed;
        synchronized (this) {
            if (over || reading || !feeds.isEmpty() || isPaceSet()) {
                return false;
            }
            if (listed.status().isTerminal()) {
                if (isIncomplete(listed)) {
                    cancelRead();
                    readAlone();
                    return true;
                }
            } else {
                cancelRead();
                seen = isBehind(listed) ? last : listed;
            }
        }
        act(new Observation.Seen(seen), false);
        return true;
    }

    /** Over, but without what a result needs. */
    private static boolean isIncomplete(TaskSnapshot task) {
        return task.status() == MediaStatus.SUCCEEDED
                ? task.outputs().isEmpty()
                : task.error().isEmpty();
    }

    private boolean isBehind(TaskSnapshot listed) {
        return last != null
                && (last.status() == MediaStatus.RUNNING && listed.status() == MediaStatus.PENDING
                        || last.progress() != null
                                && (listed.progress() == null || listed.progress() < last.progress()));
    }

    /** The list was read for this task, and may not have shown it. */
    synchronized void readAloneIfUnseen() {
        if (due && !over) {
            readAlone();
        }
    }

    private void readAlone() {
        Duration pause = Duration.ZERO;
        if (ref.bought() != null) {
            Duration allowed = interval().multipliedBy(timesRead).minus(age());
            pause = allowed.isNegative() ? Duration.ZERO : allowed;
        }
        due = true;
        watch.reads().alone(this, pause);
    }

    /** Reads as soon as the provider allows it; a read that is under way may have been too early. */
    synchronized void saidToBeOver() {
        saidToBeOver = true;
        if (reading) {
            readAgain = true;
        } else if (!over && feeds.isEmpty()) {
            readAt(untilAllowed());
        }
    }

    private Duration untilAllowed() {
        return Duration.ofNanos(Math.max(0, notBefore - watch.time().nanoTime()));
    }

    void read() {
        synchronized (this) {
            cancelRead();
            if (over || !feeds.isEmpty() || reading) {
                return;
            }
            reading = true;
            readAgain = false;
            timesRead++;
        }
        watch.reader().observe(ref.taskId()).whenComplete((observation, error) -> {
            synchronized (this) {
                reading = false;
            }
            act(error == null ? observation : new Observation.Unreadable(java.util.Optional.empty()), false);
        });
    }

    /** @param atOnce whether an end that is seen is one of this moment, and not of any since the last look */
    private void act(Observation observation, boolean atOnce) {
        List<TaskWait> told;
        Next next;
        TaskSnapshot changed = null;
        synchronized (this) {
            if (over) {
                return;
            }
            boolean running = observation instanceof Observation.Seen shown
                    && !shown.task().status().isTerminal();
            if (running && ref.bought() != null) {
                ranFor = age().toNanos();
            }
            next = PollPlan.next(
                    observation,
                    // what is said to be over was seen by whoever says so
                    new PollPlan.State(failuresInARow, notFoundInARow, last != null || saidToBeOver, isFresh()),
                    running ? untilNextRead() : interval());
            notFoundInARow = observation instanceof Observation.NotFound ? notFoundInARow + 1 : 0;
            if (observation instanceof Observation.Seen seen) {
                failuresInARow = 0;
                TaskSnapshot task = running ? Kept.of(seen.task(), ref) : seen.task();
                changed = isNews(task) ? task : null;
                last = task;
            } else {
                failuresInARow++;
            }
            if (observation instanceof Observation.Unreadable unreadable) {
                notBefore = watch.time().nanoTime()
                        + Nanos.of(unreadable.retryAfter().orElse(Duration.ZERO));
            }
            if (next instanceof Next.ReadAfter later) {
                if (feeds.isEmpty() && !due && !reading) {
                    if (readAgain) {
                        readAt(untilAllowed());
                    } else {
                        scheduleRead(later.pause());
                    }
                }
            } else {
                end();
            }
            told = waits;
        }
        if (!(next instanceof Next.ReadAfter)) {
            watch.onIdle().accept(this);
        }
        if (next instanceof Next.Ended ended) {
            watch.meters().ended(ended.task(), ref.kind(), ref.model(), followed());
            learn(ended.task(), atOnce);
        }
        tell(told, next, changed);
    }

    /** One that failed says nothing of how long the others take. */
    private void learn(TaskSnapshot task, boolean atOnce) {
        Bought bought = ref.bought();
        if (bought != null && task.status() == MediaStatus.SUCCEEDED) {
            Duration to = age();
            watch.lengths().learn(bought.like(), atOnce ? to : Duration.ofNanos(ranFor), to, task);
        }
    }

    private Duration age() {
        return Duration.between(ref.bought().at(), watch.time().now());
    }

    private static void tell(List<TaskWait> told, Next next, TaskSnapshot changed) {
        for (TaskWait wait : told) {
            if (changed != null) {
                wait.progress(changed);
            }
            if (next instanceof Next.Ended ended) {
                wait.ended(ended.task());
            } else if (next instanceof Next.GiveUp gaveUp) {
                wait.failed(gaveUp.error());
            }
        }
    }

    private boolean isNews(TaskSnapshot task) {
        return last == null || last.status() != task.status() || !Objects.equals(last.progress(), task.progress());
    }

    private boolean isFresh() {
        return ref.fresh() && followed().compareTo(PollPlan.FRESH) < 0;
    }

    private Duration followed() {
        return Duration.ofNanos(watch.time().nanoTime() - begun);
    }

    /** After how long a task is read that was seen running, or was accepted just now. */
    private Duration untilNextRead() {
        Duration interval = interval();
        if (isPaceSet()) {
            return interval;
        }
        ReadPlan.Pacing pacing = watch.reads().pacing(interval);
        return ref.bought() == null
                ? pacing.unknown()
                : ReadPlan.pause(
                        age(),
                        timesRead,
                        watch.lengths().enough(ref.bought().like()).orElse(null),
                        pacing);
    }

    /** Whether anybody who waits set an interval, or somebody said that the task is over. */
    private boolean isPaceSet() {
        for (TaskWait wait : waits) {
            if (wait.pace().fixed()) {
                return true;
            }
        }
        return saidToBeOver;
    }

    /** The shortest interval that anybody who waits asked for. */
    private Duration interval() {
        Duration shortest = null;
        for (TaskWait wait : waits) {
            Duration asked = wait.pace().interval();
            if (shortest == null || asked.compareTo(shortest) < 0) {
                shortest = asked;
            }
        }
        boolean soon = shortest == null || saidToBeOver && shortest.compareTo(SOON) > 0;
        return soon ? SOON : shortest;
    }

    private void scheduleRead(Duration pause) {
        if (isPaceSet()) {
            readAt(pause);
        } else {
            due = true;
            watch.reads().about(this, pause);
        }
    }

    private void readFirst(Duration pause) {
        if (isPaceSet()) {
            readAt(pause);
        } else {
            due = true;
            watch.reads().first(this, pause);
        }
    }

    private void readAt(Duration pause) {
        due = true;
        watch.reads().at(this, pause);
    }

    private void cancelRead() {
        if (due) {
            due = false;
            watch.reads().cancel(this);
        }
    }

    private void end() {
        over = true;
        cancelRead();
    }
}
