package io.genmedia.camel.studio;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the files of the studio are. */
@ApplicationScoped
class Folders {

    private final Path root;

    Folders(@ConfigProperty(name = "studio.folder") String folder) throws IOException {
        this.root = Path.of(folder).toAbsolutePath().normalize();
        Files.createDirectories(results());
        Files.createDirectories(inputs());
    }

    /** What was made. */
    Path results() {
        return root.resolve("results");
    }

    /** What people put in. */
    Path inputs() {
        return root.resolve("inputs");
    }
}
