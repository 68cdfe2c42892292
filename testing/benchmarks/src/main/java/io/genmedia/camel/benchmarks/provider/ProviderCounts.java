package io.genmedia.camel.benchmarks.provider;

/**
 * What a provider has seen.
 *
 * @param tasks the tasks that exist: what it would charge for
 * @param submits the requests for a task
 * @param statusReads the requests for the state of a task
 * @param rejected the requests that it found wrong; it counts a thousand of them at most
 */
public record ProviderCounts(long tasks, long submits, long statusReads, long rejected) {

    /** @return what came since then */
    public ProviderCounts since(ProviderCounts earlier) {
        return new ProviderCounts(
                tasks - earlier.tasks,
                submits - earlier.submits,
                statusReads - earlier.statusReads,
                rejected - earlier.rejected);
    }
}
