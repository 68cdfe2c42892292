package io.genmedia.camel.studio;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One studio works in a folder. The lock is the process's: it is gone with it, however that ends. */
final class FolderLock {

    private static FileLock held;

    private FolderLock() {}

    /** @throws IllegalArgumentException where another studio works there, or nobody can */
    static void take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held = file.tryLock();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " cannot be used: " + e + ". Name another with --folder.", e);
        }
        if (held == null) {
            throw new IllegalArgumentException("Another studio works in " + folder
                    + ". Stop it, or name another folder with --folder and another port with --port.");
        }
    }
}
