package io.genmedia.camel.media.springboot.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes what a starter is made of from the metadata that Camel's build wrote about its component: the class of its properties,
 * its auto-configuration, their names for Spring, and what editors complete. So a starter knows every option of the component, in the same words.
 */
public final class StarterGenerator {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
    private static final String FACTORIES = "META-INF/spring.factories";
    private static final String OPTIONS = "io.genmedia.camel.media.springboot.MediaComponentOptions";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private StarterGenerator() {}

    /**
     * @param args the name of the component's class, whose jar is on the class path; and the folder to write to
     * @throws IOException where something cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        write(StarterComponent.onClassPath(args[0]), Path.of(args[1]));
    }

    static void write(StarterComponent component, Path folder) throws IOException {
        Path sources = folder.resolve("java").resolve(component.packageName().replace('.', '/'));
        for (Map.Entry<String, String> source :
                new StarterSources(component).all().entrySet()) {
            write(sources.resolve(source.getKey() + ".java"), source.getValue());
        }
        Path resources = folder.resolve("resources");
        write(resources.resolve(METADATA), new StarterMetadata(component).text());
        String inPackage = component.packageName() + ".";
        write(resources.resolve(IMPORTS), inPackage + component.autoConfigurationName() + "\n");
        write(resources.resolve(FACTORIES), OPTIONS + "=" + inPackage + component.configurationName() + "\n");
    }

    /** A file that holds this already is left as it is, so that nothing is compiled for nothing. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
