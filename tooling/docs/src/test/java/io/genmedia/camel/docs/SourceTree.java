package io.genmedia.camel.docs;

import io.genmedia.camel.media.catalog.MediaCatalog;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in, from whatever folder of it they are started. */
final class SourceTree {

    private SourceTree() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static MediaCatalog monet() {
        return MediaCatalog.load("monet", "Monet AI", catalogOf("monet").resolve("index.json"));
    }

    static MediaCatalog gateai() {
        return MediaCatalog.load("gateai", "GateAI Core", catalogOf("gateai").resolve("index.json"));
    }

    static MediaCatalog unifically() {
        return MediaCatalog.load(
                "unifically", "Unifically", catalogOf("unifically").resolve("index.json"));
    }

    /** @return the folder of a component's catalog */
    static Path catalogOf(String scheme) {
        return root().resolve(
                        "camel-" + scheme + "-component/src/main/resources/io/genmedia/camel/" + scheme + "/catalog");
    }
}
