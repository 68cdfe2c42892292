package io.genmedia.camel.benchmarks.measure;

import java.util.Arrays;

/**
 * How a number of milliseconds is spread.
 *
 * @param mean the mean
 * @param p50 half are not above it
 * @param p95 95 of 100 are not above it
 * @param p99 99 of 100 are not above it
 * @param max the largest
 */
public record Distribution(long mean, long p50, long p95, long p99, long max) {

    /** @return how they are spread; all zero where there are none */
    public static Distribution of(long[] values) {
        if (values.length == 0) {
            return new Distribution(0, 0, 0, 0, 0);
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        long mean = Math.round(Arrays.stream(sorted).average().orElseThrow());
        return new Distribution(mean, at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted[sorted.length - 1]);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
