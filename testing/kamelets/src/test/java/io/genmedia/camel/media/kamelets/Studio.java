package io.genmedia.camel.media.kamelets;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.monet.MonetComponent;
import io.genmedia.camel.unifically.UnificallyComponent;
import java.util.Arrays;
import java.util.Locale;

/** The three providers. */
enum Studio {
    MONET {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.monet();
        }

        @Override
        MediaComponent newComponent() {
            return new MonetComponent();
        }
    },
    GATEAI {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.gateai().enforceLimits(false);
        }

        @Override
        MediaComponent newComponent() {
            return new GateAiComponent();
        }
    },
    UNIFICALLY {
        @Override
        ProviderSimulator<?> at(MediaSimulatorExtension simulator) {
            return simulator.unifically();
        }

        @Override
        MediaComponent newComponent() {
            return new UnificallyComponent();
        }

        @Override
        MediaComponent component(MediaSimulatorExtension simulator) {
            MediaComponent component = super.component(simulator);
            // files go to a host of their own
            ((UnificallyComponent) component)
                    .getConfiguration()
                    .setUploadUrl(simulator.unifically().uploadUrl());
            return component;
        }
    };

    abstract ProviderSimulator<?> at(MediaSimulatorExtension simulator);

    abstract MediaComponent newComponent();

    static Studio of(String kamelet) {
        return Arrays.stream(values())
                .filter(studio -> kamelet.startsWith(studio.scheme() + "-"))
                .findFirst()
                .orElseThrow();
    }

    /** A component that speaks to the simulator, with no limits. */
    MediaComponent component(MediaSimulatorExtension simulator) {
        ProviderSimulator<?> provider = at(simulator);
        MediaComponent component = newComponent();
        component.getConfiguration().setBaseUrl(provider.baseUrl());
        component.getConfiguration().setApiKey(provider.apiKey());
        component.getConfiguration().setPollInterval("20ms");
        component.setRateLimit("none");
        component.setMaxConcurrent(0);
        return component;
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }
}
