package io.genmedia.camel.cluster;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who makes the pictures. */
enum Provider {
    MONET("Monet AI", 60) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.monet();
        }
    },

    /** Takes five in any thirty seconds: fewer prompts are enough to look at. */
    GATEAI("GateAI", 15) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.gateai();
        }
    },

    UNIFICALLY("Unifically", 60) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.unifically();
        }
    };

    private final String title;
    private final int prompts;

    Provider(String title, int prompts) {
        this.title = title;
        this.prompts = prompts;
    }

    static Provider of(String scheme) {
        return Arrays.stream(values())
                .filter(provider -> provider.scheme().equals(scheme.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no provider " + scheme + ". Accepted are "
                        + Arrays.stream(values()).map(Provider::scheme).collect(Collectors.joining(", ")) + "."));
    }

    abstract ProviderSimulator<?> simulatedBy(MediaSimulator simulator);

    /** The scheme of its component, and the name of its routes in {@code resources/providers}. */
    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** How many prompts are sent unless it is said. */
    int prompts() {
        return prompts;
    }

    String apiKeyVariable() {
        return name() + "_API_KEY";
    }

    String baseUrlVariable() {
        return name() + "_BASE_URL";
    }
}
