package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.tracking.PollPlan.Next;
import io.genmedia.camel.media.internal.tracking.PollPlan.Observation;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final StatusReader reader;
    private final TimeSource time;
    private final DueReads reads;
    private final LearnedLengths lengths;
    private final Instant begun;
    private final TaskMeters meters;
    private final Consumer<TaskTracker> onIdle;

    private final List<TaskWait> waits = new ArrayList<>(1);
    private TaskSnapshot last;
    /** A read is to come. */
    private boolean due;

    private int timesRead;
    /** When it was last seen running; null where it was not. */
    private Instant lastRunning;

    private int failuresInARow;
    private int notFoundInARow;
    private final List<Runnable> feeds = new ArrayList<>(0);
    private boolean reading;
    /** It is said to be over: where a read does not show that yet, the next one is to come soon. */
    private boolean saidToBeOver;
    /** The provider wants no read before. */
    private Instant notBefore;

    private boolean readAgain;
    private boolean over;

    TaskTracker(TaskRef ref, Watch watch, Consumer<TaskTracker> onIdle) {
        this.ref = ref;
        this.reader = watch.reader();
        this.time = watch.time();
        this.reads = watch.reads();
        this.lengths = watch.lengths();
        this.meters = watch.meters();
        this.begun = time.now();
        this.notBefore = begun;
        this.onIdle = onIdle;
    }

    /**
     * What the trackers of an account share.
     *
     * @param reader reads a status
     * @param reads has it read when it is due
     * @param lengths how long tasks took
     * @param time the time
     * @param meters told of each end
     */
    record Watch(StatusReader reader, DueReads reads, LearnedLengths lengths, TimeSource time, TaskMeters meters) {}

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
            waits.add(wait);
            known = last;
            if (feeds.isEmpty() && !reading && (!due || readAtOnce)) {
                scheduleRead(readAtOnce ? Duration.ZERO : untilNextRead());
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
            idle = waits.remove(wait) && waits.isEmpty() && !over;
            streams = List.copyOf(feeds);
            if (idle) {
                end();
            }
        }
        if (idle) {
            onIdle.accept(this);
            streams.forEach(Runnable::run);
        }
    }

    /** A stream tells of the task from now on: polling rests. It is ended when nobody waits any more. */
    synchronized void feedBegins(Runnable endStream) {
        feeds.add(endStream);
        cancelRead();
    }

    /** The stream is over: where the task is not, polling goes on at once. */
    void feedEnds(Runnable endStream) {
        boolean idle;
        synchronized (this) {
            feeds.remove(endStream);
            idle = feeds.isEmpty() && !over && waits.isEmpty();
            if (idle) {
                end();
            } else if (feeds.isEmpty() && !over && !reading) {
                scheduleRead(Duration.ZERO);
            }
        }
        if (idle) {
            onIdle.accept(this);
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
        reads.alone(this, pause);
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
        Duration rest = Duration.between(time.now(), notBefore);
        return rest.isNegative() ? Duration.ZERO : rest;
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
        reader.observe(ref.taskId()).whenComplete((observation, error) -> {
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
            if (running) {
                lastRunning = time.now();
            }
            next = PollPlan.next(
                    observation,
                    // what is said to be over was seen by whoever says so
                    new PollPlan.State(failuresInARow, notFoundInARow, last != null || saidToBeOver, isFresh()),
                    running ? untilNextRead() : interval());
            notFoundInARow = observation instanceof Observation.NotFound ? notFoundInARow + 1 : 0;
            if (observation instanceof Observation.Seen seen) {
                failuresInARow = 0;
                TaskSnapshot task = running ? seen.task().withoutAnswer() : seen.task();
                changed = isNews(task) ? task : null;
                last = task;
            } else {
                failuresInARow++;
            }
            if (observation instanceof Observation.Unreadable unreadable) {
                notBefore = time.now().plus(unreadable.retryAfter().orElse(Duration.ZERO));
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
            told = List.copyOf(waits);
        }
        if (!(next instanceof Next.ReadAfter)) {
            onIdle.accept(this);
        }
        if (next instanceof Next.Ended ended) {
            meters.ended(ended.task(), ref.kind(), ref.model(), Duration.between(begun, time.now()));
            learn(ended.task(), atOnce);
        }
        tell(told, next, changed);
    }

    /** One that failed says nothing of how long the others take. */
    private void learn(TaskSnapshot task, boolean atOnce) {
        Bought bought = ref.bought();
        if (bought != null && task.status() == MediaStatus.SUCCEEDED) {
            Duration to = age();
            Instant running = lastRunning;
            Duration from = running == null ? Duration.ZERO : Duration.between(bought.at(), running);
            lengths.learn(bought.like(), atOnce ? to : from, to, task);
        }
    }

    private Duration age() {
        return Duration.between(ref.bought().at(), time.now());
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
        return ref.fresh() && Duration.between(begun, time.now()).compareTo(PollPlan.FRESH) < 0;
    }

    /** After how long a task is read that was seen running, or was accepted just now. */
    private Duration untilNextRead() {
        Duration interval = interval();
        if (isPaceSet()) {
            return interval;
        }
        ReadPlan.Pacing pacing = reads.pacing(interval);
        return ref.bought() == null
                ? pacing.unknown()
                : ReadPlan.pause(
                        age(), timesRead, lengths.enough(ref.bought().like()).orElse(null), pacing);
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
            reads.about(this, pause);
        }
    }

    private void readAt(Duration pause) {
        due = true;
        reads.at(this, pause);
    }

    private void cancelRead() {
        if (due) {
            due = false;
            reads.cancel(this);
        }
    }

    private void end() {
        over = true;
        cancelRead();
    }
}
