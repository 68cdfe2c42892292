package io.genmedia.camel.benchmarks.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A large file that is cheap to make: it is sparse, with random bytes at the beginning of each mebibyte. A piece that is lost,
 * repeated or moved changes its checksum.
 */
public final class StampedFile {

    private static final int BETWEEN_STAMPS = 1 << 20;
    private static final int STAMP = 4096;
    private static final int BUFFER = 1 << 16;

    private StampedFile() {}

    /** Writes it. */
    public static void write(Path path, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(size);
        byte[] stamp = new byte[STAMP];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
            for (long at = 0; at + STAMP <= size; at += BETWEEN_STAMPS) {
                random.nextBytes(stamp);
                file.seek(at);
                file.write(stamp);
            }
        }
    }

    /** @return the SHA-256 of a file, lower-case hexadecimal */
    public static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
