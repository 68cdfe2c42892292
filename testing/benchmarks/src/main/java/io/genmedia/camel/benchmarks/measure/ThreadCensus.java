package io.genmedia.camel.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;

/** The most threads that were seen at once, by their owner. Safe for many threads. */
public final class ThreadCensus {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<ThreadOwner, Integer> peaks = new EnumMap<>(ThreadOwner.class);

    /** Counts from here on: what the JVM itself has seen before is forgotten. */
    public ThreadCensus() {
        threads.resetPeakThreadCount();
        for (ThreadOwner owner : ThreadOwner.values()) {
            peaks.put(owner, 0);
        }
    }

    /** Looks at the threads that live now. */
    public void take() {
        Map<ThreadOwner, Integer> now = new EnumMap<>(ThreadOwner.class);
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                now.merge(ThreadOwner.of(thread.getThreadName()), 1, Integer::sum);
            }
        }
        synchronized (this) {
            now.forEach((owner, count) -> peaks.merge(owner, count, Math::max));
        }
    }

    /** @return the most of each owner that one look has seen */
    public synchronized Map<ThreadOwner, Integer> peaks() {
        return new EnumMap<>(peaks);
    }

    /** @return the CPU nanoseconds that the threads have used that live now, by owner; the JVM's own threads are not among them */
    public Map<ThreadOwner, Long> cpu() {
        Map<ThreadOwner, Long> used = new EnumMap<>(ThreadOwner.class);
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                // -1 where the thread has just ended, or the JVM does not tell
                long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                used.merge(ThreadOwner.of(thread.getThreadName()), nanos, Long::sum);
            }
        }
        return used;
    }

    /** @return the most of all, as the JVM counts them, between the looks too */
    public int peakOfAll() {
        return threads.getPeakThreadCount();
    }
}
