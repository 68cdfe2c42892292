package io.genmedia.camel.quarkus.it;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The providers, on this machine: started before the application, which is told where they are. */
public class SimulatorResource implements QuarkusTestResourceLifecycleManager {

    private MediaSimulator simulator;

    @Override
    public Map<String, String> start() {
        simulator = MediaSimulator.builder()
                .transport(SimulatorTransport.LEAN)
                .taskDuration(Duration.ofMillis(200))
                .start();
        Map<String, String> options = new HashMap<>();
        options.put("camel.component.monet.base-url", simulator.monet().baseUrl());
        options.put("camel.component.monet.api-key", simulator.monet().apiKey());
        options.put("camel.component.gateai.base-url", simulator.gateai().baseUrl());
        options.put("camel.component.gateai.api-key", simulator.gateai().apiKey());
        options.put(
                "camel.component.unifically.base-url", simulator.unifically().baseUrl());
        options.put("camel.component.unifically.api-key", simulator.unifically().apiKey());
        return options;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(MediaSimulator.class));
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
