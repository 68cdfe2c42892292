package io.genmedia.camel.media.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import io.genmedia.camel.media.simulator.gateai.SimulatedGateAi;
import io.genmedia.camel.media.simulator.internal.EventClock;
import io.genmedia.camel.media.simulator.internal.HttpTransport;
import io.genmedia.camel.media.simulator.internal.ProviderRouter;
import io.genmedia.camel.media.simulator.lean.LeanTransport;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.media.simulator.monet.SimulatedMonet;
import io.genmedia.camel.media.simulator.unifically.SimulatedUnifically;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import io.genmedia.camel.media.simulator.wiremock.WireMockTransport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Stands in for the providers of generative media on a port of the loopback address. It is strict (what the documents do
 * not know is refused), it remembers (tasks, files, idempotency keys), and its results are media that a player opens.
 *
 * <pre>{@code
 * try (MediaSimulator simulator = MediaSimulator.builder().taskDuration(Duration.ofMillis(200)).start()) {
 *     MonetSimulator monet = simulator.monet();
 *     // a client of monet.baseUrl() with the key monet.apiKey()
 * }
 * }</pre>
 */
public final class MediaSimulator implements AutoCloseable {

    private final MonetSimulator monet;
    private final GateAiSimulator gateai;
    private final UnificallySimulator unifically;
    private final HttpTransport transport;
    private volatile int port;
    private volatile boolean closed;

    private MediaSimulator(Builder builder) {
        this.monet = new MonetSimulator(
                builder.clock, builder.apiKey, builder.taskDuration, () -> baseUrl() + SimulatedMonet.PREFIX);
        this.gateai = new GateAiSimulator(
                builder.clock, builder.gateAiApiKey, builder.taskDuration, () -> baseUrl() + SimulatedGateAi.PREFIX);
        this.unifically = new UnificallySimulator(
                builder.clock,
                builder.unificallyApiKey,
                builder.taskDuration,
                () -> baseUrl() + SimulatedUnifically.PREFIX,
                () -> baseUrl() + SimulatedUnifically.FILES_PREFIX);
        ProviderRouter router = new ProviderRouter(
                List.of(monet.provider(), gateai.provider(), unifically.provider(), unifically.filesProvider()));
        EventClock eventClock = new EventClock(builder.clock);
        this.transport = switch (builder.transport) {
            case WIREMOCK -> new WireMockTransport(builder.port, router, eventClock);
            case LEAN -> new LeanTransport(builder.port, router, eventClock);
        };
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A simulator with the defaults, started. */
    public static MediaSimulator started() {
        return builder().start();
    }

    /** The simulated Monet AI. */
    public MonetSimulator monet() {
        return monet;
    }

    /** The simulated GateAI Core. */
    public GateAiSimulator gateai() {
        return gateai;
    }

    /** The simulated Unifically. */
    public UnificallySimulator unifically() {
        return unifically;
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The address of the server, without a provider's path. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * The WireMock server, on which a test can stub what no provider owns, such as the target of a redirect.
     *
     * @throws IllegalStateException when the transport is not {@link SimulatorTransport#WIREMOCK}
     */
    public WireMockServer wireMock() {
        if (transport instanceof WireMockTransport wireMock) {
            return wireMock.server();
        }
        throw new IllegalStateException("there is a WireMock server with the transport WIREMOCK only");
    }

    /** Forgets tasks, files, faults and requests of all providers, and takes all settings back. */
    public void reset() {
        monet.reset();
        gateai.reset();
        unifically.reset();
        if (transport instanceof WireMockTransport wireMock) {
            wireMock.server().resetAll();
        }
    }

    /** Stops the server, deletes the temporary files, and leaves no thread behind. What was recorded can still be read. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            unifically.close();
            transport.close();
            monet.deleteFiles();
            gateai.deleteFiles();
            unifically.deleteFiles();
        }
    }

    private MediaSimulator listen() {
        port = transport.start();
        return this;
    }

    /** Says how a simulator is to be. */
    public static final class Builder {

        private int port;
        private SimulatorTransport transport = SimulatorTransport.WIREMOCK;
        private InstantSource clock = InstantSource.system();
        private Duration taskDuration = Duration.ofSeconds(1);
        private String apiKey = "monet_test_key";
        private String gateAiApiKey = "sk-gateai-test-key";
        private String unificallyApiKey = "unifically-test-key";

        private Builder() {}

        /** The port; 0, the default, takes one that is free. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("the port is " + number + "; it must be from 0 to 65535");
            }
            port = number;
            return this;
        }

        /** What carries HTTP; WireMock unless said otherwise. */
        public Builder transport(SimulatorTransport kind) {
            transport = Objects.requireNonNull(kind, "transport");
            return this;
        }

        /** The time by which tasks go on; the system's unless said otherwise. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /** How long a task takes; one second unless said otherwise. */
        public Builder taskDuration(Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("the duration is " + duration + "; it cannot be negative");
            }
            taskDuration = duration;
            return this;
        }

        /** The API key that Monet accepts; {@code monet_test_key} unless said otherwise. */
        public Builder apiKey(String key) {
            apiKey = Objects.requireNonNull(key, "apiKey");
            return this;
        }

        /** The API key that GateAI accepts; {@code sk-gateai-test-key} unless said otherwise. */
        public Builder gateAiApiKey(String key) {
            gateAiApiKey = Objects.requireNonNull(key, "gateAiApiKey");
            return this;
        }

        /** The API key that Unifically accepts; {@code unifically-test-key} unless said otherwise. */
        public Builder unificallyApiKey(String key) {
            unificallyApiKey = Objects.requireNonNull(key, "unificallyApiKey");
            return this;
        }

        /** Starts it. */
        public MediaSimulator start() {
            return new MediaSimulator(this).listen();
        }
    }
}
