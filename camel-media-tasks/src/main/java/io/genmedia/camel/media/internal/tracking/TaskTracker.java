package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.tracking.PollPlan.Next;
import io.genmedia.camel.media.internal.tracking.PollPlan.Observation;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.spi.TimeSource.Cancellable;
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
final class TaskTracker {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TaskRef ref;
    private final StatusReader reader;
    private final TimeSource time;
    private final Instant begun;
    private final TaskMeters meters;
    private final Consumer<TaskTracker> onIdle;

    private final List<TaskWait> waits = new ArrayList<>(1);
    private TaskSnapshot last;
    private Cancellable nextRead;
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

    TaskTracker(TaskRef ref, StatusReader reader, TimeSource time, TaskMeters meters, Consumer<TaskTracker> onIdle) {
        this.ref = ref;
        this.reader = reader;
        this.time = time;
        this.meters = meters;
        this.begun = time.now();
        this.notBefore = begun;
        this.onIdle = onIdle;
    }

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
            if (feeds.isEmpty() && !reading && (nextRead == null || readAtOnce)) {
                scheduleRead(readAtOnce ? Duration.ZERO : interval());
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
        if (nextRead != null) {
            nextRead.cancel();
            nextRead = null;
        }
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

    void observe(TaskSnapshot snapshot) {
        act(new Observation.Seen(snapshot));
    }

    /** Reads as soon as the provider allows it; a read that is under way may have been too early. */
    synchronized void saidToBeOver() {
        saidToBeOver = true;
        if (reading) {
            readAgain = true;
        } else if (!over && feeds.isEmpty()) {
            scheduleRead(untilAllowed());
        }
    }

    private Duration untilAllowed() {
        Duration rest = Duration.between(time.now(), notBefore);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private void read() {
        synchronized (this) {
            nextRead = null;
            if (over || !feeds.isEmpty() || reading) {
                return;
            }
            reading = true;
            readAgain = false;
        }
        reader.observe(ref.taskId()).whenComplete((observation, error) -> {
            synchronized (this) {
                reading = false;
            }
            act(error == null ? observation : new Observation.Unreadable(java.util.Optional.empty()));
        });
    }

    private void act(Observation observation) {
        List<TaskWait> told;
        Next next;
        TaskSnapshot changed = null;
        synchronized (this) {
            if (over) {
                return;
            }
            next = PollPlan.next(
                    observation,
                    // what is said to be over was seen by whoever says so
                    new PollPlan.State(failuresInARow, notFoundInARow, last != null || saidToBeOver, isFresh()),
                    interval());
            notFoundInARow = observation instanceof Observation.NotFound ? notFoundInARow + 1 : 0;
            if (observation instanceof Observation.Seen seen) {
                failuresInARow = 0;
                changed = isNews(seen.task()) ? seen.task() : null;
                last = seen.task();
            } else {
                failuresInARow++;
            }
            if (observation instanceof Observation.Unreadable unreadable) {
                notBefore = time.now().plus(unreadable.retryAfter().orElse(Duration.ZERO));
            }
            if (next instanceof Next.ReadAfter later) {
                if (feeds.isEmpty() && nextRead == null && !reading) {
                    scheduleRead(readAgain ? untilAllowed() : later.pause());
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
        }
        tell(told, next, changed);
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

    /** The shortest interval that anybody who waits asked for. */
    private Duration interval() {
        Duration shortest = null;
        for (TaskWait wait : waits) {
            if (shortest == null || wait.pollInterval().compareTo(shortest) < 0) {
                shortest = wait.pollInterval();
            }
        }
        boolean soon = shortest == null || saidToBeOver && shortest.compareTo(SOON) > 0;
        return soon ? SOON : shortest;
    }

    private void scheduleRead(Duration pause) {
        if (nextRead != null) {
            nextRead.cancel();
        }
        nextRead = time.schedule(this::read, pause);
    }

    private void end() {
        over = true;
        if (nextRead != null) {
            nextRead.cancel();
            nextRead = null;
        }
    }
}
