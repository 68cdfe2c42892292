package io.genmedia.camel.media.springboot.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.gateai.springboot.GateAiComponentAutoConfiguration;
import io.genmedia.camel.gateai.springboot.GateAiComponentConfiguration;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.springboot.MediaComponentOptions;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.monet.springboot.MonetComponentAutoConfiguration;
import io.genmedia.camel.monet.springboot.MonetComponentConfiguration;
import io.genmedia.camel.unifically.UnificallyComponent;
import io.genmedia.camel.unifically.springboot.UnificallyComponentAutoConfiguration;
import io.genmedia.camel.unifically.springboot.UnificallyComponentConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;
import java.util.function.Function;

/** The components that have starters. */
enum Component {
    MONET(
            "sora-2",
            MonetComponent.class,
            MonetComponentConfiguration.class,
            MonetComponentAutoConfiguration.class,
            MediaSimulatorExtension::monet),
    GATEAI(
            "sora-2",
            GateAiComponent.class,
            GateAiComponentConfiguration.class,
            GateAiComponentAutoConfiguration.class,
            MediaSimulatorExtension::gateai),
    UNIFICALLY(
            "google/veo-3.1-fast",
            UnificallyComponent.class,
            UnificallyComponentConfiguration.class,
            UnificallyComponentAutoConfiguration.class,
            MediaSimulatorExtension::unifically);

    private static final ObjectMapper JSON = new ObjectMapper();

    final String model;
    final Class<? extends MediaComponent> type;
    final Class<? extends MediaComponentOptions> options;
    final Class<?> autoConfiguration;
    private final Function<MediaSimulatorExtension, ProviderSimulator<?>> simulated;

    Component(
            String model,
            Class<? extends MediaComponent> type,
            Class<? extends MediaComponentOptions> options,
            Class<?> autoConfiguration,
            Function<MediaSimulatorExtension, ProviderSimulator<?>> simulated) {
        this.model = model;
        this.type = type;
        this.options = options;
        this.autoConfiguration = autoConfiguration;
        this.simulated = simulated;
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String prefix() {
        return "camel.component." + scheme();
    }

    ProviderSimulator<?> of(MediaSimulatorExtension simulator) {
        return simulated.apply(simulator);
    }

    /** @return what Camel's build wrote about the component's options */
    JsonNode metadata() throws IOException {
        String file = "/META-INF/" + type.getPackageName().replace('.', '/') + "/" + scheme() + ".json";
        try (InputStream in = type.getResourceAsStream(file)) {
            return JSON.readTree(in).path("componentProperties");
        }
    }

    /** @return a file of the starter itself: other jars have some of the same name */
    URL ofStarter(String file) throws IOException {
        try {
            URI starter =
                    options.getProtectionDomain().getCodeSource().getLocation().toURI();
            return starter.getPath().endsWith(".jar")
                    ? URI.create("jar:" + starter + "!/" + file).toURL()
                    : starter.resolve(file).toURL();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    JsonNode configurationMetadata() throws IOException {
        return JSON.readTree(ofStarter("META-INF/spring-configuration-metadata.json"));
    }
}
