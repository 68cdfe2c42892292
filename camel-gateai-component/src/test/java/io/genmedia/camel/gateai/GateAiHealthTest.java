package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.spi.TaskStore;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void shouldBeDownWhileTheStoreDoesNotAnswer() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        TaskStore store = (TaskStore) Proxy.newProxyInstance(
                TaskStore.class.getClassLoader(), new Class<?>[] {TaskStore.class}, (proxy, method, arguments) -> {
                    if (away.get() && method.getName().equals("find")) {
                        throw new IllegalStateException("connection refused");
                    }
                    return answer(method);
                });
        List<HealthCheck.State> during;
        List<HealthCheck.State> afterwards;
        try (CamelContext context = started(simulator.gateai().apiKey(), store)) {
            away.set(true);
            during = states(context);
            away.set(false);
            afterwards = states(context);
        }

        assertThat(during).containsExactly(HealthCheck.State.DOWN);
        assertThat(afterwards).containsExactly(HealthCheck.State.UP);
    }

    /** Of a durable store that has nothing. */
    private static Object answer(Method method) {
        return switch (method.getName()) {
            case "isDurable" -> true;
            case "node" -> "here";
            default ->
                method.getReturnType() == Optional.class
                        ? Optional.empty()
                        : method.getReturnType() == List.class
                                ? List.of()
                                : method.getReturnType() == int.class ? 0 : false;
        };
    }

    private static CamelContext started(String key) throws Exception {
        return started(key, null);
    }

    private static CamelContext started(String key, TaskStore store) throws Exception {
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
        component.setTaskStore(store);
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
