package io.genmedia.camel.runtimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes room for a run. */
public final class Folders {

    private Folders() {}

    /** Deletes what an earlier run has left, and makes the folder anew. */
    public static Path fresh(Path folder) {
        try {
            if (Files.exists(folder)) {
                List<Path> old;
                try (Stream<Path> found = Files.walk(folder)) {
                    old = found.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path path : old) {
                    Files.delete(path);
                }
            }
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
