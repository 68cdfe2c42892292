package io.genmedia.camel.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The prompts that the first run begins with. */
final class Samples {

    static final List<String> NAMES =
            List.of("sunrise.video.txt", "cat.image.txt", "tune.music.txt", "too-long.video.txt");

    /** The one that shows what a failure looks like. */
    static final String FAILS_ON_PURPOSE = "too-long.video.txt";

    private Samples() {}

    /** Puts those that are not there into the folder. */
    static void putInto(Path folder) throws IOException {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.write(file, content(name));
            }
        }
    }

    /** Whether a file is the sample that fails on purpose, and nobody has changed it. */
    static boolean failsOnPurpose(Path file) {
        try {
            return file.getFileName().toString().equals(FAILS_ON_PURPOSE)
                    && Arrays.equals(Files.readAllBytes(file), content(FAILS_ON_PURPOSE));
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            if (in == null) {
                throw new IOException("The sample " + name + " is missing from this program");
            }
            return in.readAllBytes();
        }
    }
}
