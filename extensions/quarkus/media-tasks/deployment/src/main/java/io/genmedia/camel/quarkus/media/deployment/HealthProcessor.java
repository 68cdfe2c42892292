package io.genmedia.camel.quarkus.media.deployment;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;

/** Shows Camel's health checks of the components where the application tells its health. */
class HealthProcessor {

    private static final String CHECK = "io.genmedia.camel.quarkus.media.MediaReadiness";

    /** Camel's own extension shows the checks of all producers, under the same name. */
    private static final String CAMELS_OWN =
            "org.apache.camel.microprofile.health.CamelMicroProfileHealthCheckRegistry";

    @BuildStep
    void readiness(Capabilities capabilities, BuildProducer<HealthBuildItem> checks) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)
                && !QuarkusClassLoader.isClassPresentAtRuntime(CAMELS_OWN)) {
            checks.produce(new HealthBuildItem(CHECK, true));
        }
    }
}
