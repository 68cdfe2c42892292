package io.genmedia.camel.benchmarks.callbacks;

import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.RecordedRequest;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the status of each task was read. The simulator keeps the last thousand requests: whoever looks often misses none. */
final class StatusReads {

    private final UnificallySimulator unifically;
    private final Map<String, Integer> byTask = new HashMap<>();
    private RecordedRequest last;
    private long seen;

    StatusReads(UnificallySimulator unifically) {
        this.unifically = unifically;
    }

    /** Notes what has come since the last look. */
    synchronized void look() {
        List<RecordedRequest> kept = unifically.requests(Operation.STATUS);
        for (RecordedRequest request : kept.subList(afterLast(kept), kept.size())) {
            String path = request.path();
            byTask.merge(path.substring(path.lastIndexOf('/') + 1), 1, Integer::sum);
            seen++;
            last = request;
        }
    }

    private int afterLast(List<RecordedRequest> kept) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i) == last) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * What was read of some tasks.
     *
     * @throws IllegalStateException where requests were missed
     */
    synchronized ReadCounts of(Collection<String> tasks) {
        if (seen != unifically.statusReads()) {
            throw new IllegalStateException("of " + unifically.statusReads() + " status reads " + seen
                    + " were seen: it was looked too seldom");
        }
        int most = 0;
        long all = 0;
        for (String task : tasks) {
            int reads = byTask.getOrDefault(task, 0);
            most = Math.max(most, reads);
            all += reads;
        }
        return new ReadCounts(tasks.size(), all, most);
    }
}
