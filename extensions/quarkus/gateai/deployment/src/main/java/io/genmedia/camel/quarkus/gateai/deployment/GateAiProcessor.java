package io.genmedia.camel.quarkus.gateai.deployment;

import io.genmedia.camel.quarkus.media.deployment.MediaComponentBuildItem;
import io.quarkus.deployment.annotations.BuildStep;

/** Tells that the component is there; what it needs is built as for its siblings. */
class GateAiProcessor {

    @BuildStep
    MediaComponentBuildItem component() {
        return new MediaComponentBuildItem("gateai");
    }
}
