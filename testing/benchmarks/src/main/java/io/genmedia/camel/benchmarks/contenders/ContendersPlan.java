package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.provider.TaskLengths;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import java.time.Duration;

/**
 * What each contender is asked for.
 *
 * @param tasks how many tasks, all at once
 * @param lengths what they take at the provider
 * @param warmUp how many short tasks of another model each makes first, so that classes are loaded and code is compiled
 * @param before how many tasks of the same model, that take as long, each has had before: a contender may learn from them
 * @param poll between two reads of a status; null for 5 s of who does without the component, and for the component's own choice
 */
public record ContendersPlan(int tasks, TaskLengths lengths, int warmUp, int before, Duration poll) {

    /** The number of the first film that is asked for before; others are below it, and those of the warm-up above. */
    private static final int BEFORE = -1_000_000;

    private static final String MODEL = "sora-2";
    private static final String WARM_UP_MODEL = "wan-2-5";
    private static final Duration WARM_UP_LENGTH = Duration.ofMillis(100);

    /** @return the same with another number of tasks */
    ContendersPlan withTasks(int number) {
        return new ContendersPlan(number, lengths, warmUp, before, poll);
    }

    /** @return the film of this number, from 0 */
    Film film(int number) {
        return new Film(number, MODEL, TaskPrompt.of(number, lengths.of(number)));
    }

    /** @return a film that loads classes; of another model, for a contender may learn how long a model takes */
    Film warmUp(int number) {
        int below = -1 - number;
        return new Film(below, WARM_UP_MODEL, TaskPrompt.of(below, WARM_UP_LENGTH));
    }

    /** @return a film of the same model, that is asked for before the others */
    Film before(int number) {
        return new Film(BEFORE - number, MODEL, TaskPrompt.of(BEFORE - number, lengths.of(number)));
    }

    /** @return longer than any task takes, with what goes wrong on the way */
    Duration patience() {
        return lengths.shortest().plus(lengths.spread()).plusSeconds(120);
    }

    /** @return when all tasks wait, and none has ended */
    Duration midway() {
        return lengths.shortest().multipliedBy(7).dividedBy(10);
    }
}
