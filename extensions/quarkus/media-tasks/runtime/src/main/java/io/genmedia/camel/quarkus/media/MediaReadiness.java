package io.genmedia.camel.quarkus.media;

import io.genmedia.camel.media.component.MediaComponent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows Camel's health checks of the components for generative media as one MicroProfile check, under the name that
 * camel-microprofile-health gives the checks of producers. Each Camel check stands in the data by its own id, with its state and, where
 * it is down, with why. As everywhere in Camel, checks of producers are made only with {@code camel.health.producers-enabled=true}:
 * they ask the provider, which costs nothing.
 */
@Readiness
@ApplicationScoped
public class MediaReadiness implements HealthCheck {

    static final String NAME = "camel-producers";

    private final CamelContext context;

    /** @param context of the application */
    @Inject
    public MediaReadiness(CamelContext context) {
        this.context = context;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up();
        Optional<HealthCheckRepository> producers = producers();
        if (producers.isEmpty()) {
            return response.withData(AbstractHealthCheck.CHECK_ENABLED, false).build();
        }
        List<String> prefixes = context.getComponentNames().stream()
                .map(name -> context.hasComponent(name))
                .filter(MediaComponent.class::isInstance)
                .map(component ->
                        "producer:" + ((MediaComponent) component).provider().scheme() + ":")
                .toList();
        producers.get().stream()
                .filter(check -> prefixes.stream().anyMatch(check.getId()::startsWith))
                .map(org.apache.camel.health.HealthCheck::callReadiness)
                .forEach(result -> add(response, result));
        return response.build();
    }

    private Optional<HealthCheckRepository> producers() {
        return Optional.ofNullable(HealthCheckHelper.getHealthCheckRepository(context, "producers"))
                .filter(HealthCheckRepository::isEnabled);
    }

    private static void add(HealthCheckResponseBuilder response, Result result) {
        String id = result.getCheck().getId();
        response.withData(id, result.getState().name());
        if (result.getState() == State.DOWN) {
            response.down();
            result.getMessage().ifPresent(why -> response.withData(id + ".message", why));
        }
    }
}
