package io.genmedia.camel.orders.trial;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who makes the pictures. */
enum Provider {
    MONET("Monet AI", 8) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.monet();
        }
    },

    /** Takes five in any thirty seconds: fewer orders are enough to look at. */
    GATEAI("GateAI", 3) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.gateai();
        }
    },

    UNIFICALLY("Unifically", 8) {
        @Override
        ProviderSimulator<?> simulatedBy(MediaSimulator simulator) {
            return simulator.unifically();
        }
    };

    private final String title;
    private final int orders;

    Provider(String title, int orders) {
        this.title = title;
        this.orders = orders;
    }

    static Provider of(String scheme) {
        return Arrays.stream(values())
                .filter(provider -> provider.scheme().equals(scheme.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no provider " + scheme + ". Accepted are "
                        + Arrays.stream(values()).map(Provider::scheme).collect(Collectors.joining(", ")) + "."));
    }

    abstract ProviderSimulator<?> simulatedBy(MediaSimulator simulator);

    /** The scheme of its component, and the value of {@code orders.provider}. */
    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** How many good orders are sent unless it is said. */
    int orders() {
        return orders;
    }

    String apiKeyVariable() {
        return name() + "_API_KEY";
    }

    String baseUrlVariable() {
        return name() + "_BASE_URL";
    }
}
