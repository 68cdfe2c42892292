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
        return MediaCatalog.load(
                "monet",
                "Monet AI",
                root().resolve("camel-monet-component/src/main/resources/io/genmedia/camel/monet/catalog/index.json"));
    }
}
