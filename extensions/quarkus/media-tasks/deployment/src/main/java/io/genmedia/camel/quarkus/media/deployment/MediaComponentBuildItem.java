package io.genmedia.camel.quarkus.media.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import java.util.Objects;

/** A component for a provider of generative media is in the application. What all of these need is built by this module. */
public final class MediaComponentBuildItem extends MultiBuildItem {

    private final String scheme;

    /** @param scheme of the component; its artifact is {@code camel-SCHEME}, its package ends with the same word */
    public MediaComponentBuildItem(String scheme) {
        this.scheme = Objects.requireNonNull(scheme, "scheme");
    }

    /** @return the artifact that the component stands in */
    public String artifactId() {
        return "camel-" + scheme;
    }

    /** @return where the catalog of models stands on the class path, for all files below */
    public String catalog() {
        return "io/genmedia/camel/" + scheme + "/catalog/**";
    }

    /** @return the name of the extension, as Quarkus shows it when the application starts */
    public String feature() {
        return "camel-" + scheme;
    }
}
