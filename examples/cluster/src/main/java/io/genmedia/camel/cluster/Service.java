package io.genmedia.camel.cluster;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Who makes the pictures: the service, or a stand-in within this program. */
final class Service implements AutoCloseable {

    private static final int SECONDS_AT_LEAST = 4;
    private static final int SECONDS_AT_MOST = 10;

    private final Provider provider;
    private final MediaSimulator simulator;
    private final ProviderSimulator<?> simulated;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Service(Provider provider, MediaSimulator simulator) {
        this.provider = provider;
        this.simulator = simulator;
        this.simulated = simulator == null ? null : provider.simulatedBy(simulator);
    }

    /** The service where there is a key, else the stand-in. */
    static Service of(Arguments arguments) {
        return arguments.apiKey() == null ? simulated(arguments) : real(arguments);
    }

    private static Service real(Arguments arguments) {
        Service service = new Service(arguments.provider(), null);
        service.environment.put(service.provider.apiKeyVariable(), arguments.apiKey());
        if (arguments.baseUrl() != null) {
            service.environment.put(service.provider.baseUrlVariable(), arguments.baseUrl());
        }
        return service;
    }

    private static Service simulated(Arguments arguments) {
        Service service = new Service(arguments.provider(), MediaSimulator.started());
        // some are quick and some are slow, as in life
        service.simulated.taskDuration(input -> Duration.ofMillis(SECONDS_AT_LEAST * 1_000L
                + Math.floorMod(
                        input.path("prompt").asText().hashCode() * 31L,
                        (SECONDS_AT_MOST - SECONDS_AT_LEAST) * 1_000L)));
        service.environment.put(service.provider.apiKeyVariable(), service.simulated.apiKey());
        service.environment.put(service.provider.baseUrlVariable(), service.simulated.baseUrl());
        service.environment.put("POLL_INTERVAL", "500ms");
        if (arguments.rateLimit() != null) {
            Arguments.RateLimit limit = arguments.rateLimit();
            service.simulator.gateai().limits(limit.submits(), limit.window(), 5, Duration.ofMinutes(10));
            service.environment.put("GATEAI_RATE_LIMIT", limit.toString());
        }
        return service;
    }

    boolean isSimulated() {
        return simulator != null;
    }

    /** What a worker's environment says of it. */
    Map<String, String> environment() {
        return environment;
    }

    /** How many tasks it would charge for; empty where that cannot be looked up. */
    OptionalInt tasks() {
        return isSimulated() ? OptionalInt.of(created().size()) : OptionalInt.empty();
    }

    /** What it would charge for; of the stand-in only. */
    List<CreatedTask> created() {
        return simulated.createdTasks();
    }

    /** How many requests its limits have refused with 429; empty where that cannot be looked up. */
    OptionalLong rateLimited() {
        return isSimulated() && provider == Provider.GATEAI
                ? OptionalLong.of(simulator.gateai().rateLimited())
                : OptionalLong.empty();
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
