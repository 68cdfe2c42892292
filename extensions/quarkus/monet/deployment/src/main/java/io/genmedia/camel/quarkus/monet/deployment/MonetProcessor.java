package io.genmedia.camel.quarkus.monet.deployment;

import io.genmedia.camel.quarkus.media.deployment.MediaComponentBuildItem;
import io.quarkus.deployment.annotations.BuildStep;

/** Tells that the component is there; what it needs is built as for its siblings. */
class MonetProcessor {

    @BuildStep
    MediaComponentBuildItem component() {
        return new MediaComponentBuildItem("monet");
    }
}
