package io.genmedia.camel.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What this process has used since it started.
 *
 * @param cpu of all its threads, those of the JVM among them
 * @param collecting time of garbage collections
 */
public record ProcessCost(Duration cpu, Duration collecting) {

    /** @return what was used until now */
    public static ProcessCost now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new ProcessCost(Duration.ofNanos(system.getProcessCpuTime()), Duration.ofMillis(collecting));
    }

    /** @return what was used since then */
    public ProcessCost since(ProcessCost earlier) {
        return new ProcessCost(cpu.minus(earlier.cpu), collecting.minus(earlier.collecting));
    }
}
