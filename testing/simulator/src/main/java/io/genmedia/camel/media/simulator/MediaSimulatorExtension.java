package io.genmedia.camel.media.simulator;

import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulator for a class of JUnit tests: started before the first, reset before each, closed after the last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();
 * }</pre>
 */
public final class MediaSimulatorExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final MediaSimulator.Builder builder = MediaSimulator.builder();
    private MediaSimulator simulator;
    private int openClasses;

    private MediaSimulatorExtension() {}

    /** An extension with the defaults of {@link MediaSimulator#builder()}. */
    public static MediaSimulatorExtension create() {
        return new MediaSimulatorExtension();
    }

    /** See {@link MediaSimulator.Builder#port}. */
    public MediaSimulatorExtension port(int number) {
        builder.port(number);
        return this;
    }

    /** See {@link MediaSimulator.Builder#transport}. */
    public MediaSimulatorExtension transport(SimulatorTransport kind) {
        builder.transport(kind);
        return this;
    }

    /** See {@link MediaSimulator.Builder#clock}. */
    public MediaSimulatorExtension clock(InstantSource source) {
        builder.clock(source);
        return this;
    }

    /** See {@link MediaSimulator.Builder#taskDuration}. */
    public MediaSimulatorExtension taskDuration(Duration duration) {
        builder.taskDuration(duration);
        return this;
    }

    /** See {@link MediaSimulator.Builder#apiKey}. */
    public MediaSimulatorExtension apiKey(String key) {
        builder.apiKey(key);
        return this;
    }

    /** See {@link MediaSimulator.Builder#gateAiApiKey}. */
    public MediaSimulatorExtension gateAiApiKey(String key) {
        builder.gateAiApiKey(key);
        return this;
    }

    /** See {@link MediaSimulator.Builder#unificallyApiKey}. */
    public MediaSimulatorExtension unificallyApiKey(String key) {
        builder.unificallyApiKey(key);
        return this;
    }

    /** The simulated GateAI Core. */
    public GateAiSimulator gateai() {
        return simulator().gateai();
    }

    /** The simulated Monet AI. */
    public MonetSimulator monet() {
        return simulator().monet();
    }

    /** The simulated Unifically. */
    public UnificallySimulator unifically() {
        return simulator().unifically();
    }

    /** The simulator itself. */
    public MediaSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("not started; is the extension a static field with @RegisterExtension?");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested class comes here too, while its outer class has the simulator open.
        if (openClasses++ == 0) {
            simulator = builder.start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--openClasses == 0) {
            simulator().close();
            simulator = null;
        }
    }
}
