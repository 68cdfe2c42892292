package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;
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

/** The health check reads the account: it says whether service and key are good, and costs nothing. */
class UnificallyHealthTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @Test
    void shouldBeUpWithAGoodKeyAndAskForTheAccountAlone() throws Exception {
        List<HealthCheck.Result> results;
        try (CamelContext context = started(simulator.unifically().apiKey())) {
            results = results(context);
        }

        assertThat(results).extracting(HealthCheck.Result::getState).containsExactly(HealthCheck.State.UP);
        assertThat(simulator.unifically().requests())
                .extracting(RecordedRequest::operation)
                .containsExactly(Operation.ACCOUNT);
    }

    @Test
    void shouldBeUpWithAnEmptyAccount() throws Exception {
        simulator.unifically().balance(0);

        assertThat(stateNow()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void shouldBeDownWithAWrongKeyAndNotShowIt() throws Exception {
        List<HealthCheck.Result> results;
        try (CamelContext context = started("uk-wrong-key")) {
            results = results(context);
        }

        assertThat(results).extracting(HealthCheck.Result::getState).containsExactly(HealthCheck.State.DOWN);
        assertThat(results.stream()
                        .map(result -> result.getMessage() + " " + result.getDetails())
                        .collect(Collectors.joining()))
                .contains("401")
                .doesNotContain("uk-wrong-key");
    }

    @Test
    void shouldBeDownWhereTheServiceHasTrouble() throws Exception {
        simulator.unifically().faults().on(Operation.ACCOUNT).always(Fault.status(500));
        assertThat(stateNow()).isEqualTo(HealthCheck.State.DOWN);

        simulator.unifically().faults().on(Operation.ACCOUNT).always(Fault.resetBeforeActing());
        assertThat(stateNow()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void shouldBeUpWhereOnlyTooMuchIsAsked() throws Exception {
        simulator.unifically().faults().on(Operation.ACCOUNT).always(Fault.status(429));

        assertThat(stateNow()).isEqualTo(HealthCheck.State.UP);
    }

    private static HealthCheck.State stateNow() throws Exception {
        try (CamelContext context = started(simulator.unifically().apiKey())) {
            return results(context).get(0).getState();
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
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(simulator.unifically().baseUrl());
        component.getConfiguration().setApiKey(key);
        context.addComponent("unifically", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:kite").to("unifically:image?model=openai/gpt-image-2");
                from("direct:catalog").to("unifically:catalog");
            }
        });
        context.start();
        return context;
    }

    private static List<HealthCheck.Result> results(CamelContext context) {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:unifically"))
                .toList();
    }
}
