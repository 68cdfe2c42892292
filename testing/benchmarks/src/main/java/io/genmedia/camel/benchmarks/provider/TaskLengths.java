package io.genmedia.camel.benchmarks.provider;

import java.time.Duration;

/**
 * How long tasks take at the provider.
 *
 * @param shortest what the shortest takes
 * @param spread what the longest takes beyond that: the ends are spread over it
 */
public record TaskLengths(Duration shortest, Duration spread) {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** @return what the task of this number takes; neighbours differ, and all together fill the spread evenly */
    public Duration of(int number) {
        double share = number * GOLDEN % 1;
        return shortest.plusMillis((long) (share * spread.toMillis()));
    }
}
