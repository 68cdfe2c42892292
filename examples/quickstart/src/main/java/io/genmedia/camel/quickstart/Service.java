package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.net.URI;

/** Who makes the media: the service, or a stand-in on this machine. */
final class Service implements AutoCloseable {

    private final Provider provider;
    private final MediaSimulator simulator;
    private final String baseUrl;
    private final String apiKey;
    private final String uploadUrl;
    private final String pollInterval;

    private Service(
            Provider provider,
            MediaSimulator simulator,
            String baseUrl,
            String apiKey,
            String uploadUrl,
            String pollInterval) {
        this.provider = provider;
        this.simulator = simulator;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.uploadUrl = uploadUrl;
        this.pollInterval = pollInterval;
    }

    static Service real(Provider provider, String baseUrl, String apiKey, String uploadUrl, String pollInterval) {
        return new Service(
                provider, null, baseUrl == null ? provider.address() : baseUrl, apiKey, uploadUrl, pollInterval);
    }

    static Service simulated(Provider provider, String pollInterval) {
        MediaSimulator simulator = MediaSimulator.builder().start();
        ProviderSimulator<?> simulated = provider.simulatedBy(simulator);
        return new Service(
                provider,
                simulator,
                simulated.baseUrl(),
                simulated.apiKey(),
                provider.simulatedUploadUrl(simulator),
                pollInterval == null ? "500ms" : pollInterval);
    }

    Provider provider() {
        return provider;
    }

    boolean isSimulated() {
        return simulator != null;
    }

    /** Whether this may cost money: anything that is not on this machine. */
    boolean isPaid() {
        String host = isSimulated() ? "localhost" : URI.create(baseUrl).getHost();
        return host == null || !(host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    String baseUrl() {
        return baseUrl;
    }

    String apiKey() {
        return apiKey;
    }

    /** Where files go; null for the usual address. */
    String uploadUrl() {
        return uploadUrl;
    }

    /** Null for the usual one. */
    String pollInterval() {
        return pollInterval;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
