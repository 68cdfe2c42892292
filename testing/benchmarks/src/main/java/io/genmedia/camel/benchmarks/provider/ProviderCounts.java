package io.genmedia.camel.benchmarks.provider;

/**
 * What a provider has seen.
 *
 * @param tasks the tasks that exist: what it would charge for
 * @param requests the requests
 * @param rejected the requests that it found wrong; it counts a thousand of them at most
 */
public record ProviderCounts(long tasks, RequestCounts requests, long rejected) {

    /** @return what came since then */
    public ProviderCounts since(ProviderCounts earlier) {
        return new ProviderCounts(tasks - earlier.tasks, requests.since(earlier.requests), rejected - earlier.rejected);
    }

    String line() {
        return tasks + " " + rejected + " " + requests.line();
    }

    static ProviderCounts read(String line) {
        String[] counts = line.split(" ", 3);
        return new ProviderCounts(Long.parseLong(counts[0]), RequestCounts.read(counts[2]), Long.parseLong(counts[1]));
    }
}
