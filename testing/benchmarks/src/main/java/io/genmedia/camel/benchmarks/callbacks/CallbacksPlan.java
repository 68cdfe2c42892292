package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.benchmarks.provider.TaskLengths;
import java.time.Duration;

/**
 * How many tasks, and how the provider tells of them.
 *
 * @param tasks how many tasks
 * @param lengths what they take at the provider
 * @param pollInterval between two status reads of a task that is polled
 * @param safetyInterval the same where a callback is awaited, in case none comes
 * @param times how often each callback is delivered
 * @param lossShare the share of tasks, from 0 to 1, whose callbacks never come
 * @param round how often the provider posts what has fallen due since; the longer, the more is shuffled
 */
public record CallbacksPlan(
        int tasks,
        TaskLengths lengths,
        Duration pollInterval,
        Duration safetyInterval,
        int times,
        double lossShare,
        Duration round) {

    /** @return tasks of 5 to 10 s, each callback three times, one in twenty never; the usual poll, and a safety net of 20 s */
    public static CallbacksPlan usual(int tasks) {
        return new CallbacksPlan(
                tasks,
                new TaskLengths(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                3,
                0.05,
                Duration.ofMillis(500));
    }

    /** @return a hundred tasks of less than a second, with the same callbacks */
    public static CallbacksPlan brief(Duration safetyInterval) {
        return new CallbacksPlan(
                100,
                new TaskLengths(Duration.ofMillis(300), Duration.ofMillis(500)),
                Duration.ofMillis(200),
                safetyInterval,
                3,
                0.05,
                Duration.ofMillis(100));
    }

    /** @return between two status reads of a task whose end is learned like this */
    Duration interval(Completion completion) {
        return completion == Completion.CALLBACK ? safetyInterval : pollInterval;
    }
}
