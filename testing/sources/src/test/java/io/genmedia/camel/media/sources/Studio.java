package io.genmedia.camel.media.sources;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.component.MediaConfiguration;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;

/** The three providers, and who of them takes an idempotency key. */
enum Studio {
    MONET("image?model=nano-banana-1", true) {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.monet();
        }

        @Override
        MediaComponent newComponent() {
            return new MonetComponent();
        }
    },
    GATEAI("image?model=gpt-image-2", false) {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.gateai().enforceLimits(false);
        }

        @Override
        MediaComponent newComponent() {
            return new GateAiComponent();
        }
    },
    UNIFICALLY("image?model=alibaba/z-image-turbo", false) {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.unifically();
        }

        @Override
        MediaComponent newComponent() {
            return new UnificallyComponent();
        }
    };

    private final String picture;
    private final boolean takesAKey;

    Studio(String picture, boolean takesAKey) {
        this.picture = picture;
        this.takesAKey = takesAKey;
    }

    abstract ProviderSimulator<?> at(MediaSimulatorExtension simulator);

    abstract MediaComponent newComponent();

    /** A component that speaks to the simulator, with no limits but those that a test sets. */
    MediaComponent component(MediaSimulatorExtension simulator) {
        ProviderSimulator<?> provider = at(simulator);
        MediaComponent component = newComponent();
        MediaConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(provider.baseUrl());
        configuration.setApiKey(provider.apiKey());
        configuration.setPollInterval("20ms");
        component.setRateLimit("none");
        component.setMaxConcurrent(0);
        return component;
    }

    String scheme() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The step that buys. */
    String picture() {
        return scheme() + ":" + picture;
    }

    boolean takesAKey() {
        return takesAKey;
    }
}
