package io.genmedia.camel.quarkus.deployment.dev;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelEvent.CamelContextStartedEvent;

/** An application that buys as soon as it is up, and does not wait for what it bought. */
@ApplicationScoped
public class Buyer {

    @Inject
    ProducerTemplate template;

    void buy(@Observes CamelContextStartedEvent started) {
        template.asyncRequestBody("direct:film", "a film");
    }
}
