package io.genmedia.camel.media.simulator.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the provider of a request by the first segment of its path. */
public final class ProviderRouter {

    private final List<SimulatedProvider> providers;

    /** Routes to these providers. */
    public ProviderRouter(List<SimulatedProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** The provider that owns the path, if one does. */
    public Optional<Route> route(String rawPath) {
        for (SimulatedProvider provider : providers) {
            String prefix = provider.prefix();
            if (rawPath.equals(prefix) || rawPath.startsWith(prefix + "/")) {
                String below = rawPath.substring(prefix.length());
                return Optional.of(new Route(provider, below.isEmpty() ? "/" : below));
            }
        }
        return Optional.empty();
    }

    /** Decodes a raw query string. */
    public static Map<String, List<String>> query(String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (rawQuery == null || rawQuery.isEmpty()) {
            return parameters;
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), key -> new ArrayList<>())
                    .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** A provider and the path below its prefix. */
    public record Route(SimulatedProvider provider, String path) {}
}
