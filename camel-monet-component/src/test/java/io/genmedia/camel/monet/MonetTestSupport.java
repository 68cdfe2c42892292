package io.genmedia.camel.monet;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A context whose component speaks to the simulator, with tasks of a blink. */
abstract class MonetTestSupport extends CamelTestSupport {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(monet().baseUrl());
        component.getConfiguration().setApiKey(monet().apiKey());
        component.getConfiguration().setPollInterval("20ms");
        created.addComponent("monet", component);
        return created;
    }

    @BeforeEach
    void makeTasksShort() {
        monet().taskDuration(Duration.ofMillis(60));
    }

    static MonetSimulator monet() {
        return simulator.monet();
    }

    MonetConfiguration options() {
        return context.getComponent("monet", MonetComponent.class).getConfiguration();
    }
}
