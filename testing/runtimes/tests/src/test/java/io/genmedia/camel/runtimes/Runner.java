package io.genmedia.camel.runtimes;

import java.nio.file.Files;
import java.nio.file.Path;

/** A runtime, and the application for it that the build has packaged. */
public enum Runner {
    /** Camel's own Main. */
    PLAIN("plain", "plain.jar"),
    /** Quarkus, as a fast-jar. */
    QUARKUS("quarkus", "quarkus-app/quarkus-run.jar"),
    /** Spring Boot, as an executable jar. */
    SPRING_BOOT("spring-boot", "spring-boot.jar");

    private final String folder;
    private final String jar;

    Runner(String folder, String jar) {
        this.folder = folder;
        this.jar = jar;
    }

    /** @return the application with the components and the shared routes */
    public Path jar() {
        return packaged(Path.of(folder));
    }

    /** @return the application without the components, with a route that does nothing */
    public Path bareJar() {
        return packaged(Path.of("bare", folder));
    }

    private Path packaged(Path module) {
        Path path = Path.of("..")
                .resolve(module)
                .resolve("target")
                .resolve(jar)
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException(
                    path + " is not there; ./mvnw package -pl testing/runtimes/tests -am makes it");
        }
        return path;
    }

    @Override
    public String toString() {
        return folder;
    }
}
