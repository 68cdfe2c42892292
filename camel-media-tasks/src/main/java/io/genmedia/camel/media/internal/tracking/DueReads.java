package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.internal.time.Alarm;
import io.genmedia.camel.media.internal.time.Nanos;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the tasks of an account read when they are due, with one timer for all. A read whose time somebody set is made at its time; one
 * whose time the engine chose waits where the account's {@link ReadBudget} is spent.
 *
 * <p>Where the provider has a list and many tasks are followed, those that are due are looked at together, once or twice a second: by a
 * {@link ListSweep} where that costs less than to read them one by one. What a sweep did not show is read alone.
 */
final class DueReads {

    private static final Logger LOG = LoggerFactory.getLogger(DueReads.class);

    /** With fewer tasks each is read at its own time. */
    static final int MANY = 40;

    /** A page of the list is a larger answer than a task. */
    private static final int READS_OF_A_PAGE = 2;

    private static final Duration USUAL_SWEEPS = Duration.ofSeconds(1);
    /** While many tasks end. */
    private static final Duration CLOSEST_SWEEPS = Duration.ofMillis(500);

    /** Of the calls that a poll would make of each task, sweeps make so many where nothing is known of the tasks. */
    private static final double CALLS_UNKNOWN = 0.025;
    /** And where they are likely to be over. */
    private static final double CALLS_LIKELY = 0.2;

    private final TimeSource time;
    private final ListSweep list;
    private final Function<String, TaskTracker> trackers;
    private final IntSupplier inFlight;
    private final ReadBudget budget;
    private final DueQueue<TaskTracker> set = new DueQueue<>();
    private final DueQueue<TaskTracker> chosen = new DueQueue<>();
    /** Of those whose time was chosen: what a sweep did not show. */
    private final DueQueue<TaskTracker> alone = new DueQueue<>();
    /** Before then no sweep begins. */
    private long nextSweep;

    private boolean sweeping;
    /** Before then nothing is read whose time was chosen. */
    private long chosenRest;

    private final Alarm alarm;

    /**
     * @param time the time
     * @param usual the usual pace
     * @param reader reads pages, where the provider has a list
     * @param trackers the tasks that are followed, by id
     */
    DueReads(TimeSource time, Duration usual, StatusReader reader, Map<String, TaskTracker> trackers) {
        this.time = time;
        this.list = reader.hasList() ? new ListSweep(reader, time, this::called) : null;
        this.trackers = trackers::get;
        this.inFlight = trackers::size;
        this.budget = new ReadBudget(usual);
        this.nextSweep = time.nanoTime();
        this.chosenRest = nextSweep;
        this.alarm = new Alarm(time, this::fire);
    }

    private synchronized void called() {
        budget.made(time.nanoTime());
    }

    /** @return how reads may follow each other, of a task that nobody set an interval for */
    ReadPlan.Pacing pacing(Duration interval) {
        int many = inFlight.getAsInt();
        if (!mayList(many)) {
            return ReadPlan.Pacing.single(interval);
        }
        double pages = (double) list.pages(many) / many;
        return new ReadPlan.Pacing(
                interval, sweepsEvery(pages / CALLS_UNKNOWN, interval), sweepsEvery(pages / CALLS_LIKELY, interval));
    }

    private Duration sweepsEvery(double intervals, Duration interval) {
        Duration often = Duration.ofNanos((long) (interval.toNanos() * Math.min(1, intervals)));
        Duration closest = betweenSweeps();
        return often.compareTo(closest) > 0 || interval.compareTo(closest) < 0 ? often : closest;
    }

    private Duration betweenSweeps() {
        return list != null && list.showedManyEnds() ? CLOSEST_SWEEPS : USUAL_SWEEPS;
    }

    private boolean mayList(int many) {
        return list != null && many >= MANY && !list.isResting();
    }

    /** Reads it after so long, at its time; what was scheduled before holds no longer. */
    void at(TaskTracker tracker, Duration pause) {
        schedule(tracker, pause, set);
    }

    /** Reads it for the first time: who asks for a task that is over is not to wait for the budget, unless there are many of them. */
    void first(TaskTracker tracker, Duration pause) {
        schedule(tracker, pause, inFlight.getAsInt() < MANY ? set : chosen);
    }

    /** Reads it after so long, or as soon after as the account's budget allows; what was scheduled before holds no longer. */
    void about(TaskTracker tracker, Duration pause) {
        schedule(tracker, pause, chosen);
    }

    /** Reads it alone, not with others, unless it is scheduled already. */
    synchronized void alone(TaskTracker tracker, Duration pause) {
        if (!set.has(tracker) && !chosen.has(tracker) && !alone.has(tracker)) {
            schedule(tracker, pause, alone);
        }
    }

    private synchronized void schedule(TaskTracker tracker, Duration pause, DueQueue<TaskTracker> queue) {
        take(tracker);
        queue.add(tracker, time.nanoTime() + Nanos.of(pause));
        arm();
    }

    /** What was scheduled holds no longer. */
    synchronized void cancel(TaskTracker tracker) {
        if (take(tracker) && isIdle()) {
            alarm.cancel();
        }
    }

    private boolean take(TaskTracker tracker) {
        return set.remove(tracker) || chosen.remove(tracker) || alone.remove(tracker);
    }

    private boolean isIdle() {
        return set.isEmpty() && chosen.isEmpty() && alone.isEmpty();
    }

    private void arm() {
        if (isIdle()) {
            alarm.cancel();
            return;
        }
        long now = time.nanoTime();
        long wait = Math.min(until(set, now, now), until(alone, now, chosenRest));
        // while a sweep is under way its end arms the timer
        long notBefore = mayList(inFlight.getAsInt()) ? Math.max(nextSweep - now, chosenRest - now) + now : chosenRest;
        wait = Math.min(wait, sweeping ? Long.MAX_VALUE : until(chosen, now, notBefore));
        if (wait != Long.MAX_VALUE) {
            alarm.ringAt(now + wait);
        }
    }

    private static long until(DueQueue<TaskTracker> queue, long now, long notBefore) {
        return queue.isEmpty() ? Long.MAX_VALUE : Math.max(0, Math.max(queue.firstDue() - now, notBefore - now));
    }

    private void fire() {
        List<TaskTracker> now = new ArrayList<>();
        List<TaskTracker> swept = List.of();
        int many = inFlight.getAsInt();
        int pages = 0;
        synchronized (this) {
            alarm.rang();
            long at = time.nanoTime();
            while (set.isDue(at)) {
                now.add(set.poll());
                budget.made(at);
            }
            takeDue(alone, at, many, now);
            boolean mayList = mayList(many);
            if (!sweeping && !(mayList && nextSweep - at > 0)) {
                pages = mayList ? list.pages(many) : 0;
                int due = mayList ? due(at) : 0;
                if (mayList && due >= READS_OF_A_PAGE * pages && budget.free(at, many) >= pages) {
                    swept = takeAllDue(at);
                    sweeping = true;
                } else {
                    takeDue(chosen, at, many, now);
                }
                nextSweep = at + betweenSweeps().toNanos();
            }
            boolean spent = budget.free(at, many) == 0;
            chosenRest = spent ? budget.nextFree(at) : at;
            arm();
        }
        for (TaskTracker tracker : now) {
            try {
                tracker.read();
            } catch (RuntimeException e) {
                LOG.error("Task {} cannot be read: {}", tracker.taskId(), e.toString(), e);
            }
        }
        if (!swept.isEmpty()) {
            sweep(swept, many, pages);
        }
    }

    private void takeDue(DueQueue<TaskTracker> queue, long at, int many, List<TaskTracker> taken) {
        for (int free = budget.free(at, many); free > 0 && queue.isDue(at); free--) {
            taken.add(queue.poll());
            budget.made(at);
        }
    }

    private int due(long at) {
        int[] count = new int[1];
        chosen.forEachDue(at, tracker -> count[0]++);
        return count[0];
    }

    private List<TaskTracker> takeAllDue(long at) {
        List<TaskTracker> taken = new ArrayList<>();
        while (chosen.isDue(at)) {
            taken.add(chosen.poll());
        }
        return taken;
    }

    private void sweep(List<TaskTracker> swept, int many, int pages) {
        int most = Math.max(pages, swept.size() / READS_OF_A_PAGE);
        list.sweep(many, most, this::listed).whenComplete((done, failure) -> {
            swept.forEach(TaskTracker::readAloneIfUnseen);
            synchronized (this) {
                sweeping = false;
                arm();
            }
        });
    }

    private boolean listed(TaskSnapshot task) {
        TaskTracker tracker = trackers.apply(task.taskId());
        return tracker != null && tracker.listed(task);
    }
}
