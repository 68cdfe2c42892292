package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.digest.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Content whose digest is known when it was read to its end: of the bytes that were read, last. */
final class DigestedSource implements MediaSource {

    private final MediaSource content;
    private volatile String digest;

    DigestedSource(MediaSource content) {
        this.content = content;
    }

    /** Empty where it was not read, or not to its end, the last time that it was opened. */
    Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    @Override
    public String filename() {
        return content.filename();
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public String mediaType() throws IOException {
        return content.mediaType();
    }

    @Override
    public InputStream open() throws IOException {
        digest = null;
        return new Digesting(content.open(), content.length());
    }

    @Override
    public boolean repeatable() {
        return content.repeatable();
    }

    @Override
    public String toString() {
        return content.toString();
    }

    /** Who reads a known length need not read on to be told that it is the end. */
    private final class Digesting extends FilterInputStream {

        private final MessageDigest sha = Sha256.begin();
        private final long expected;
        private long count;

        Digesting(InputStream in, long expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                sha.update(bytes, offset, read);
                count += read;
                digest = count == expected ? HexFormat.of().formatHex(sha.digest()) : null;
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            throw new IOException("Content whose digest is wanted is read, not skipped");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
