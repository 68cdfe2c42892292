package io.genmedia.camel.benchmarks.callbacks;

/**
 * How often the status of some tasks was read.
 *
 * @param tasks how many tasks
 * @param inAll reads of them all
 * @param mostOfOne reads of that one which was read most
 */
public record ReadCounts(int tasks, long inAll, int mostOfOne) {

    /** @return the mean; 0 where there are no tasks */
    public double perTask() {
        return tasks == 0 ? 0 : (double) inAll / tasks;
    }
}
