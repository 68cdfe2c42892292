package io.genmedia.camel.benchmarks.small;

import io.genmedia.camel.benchmarks.measure.ProcessCost;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Starts a context with one route, in a JVM that has done nothing before, and tells what that took. */
final class StartProgram {

    private StartProgram() {}

    /** Runs it; the argument is the endpoint that the route leads to, or none for a route that leads nowhere. */
    public static void main(String[] arguments) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ClassLoadingMXBean loading = ManagementFactory.getClassLoadingMXBean();
        ProcessCost before = ProcessCost.now();
        long classes = loading.getTotalLoadedClassCount();
        long main = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (arguments.length == 0) {
                        from("direct:film").routeId("film").stop();
                    } else {
                        from("direct:film").routeId("film").to(arguments[0]);
                    }
                }
            });
            context.start();
            long wall = (System.nanoTime() - begun) / 1_000;
            main = (threads.getCurrentThreadCpuTime() - main) / 1_000;
            long cpu = ProcessCost.now().since(before).cpu().toNanos() / 1_000;
            classes = loading.getTotalLoadedClassCount() - classes;
            System.out.println(new StartsReport.Start(wall, cpu, main, classes).line());
            awaitTheEndOfInput();
        }
    }

    private static void awaitTheEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // it only ends
        }
    }
}
