package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import java.time.Duration;

/** Lengths of tasks, as they are learned and kept. */
public final class LearningTasks {

    private LearningTasks() {}

    /** So many tasks end after so long. */
    public static void learn(LearnedLengths lengths, String like, double seconds, int times) {
        Duration end = Duration.ofMillis((long) (seconds * 1000));
        for (int i = 0; i < times; i++) {
            lengths.learn(like, end, end, Tasks.succeeded("t"));
        }
    }

    /** @return how many ends are known */
    public static int ends(LearnedLengths lengths, String like) {
        return lengths.ends(like);
    }

    /** @return how many ends stand in a text */
    public static int ends(String kept) {
        LearnedLengths lengths = new LearnedLengths();
        lengths.read("a", kept);
        return lengths.ends("a");
    }
}
