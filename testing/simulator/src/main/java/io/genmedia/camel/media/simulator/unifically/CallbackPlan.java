package io.genmedia.camel.media.simulator.unifically;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * How the callbacks that are due are delivered.
 *
 * @param times how often each
 * @param lossShare the share of tasks, from 0 to 1, whose callbacks are lost
 * @param seed what decides which are lost and in which order the others come
 * @param shuffled whether they come in another order than that of their ends
 */
record CallbackPlan(int times, double lossShare, long seed, boolean shuffled) {

    static final CallbackPlan USUAL = new CallbackPlan(1, 0, 0, false);

    CallbackPlan {
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; it must be at least 1");
        }
        if (!(lossShare >= 0 && lossShare <= 1)) {
            throw new IllegalArgumentException("the share is " + lossShare + "; it must be from 0 to 1");
        }
    }

    boolean loses(UnificallyTask task) {
        return new SplittableRandom(seed * 1_000_003 + task.sequence()).nextDouble() < lossShare;
    }

    /** The tasks in the order of their deliveries, each as often as it is delivered. */
    List<UnificallyTask> order(List<UnificallyTask> tasks) {
        List<UnificallyTask> order = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            order.addAll(tasks);
        }
        if (shuffled) {
            Collections.shuffle(order, new Random(seed));
        }
        return order;
    }
}
