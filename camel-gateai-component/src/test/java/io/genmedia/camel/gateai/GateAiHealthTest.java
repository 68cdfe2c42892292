package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The health check reads the credits: it says whether service and key are good, costs nothing, and counts in no limit. */
class GateAiHealthTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @Test
    void shouldBeUpWithAGoodKeyAndAskForTheCreditsAlone() throws Exception {
        List<HealthCheck.State> states;
        try (CamelContext context = started(simulator.gateai().apiKey())) {
            states = states(context);
        }

        assertThat(states).containsExactly(HealthCheck.State.UP);
        assertThat(simulator.gateai().requests())
                .extracting(request -> request.operation())
                .containsExactly(Operation.ACCOUNT);
    }

    @Test
    void shouldBeDownWithAWrongKey() throws Exception {
        try (CamelContext context = started("sk-wrong")) {
            assertThat(states(context)).containsExactly(HealthCheck.State.DOWN);
        }
    }

    private static CamelContext started(String key) throws Exception {
        CamelContext context = new DefaultCamelContext();
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        // else Camel shows one of those that are up
        registry.setExposureLevel("full");
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(simulator.gateai().baseUrl());
        component.getConfiguration().setApiKey(key);
        context.addComponent("gateai", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:kite").to("gateai:image?model=gpt-image-2");
                from("direct:catalog").to("gateai:catalog");
            }
        });
        context.start();
        return context;
    }

    private static List<HealthCheck.State> states(CamelContext context) {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:gateai"))
                .map(HealthCheck.Result::getState)
                .toList();
    }
}
