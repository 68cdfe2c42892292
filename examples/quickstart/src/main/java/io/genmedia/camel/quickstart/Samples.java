package io.genmedia.camel.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The prompts that the first run begins with. */
final class Samples {

    /** The one that shows what a failure looks like. */
    static final String FAILS_ON_PURPOSE = "too-long.video.txt";

    private final Provider provider;

    Samples(Provider provider) {
        this.provider = provider;
    }

    /** Puts those that are not there into the folder. */
    void putInto(Path folder) throws IOException {
        for (String name : provider.samples()) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.write(file, content(name));
            }
        }
    }

    /** Whether a file is the sample that fails on purpose, and nobody has changed it. */
    boolean failsOnPurpose(Path file) {
        try {
            return file.getFileName().toString().equals(FAILS_ON_PURPOSE)
                    && Arrays.equals(Files.readAllBytes(file), content(FAILS_ON_PURPOSE));
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] content(String name) throws IOException {
        String resource = "/samples/" + provider.scheme() + "/" + name;
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The sample " + resource + " is missing from this program");
            }
            return in.readAllBytes();
        }
    }
}
