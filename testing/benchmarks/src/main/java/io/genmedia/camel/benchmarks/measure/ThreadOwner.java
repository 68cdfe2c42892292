package io.genmedia.camel.benchmarks.measure;

import java.util.List;

/** Whose thread it is, by its name. */
public enum ThreadOwner {
    /** The component's timer, workers and transfers. */
    COMPONENT("component"),
    /** The component's HTTP client. */
    HTTP("HTTP client"),
    /** The HTTP server of the application, which callbacks come to. */
    SERVER("HTTP server"),
    /** Camel itself. */
    CAMEL("Camel"),
    /** The measuring program, and the simulator where it runs in this JVM. */
    BENCHMARK("benchmark"),
    /** All others. */
    JVM("JVM");

    private static final List<String> PROVIDERS = List.of("monet", "gateai", "unifically");

    private final String label;

    ThreadOwner(String label) {
        this.label = label;
    }

    /** @return the owner of a thread of this name */
    public static ThreadOwner of(String threadName) {
        if (PROVIDERS.stream().anyMatch(provider -> threadName.contains("media-" + provider + "-http"))) {
            return HTTP;
        }
        if (PROVIDERS.stream().anyMatch(provider -> threadName.contains("media-" + provider))) {
            return COMPONENT;
        }
        if (threadName.startsWith("vert.x-") || threadName.startsWith("vertx-")) {
            return SERVER;
        }
        if (threadName.startsWith("Camel")) {
            return CAMEL;
        }
        boolean ofBenchmark = threadName.equals("main")
                || threadName.startsWith("load-")
                || threadName.startsWith("media-simulator")
                || threadName.startsWith("server-dispatch")
                || threadName.startsWith("server-listener");
        return ofBenchmark ? BENCHMARK : JVM;
    }

    /** @return what a table calls it */
    public String label() {
        return label;
    }
}
