package io.genmedia.camel.benchmarks.contenders;

import java.util.Map;

/**
 * What the JVM of a contender has seen. Times are milliseconds.
 *
 * @param wall from the first film sent to the last one told
 * @param cpu of the process in that time, without the garbage collections that only measure
 * @param cpuFromStart of the process since its start: with its warm-up, and all that measures
 * @param threads the most at once, those of the JVM among them
 * @param waiting films that waited when the heap was measured
 * @param heapPerTask bytes of heap for each of these, after garbage collections
 * @param exchangeAlone bytes of heap for an exchange that is held by a route and does nothing
 * @param failures films that did not come, by the type of their exception
 * @param at when each film was told, by its number; 0 where it never was
 * @param tasks which task each is of, by its number; null where that was not told
 */
record SeenInside(
        long wall,
        long cpu,
        long cpuFromStart,
        int threads,
        int waiting,
        long heapPerTask,
        long exchangeAlone,
        Map<String, Integer> failures,
        long[] at,
        String[] tasks) {}
