package io.genmedia.camel.benchmarks.transfers;

/**
 * What it cost to carry a file once.
 *
 * @param millis time
 * @param cpuMillis of the carrier's process; -1 where the system does not tell
 */
public record Cost(long millis, long cpuMillis) {}
