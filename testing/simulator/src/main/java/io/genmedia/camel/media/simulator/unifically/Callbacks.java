package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.EventClock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The callbacks of the simulated Unifically in the hands of a test: a task that was submitted with {@code callback_url} is
 * told of there when it has ended, by {@code POST}, in JSON, and without a signature. By itself where the clock is the
 * system's; with another clock when a test says {@link #deliverDue}. Up to eight go out at the same time; an answer is
 * awaited for ten seconds. Safe for many threads.
 */
public final class Callbacks {

    private final InstantSource clock;
    private final boolean realTime;
    private final CallbackBook book = new CallbackBook();
    private final CallbackSender sender;
    private final CallbackWatch watch;

    private volatile CallbackPlan plan;
    private volatile int retries;
    private volatile boolean early;

    Callbacks(InstantSource clock, UnificallyJson json) {
        this.clock = clock;
        this.realTime = clock.equals(InstantSource.system());
        this.sender = new CallbackSender(clock, json, book);
        this.watch = new CallbackWatch(book, new EventClock(clock), this::start);
        reset();
    }

    /** Sets whether callbacks go out by themselves; where the clock is the system's they do unless set. */
    public Callbacks automatic(boolean automatic) {
        watch.on(automatic);
        return this;
    }

    /**
     * Sets whether the callback of a submit goes out before its answer does; it does not unless set. Such a task takes no
     * time.
     */
    public Callbacks early(boolean beforeTheAnswer) {
        early = beforeTheAnswer;
        return this;
    }

    /**
     * Sets how callbacks are delivered that fall due; once each, in the order of their ends and none lost unless set.
     *
     * @param times how often each is delivered
     * @param lossShare the share of tasks, from 0 to 1, whose callbacks never come
     * @param shuffleSeed what decides which are lost, and the order of all deliveries that are due together
     */
    public Callbacks plan(int times, double lossShare, long shuffleSeed) {
        plan = new CallbackPlan(times, lossShare, shuffleSeed, true);
        return this;
    }

    /** Sets how often a callback is posted again, at once, whose answer was not 2xx; not at all unless set. */
    public Callbacks retries(int times) {
        if (times < 0) {
            throw new IllegalArgumentException("times is " + times + "; it cannot be negative");
        }
        retries = times;
        return this;
    }

    /**
     * Posts all callbacks that are due by the simulator's clock, as the plan says, and waits for the answers.
     *
     * @return what was posted, in the order in which it was sent
     */
    public List<CallbackDelivery> deliverDue() {
        return start().stream().flatMap(sent -> sent.join().stream()).toList();
    }

    /**
     * Posts the callback of one task now, whether it has ended or not and whatever was delivered before, and waits for the
     * answer. It is no longer due then.
     *
     * @return what was posted; more than once with {@link #retries} only
     * @throws IllegalArgumentException when there is no such task, or it was submitted without {@code callback_url}
     * @throws IllegalStateException when the task never ends, so that there is nothing to tell
     */
    public List<CallbackDelivery> deliver(String taskId) {
        UnificallyTask task = book.find(taskId)
                .orElseThrow(() -> new IllegalArgumentException("there is no task " + taskId + " with a callback_url"));
        if (task.endsAt().isEmpty()) {
            throw new IllegalStateException("the task " + taskId + " never ends");
        }
        book.settle(task);
        return sender.now(task, retries);
    }

    /** The tasks that have ended, and whose callbacks have neither been delivered nor lost. */
    public List<String> due() {
        return book.due(clock.instant()).stream().map(UnificallyTask::id).toList();
    }

    /** The tasks whose callbacks fell due and were lost as planned. */
    public List<String> lost() {
        return book.lost();
    }

    /** What was posted, in the order of the answers. */
    public List<CallbackDelivery> deliveries() {
        return book.deliveries();
    }

    /** Whether the callback of a task that is submitted now overtakes the answer. */
    boolean isEarly() {
        return early;
    }

    /** Notes a task that was made with an address to call back. */
    void expect(UnificallyTask task) {
        book.add(task);
        if (early && task.endsAt().isPresent()) {
            deliver(task.id());
        } else {
            book.expect(task);
            watch.look();
        }
    }

    /** Forgets everything, and takes all settings back. */
    void reset() {
        book.clear();
        plan = CallbackPlan.USUAL;
        retries = 0;
        early = false;
        watch.on(realTime);
    }

    /** Ends all threads. */
    void close() {
        watch.close();
        sender.close();
    }

    private List<CompletableFuture<List<CallbackDelivery>>> start() {
        CallbackPlan now = plan;
        int again = retries;
        return now.order(book.takeDue(clock.instant(), now)).stream()
                .map(task -> sender.later(task, again))
                .toList();
    }
}
