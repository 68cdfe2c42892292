package io.genmedia.camel.media.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The catalogs of the components of this source tree. */
final class CatalogFiles {

    private CatalogFiles() {}

    /** @return all files of all of them */
    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> components = Files.newDirectoryStream(Path.of(".."), "camel-*-component")) {
            for (Path component : components) {
                try (Stream<Path> resources = Files.walk(component.resolve("src/main/resources"))) {
                    resources
                            .filter(file -> file.toString().matches(".*[/\\\\]catalog[/\\\\].*\\.json"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    /** @return the index of each */
    static List<Path> indices() throws IOException {
        return all().stream().filter(file -> file.endsWith("index.json")).toList();
    }
}
