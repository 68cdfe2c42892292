package io.genmedia.camel.media.internal.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file under way, that only its owner may read. */
final class TempFile {

    private final Path path;
    private final FileChannel channel;
    private long size;

    private TempFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static TempFile create(Path directory, String stem) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path path = Files.createTempFile(directory, SafeFileNames.of(stem) + "-", ".part", rights);
        try {
            return new TempFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            size += channel.write(bytes, size);
        }
    }

    void clear() throws IOException {
        channel.truncate(0);
        size = 0;
    }

    /** @return its first bytes */
    byte[] start(int length) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(length, size));
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            // on
        }
        return start.array();
    }

    void close() throws IOException {
        channel.close();
    }

    /** Closes and deletes it, as far as that goes. */
    void delete() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
