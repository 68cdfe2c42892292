package io.genmedia.camel.studio;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How a provider is reached: with a key of the environment, or as the stand-in on this machine. */
enum Access {
    MONET {
        @Override
        ProviderSimulator<?> of(MediaSimulator simulator) {
            return simulator.monet();
        }
    },
    GATEAI {
        @Override
        ProviderSimulator<?> of(MediaSimulator simulator) {
            return simulator.gateai();
        }
    },
    UNIFICALLY {
        @Override
        ProviderSimulator<?> of(MediaSimulator simulator) {
            return simulator.unifically();
        }

        @Override
        String uploadUrl(MediaSimulator simulator) {
            return simulator.unifically().uploadUrl();
        }
    };

    /** What a provider can be asked for. */
    enum State {
        /** There is a key. */
        LIVE,
        /** The stand-in answers; nothing is paid. */
        SIMULATED,
        /** There is no key. */
        UNAVAILABLE
    }

    abstract ProviderSimulator<?> of(MediaSimulator simulator);

    String uploadUrl(MediaSimulator simulator) {
        return null;
    }

    /** The scheme of its component. */
    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String keyVariable() {
        return name() + "_API_KEY";
    }

    /** The property that says its {@link State}. */
    String stateProperty() {
        return "studio." + scheme() + ".state";
    }

    /** What the application is configured with where the service is asked. */
    Map<String, String> service(UnaryOperator<String> environment) {
        String key = environment.apply(keyVariable());
        Map<String, String> properties = properties(key == null || key.isBlank() ? State.UNAVAILABLE : State.LIVE);
        // the key itself the component reads from the environment; Camel prepares a route that it does not start, too,
        // and that asks
        // for one
        put(properties, "api-key", key == null || key.isBlank() ? "none" : null);
        put(properties, "base-url", environment.apply(name() + "_BASE_URL"));
        put(properties, "upload-url", environment.apply(name() + "_UPLOAD_URL"));
        return properties;
    }

    /** What the application is configured with where the stand-in is asked. */
    Map<String, String> simulated(MediaSimulator simulator) {
        ProviderSimulator<?> simulated =
                of(simulator).taskDuration("video", Duration.ofSeconds(8)).taskDuration("image", Duration.ofSeconds(4));
        Map<String, String> properties = properties(State.SIMULATED);
        put(properties, "base-url", simulated.baseUrl());
        put(properties, "upload-url", uploadUrl(simulator));
        put(properties, "api-key", simulated.apiKey());
        put(properties, "poll-interval", "500ms");
        return properties;
    }

    private Map<String, String> properties(State state) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(stateProperty(), state.name());
        properties.put("studio." + scheme() + ".available", String.valueOf(state != State.UNAVAILABLE));
        return properties;
    }

    private void put(Map<String, String> properties, String option, String value) {
        if (value != null && !value.isBlank()) {
            properties.put("camel.component." + scheme() + "." + option, value);
        }
    }
}
