package io.genmedia.camel.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the threads of this JVM have taken from the heap since they began: what a collector has to clear away. */
public final class Garbage {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Garbage() {}

    /** @return bytes that the threads have taken that live now; what one takes that ends before the next look is not seen */
    public static long takenSoFar() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
