package io.genmedia.camel.benchmarks.provider;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many requests of each kind a provider has seen.
 *
 * @param submits for a task, those among them that are answered by a stream of events
 * @param statusReads for the state of one task
 * @param lists for a page of tasks
 */
public record RequestCounts(long submits, long statusReads, long lists) {

    /** @return what came since then */
    public RequestCounts since(RequestCounts earlier) {
        return new RequestCounts(submits - earlier.submits, statusReads - earlier.statusReads, lists - earlier.lists);
    }

    /** @return all of them */
    @JsonProperty
    public long inAll() {
        return submits + statusReads + lists;
    }

    String line() {
        return submits + " " + statusReads + " " + lists;
    }

    static RequestCounts read(String line) {
        String[] counts = line.split(" ");
        return new RequestCounts(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
    }
}
