package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.measure.Distribution;
import io.genmedia.camel.benchmarks.measure.ThreadOwner;
import java.util.Map;

/**
 * What a run has shown. Times are milliseconds; the spread of times of which there are none is null.
 *
 * @param completion how the end of a task was learned
 * @param tasks how many exchanges were sent
 * @param goneOnOnce exchanges that have gone on once, as each should
 * @param neverGoneOn exchanges that have not
 * @param failures exchanges without a result, by the type of their exception
 * @param made the tasks that the provider made
 * @param submits the requests for a task
 * @param posts the callbacks that were posted, repeated ones among them
 * @param answers the answers to these, by their HTTP status; 0 for none
 * @param heard exchanges that have gone on before the safety net could find their tasks: a callback let them; none where polled
 * @param told status reads of the tasks of which a callback came; of all where none was awaited
 * @param lost status reads of the tasks whose callbacks never came
 * @param fromPost from the post of a task's first callback to the exchange's going on
 * @param fromEnd from the end at the provider to that, of the same tasks; it posts callbacks in rounds only
 * @param fromEndOfLost from the end at the provider to that, of the tasks whose callbacks never came
 * @param wall from the first message to the last result
 * @param threads the most at once, by owner
 * @param connections the most at once to the provider; null where the system does not tell
 * @param callbackConnections the most at once to the application; null where the system does not tell, or it has no server
 * @param cpu of the process, the simulated provider in it
 * @param cpuOf of the threads that live, by owner
 */
public record CallbacksReport(
        Completion completion,
        int tasks,
        int goneOnOnce,
        int neverGoneOn,
        Map<String, Integer> failures,
        int made,
        long submits,
        int posts,
        Map<Integer, Integer> answers,
        int heard,
        ReadCounts told,
        ReadCounts lost,
        Distribution fromPost,
        Distribution fromEnd,
        Distribution fromEndOfLost,
        long wall,
        Map<ThreadOwner, Integer> threads,
        Integer connections,
        Integer callbackConnections,
        long cpu,
        Map<ThreadOwner, Long> cpuOf) {

    /** @return exchanges that have gone on more than once */
    public int goneOnAgain() {
        return tasks - goneOnOnce - neverGoneOn;
    }

    /** @return submits and status reads for each task */
    public double requestsPerTask() {
        return (double) (submits + told.inAll() + lost.inAll()) / tasks;
    }

    /** @return the callbacks that were not answered with 200 */
    public int notTaken() {
        return posts - answers.getOrDefault(200, 0);
    }

    /**
     * Whether the promises were kept: each exchange has gone on once with its result, each task was bought once, every callback
     * was answered with 200 and heard, and a task that a callback told of was read no more than once.
     */
    public boolean isGood() {
        boolean isHeard = completion == Completion.POLL || heard == told.tasks() && told.mostOfOne() <= 1;
        return goneOnOnce == tasks
                && failures.isEmpty()
                && made == tasks
                && submits == tasks
                && notTaken() == 0
                && isHeard;
    }
}
