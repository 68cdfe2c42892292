package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Application;
import io.genmedia.camel.durability.app.Lane;
import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.durability.app.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How a JVM is started that runs the application: quickly, for it lives seconds. A first one, which has nothing to do, leaves an
 * archive of the classes that it has loaded; the JVM takes such an archive for jars alone, so that folders of classes are packed.
 */
final class ApplicationJvm {

    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx256m");

    private static ApplicationJvm shared;

    private final String classPath;
    private final Path archive;

    private ApplicationJvm(Path folder) throws IOException {
        this.archive = folder.resolve("classes.jsa");
        this.classPath = packed(folder, System.getProperty("java.class.path"));
        makeArchive(folder);
    }

    /** @return the same for all runs of this process */
    static synchronized ApplicationJvm shared() {
        if (shared == null) {
            try {
                shared = new ApplicationJvm(Folders.fresh(Path.of("target", "durability", "jvm")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** @return what runs the application with these system properties */
    List<String> command(Map<String, String> properties) {
        return command("-XX:SharedArchiveFile=" + archive, properties);
    }

    private List<String> command(String flag, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add(flag);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(classPath);
        command.add(Application.class.getName());
        return command;
    }

    private void makeArchive(Path folder) throws IOException {
        Settings settings = new Settings("first", folder, Lane.of(Source.FOLDER, Completion.NONE), "", "");
        Map<String, String> properties = new LinkedHashMap<>(settings.toProperties());
        for (String scheme : Lane.SCHEMES) {
            properties.put("camel.component." + scheme + ".api-key", "none-is-asked-for");
            properties.put(
                    "camel.component." + scheme + ".task-store-url",
                    Database.h2().url(folder));
        }
        Node.start("first", command("-XX:ArchiveClassesAtExit=" + archive, properties), folder.resolve("first.log"))
                .awaitReady()
                .stop();
    }

    private static String packed(Path folder, String classPath) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String element : classPath.split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (Files.isDirectory(path)) {
                path = pack(path, folder.resolve("classes-" + packed.size() + ".jar"));
            }
            packed.add(path.toString());
        }
        return String.join(File.pathSeparator, packed);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(name));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
