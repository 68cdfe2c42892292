package io.genmedia.camel.benchmarks.load;

import io.genmedia.camel.benchmarks.provider.TaskLengths;
import java.time.Duration;

/**
 * One load.
 *
 * @param tasks how many tasks
 * @param shortest what the shortest task takes at the provider
 * @param spread what the longest takes beyond that: the ends are spread over it
 * @param pollInterval the component's, between two status reads of a task
 * @param inFlight how many exchanges are under way at most; 0 for all
 * @param rate how many are sent in a second at most; 0 for as fast as it goes
 */
public record LoadPlan(int tasks, Duration shortest, Duration spread, Duration pollInterval, int inFlight, int rate) {

    /** @return the same with another number of tasks */
    public LoadPlan withTasks(int number) {
        return new LoadPlan(number, shortest, spread, pollInterval, inFlight, rate);
    }

    /** @return what the task of this number takes */
    Duration length(int number) {
        return new TaskLengths(shortest, spread).of(number);
    }
}
