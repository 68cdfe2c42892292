package io.genmedia.camel.benchmarks.load;

/**
 * The heap that was used after garbage collections.
 *
 * @param before before the first task, warmed up
 * @param inFlight with tasks in flight
 * @param tasksInFlight how many
 * @param after when all have ended; the context runs on, and its task store knows what was bought
 * @param afterStop when the context has stopped
 */
public record HeapUse(long before, long inFlight, int tasksInFlight, long after, long afterStop) {

    /** @return what a task in flight needs; 0 where none was in flight */
    public long perTask() {
        return tasksInFlight == 0 ? 0 : (inFlight - before) / tasksInFlight;
    }
}
