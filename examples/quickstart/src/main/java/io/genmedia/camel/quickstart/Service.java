package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.simulator.MediaSimulator;
import java.net.URI;
import java.time.Duration;

/** Who makes the media: the service, or a stand-in on this machine. */
final class Service implements AutoCloseable {

    static final String REAL = "https://monet.vision";

    private final MediaSimulator simulator;
    private final String baseUrl;
    private final String apiKey;
    private final String pollInterval;

    private Service(MediaSimulator simulator, String baseUrl, String apiKey, String pollInterval) {
        this.simulator = simulator;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.pollInterval = pollInterval;
    }

    static Service real(String baseUrl, String apiKey, String pollInterval) {
        return new Service(null, baseUrl == null ? REAL : baseUrl, apiKey, pollInterval);
    }

    static Service simulated(String pollInterval) {
        MediaSimulator simulator = MediaSimulator.builder().start();
        simulator
                .monet()
                .taskDuration("video", Duration.ofSeconds(6))
                .taskDuration("music", Duration.ofSeconds(4))
                .taskDuration("image", Duration.ofSeconds(3));
        return new Service(
                simulator,
                simulator.monet().baseUrl(),
                simulator.monet().apiKey(),
                pollInterval == null ? "500ms" : pollInterval);
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
