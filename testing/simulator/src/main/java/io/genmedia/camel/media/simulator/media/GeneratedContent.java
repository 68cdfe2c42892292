package io.genmedia.camel.media.simulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Content of any size that is never held: each byte is a function of its position and a seed (SplitMix64), so that every
 * part can be made again and the checksum is known.
 */
public final class GeneratedContent implements MediaContent {

    private final String contentType;
    private final long size;
    private final long seed;

    /** {@code size} bytes made from {@code seed}. */
    public GeneratedContent(String contentType, long size, long seed) {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + "; it cannot be negative");
        }
        this.contentType = contentType;
        this.size = size;
        this.seed = seed;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String etag() {
        return "\"generated-" + Long.toHexString(seed) + "-" + size + "\"";
    }

    @Override
    public InputStream open(long offset) {
        return new Reader(offset);
    }

    /** The SHA-256 of all bytes, lower-case hexadecimal; reads the content once through. */
    public String sha256() {
        try (InputStream in = open(0)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long word(long index) {
        long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private final class Reader extends InputStream {

        private long position;

        Reader(long position) {
            this.position = position;
        }

        @Override
        public int read() {
            if (position >= size) {
                return -1;
            }
            int value = (int) (word(position >>> 3) >>> ((position & 7) * 8)) & 0xFF;
            position++;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, buffer.length);
            if (length == 0) {
                return 0;
            }
            if (position >= size) {
                return -1;
            }
            int count = (int) Math.min(length, size - position);
            int done = 0;
            while (done < count) {
                long word = word(position >>> 3) >>> ((position & 7) * 8);
                int inWord = (int) Math.min(8 - (position & 7), count - done);
                for (int i = 0; i < inWord; i++) {
                    buffer[offset + done + i] = (byte) word;
                    word >>>= 8;
                }
                done += inWord;
                position += inWord;
            }
            return count;
        }
    }
}
