package io.genmedia.camel.media.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes that seemed to fail, and may have been done. Only of these may be said "that was I" when their values are found in the
 * database: two threads may write the same values in the same millisecond, and only one of them may go on and buy. The first who
 * finds a doubtful write takes it.
 */
final class DoubtfulWrites {

    private static final int AT_MOST = 10_000;

    private final Map<Write, Boolean> writes = new LinkedHashMap<>();

    /**
     * @param after the revision that was changed; -1 where there was none
     * @param values what was written
     */
    record Write(long after, List<Object> values) {}

    synchronized void add(Write write) {
        writes.put(write, true);
        if (writes.size() > AT_MOST) {
            writes.remove(writes.keySet().iterator().next());
        }
    }

    /** @return true where this write was in doubt; it is no longer */
    synchronized boolean take(Write write) {
        return writes.remove(write) != null;
    }
}
