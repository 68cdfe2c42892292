package io.genmedia.camel.runtimes.measure;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.runtimes.Runner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is in an application. */
enum Variant {
    /** No component of this project, and one route that does nothing. */
    BARE("without"),
    /** The three components and the shared routes; what was bought is kept in memory. */
    MEMORY("with, in memory"),
    /** The same with a store in a file of H2. */
    DURABLE("with, durable");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Path jar(Runner runner) {
        return this == BARE ? runner.bareJar() : runner.jar();
    }

    Map<String, String> properties(MediaSimulator simulator) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (this != BARE) {
            Map<String, ProviderSimulator<?>> providers = Map.of(
                    "monet", simulator.monet(), "gateai", simulator.gateai(), "unifically", simulator.unifically());
            providers.forEach((scheme, provider) -> {
                String prefix = "camel.component." + scheme + ".";
                properties.put(prefix + "base-url", provider.baseUrl());
                properties.put(prefix + "api-key", provider.apiKey());
                if (this == DURABLE) {
                    properties.put(prefix + "task-store-url", "jdbc:h2:file:./data/tasks");
                }
            });
        }
        return properties;
    }
}
