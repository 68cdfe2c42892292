package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The health check says whether service and key are good, and makes no task. */
class MonetHealthTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    @Test
    void shouldBeUpWithAGoodKey() throws Exception {
        try (CamelContext context = started(component -> {})) {
            assertThat(results(context)).hasSize(2).allSatisfy(result -> {
                assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
                assertThat(result.getCheck().getId()).startsWith("producer:monet:");
                assertThat(result.getDetails()).containsEntry("service", monet().baseUrl());
            });
        }
        assertThat(monet().submits()).isZero();
        assertThat(monet().createdTasks()).isEmpty();
    }

    @Test
    void shouldBeDownWithAWrongKey() throws Exception {
        String wrong = "monet_wrong_key";
        try (CamelContext context =
                started(component -> component.getConfiguration().setApiKey(wrong))) {
            assertThat(results(context)).hasSize(2).allSatisfy(result -> {
                assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
                assertThat(result.getMessage())
                        .hasValueSatisfying(text -> assertThat(text).contains("401"));
                assertThat(result.getDetails().toString() + result.getMessage()).doesNotContain(wrong);
            });
        }
    }

    @Test
    void shouldBeDownWhereTheServiceIsAway() throws Exception {
        try (CamelContext context =
                started(component -> component.getConfiguration().setBaseUrl("http://127.0.0.1:1"))) {
            assertThat(results(context)).hasSize(2).allSatisfy(result -> assertThat(result.getState())
                    .isEqualTo(HealthCheck.State.DOWN));
        }
    }

    @Test
    void shouldBeDownWhereTheServiceHasTroubleAndUpAgainAfterwards() throws Exception {
        try (CamelContext context = started(component -> {})) {
            monet().faults().on(Operation.LIST).times(2, Fault.status(503));

            assertThat(results(context))
                    .extracting(HealthCheck.Result::getState)
                    .containsOnly(HealthCheck.State.DOWN);
            assertThat(results(context))
                    .extracting(HealthCheck.Result::getState)
                    .containsOnly(HealthCheck.State.UP);
        }
    }

    @Test
    void shouldBeUpWhereTheServiceAsksForPatience() throws Exception {
        try (CamelContext context = started(component -> {})) {
            monet().faults().on(Operation.LIST).times(2, Fault.status(429));

            assertThat(results(context))
                    .extracting(HealthCheck.Result::getState)
                    .containsOnly(HealthCheck.State.UP);
        }
    }

    @Test
    void shouldNotCheckWhereTheComponentSaysSo() throws Exception {
        try (CamelContext context = started(component -> component.setHealthCheckProducerEnabled(false))) {
            assertThat(results(context))
                    .extracting(HealthCheck.Result::getState)
                    .containsOnly(HealthCheck.State.UNKNOWN);
        }
        assertThat(monet().requests()).isEmpty();
    }

    @Test
    void shouldForgetTheChecksOfARouteThatStopped() throws Exception {
        try (CamelContext context = started(component -> {})) {
            context.getRouteController().stopRoute("video");
            context.removeRoute("video");

            assertThat(results(context)).hasSize(1);
        }
    }

    private static List<HealthCheck.Result> results(CamelContext context) {
        Collection<HealthCheck.Result> all = HealthCheckHelper.invokeReadiness(context);
        return all.stream()
                .filter(result -> result.getCheck().getId().contains("monet"))
                .toList();
    }

    private static CamelContext started(Consumer<MonetComponent> more) throws Exception {
        CamelContext context = Contexts.of(monet(), more);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        // else Camel shows one of those that are up
        registry.setExposureLevel("full");
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        Contexts.route(context, "video", "direct:video", "monet:video?model=sora-2");
        Contexts.route(context, "tasks", "direct:tasks", "monet:tasks");
        Contexts.route(context, "catalog", "direct:catalog", "monet:catalog");
        context.start();
        return context;
    }
}
