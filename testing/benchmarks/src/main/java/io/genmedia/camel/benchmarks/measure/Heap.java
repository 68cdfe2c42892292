package io.genmedia.camel.benchmarks.measure;

import java.lang.management.ManagementFactory;

/** The heap that is used when the garbage is gone. */
public final class Heap {

    private static final int COLLECTIONS = 4;

    private Heap() {}

    /** Collects the garbage and measures: takes a part of a second. */
    public static long usedAfterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
