package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
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
        return Channels.newInputStream(channel());
    }

    @Override
    public ReadableByteChannel channel() throws IOException {
        digest = null;
        return new Digesting(content.channel(), content.length());
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
    private final class Digesting implements ReadableByteChannel {

        private final ReadableByteChannel in;
        private final MessageDigest sha = Sha256.begin();
        private final long expected;
        private long count;

        Digesting(ReadableByteChannel in, long expected) {
            this.in = in;
            this.expected = expected;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int read = in.read(target);
            if (read > 0) {
                sha.update(target.slice(start, read));
                count += read;
                digest = count == expected ? HexFormat.of().formatHex(sha.digest()) : null;
            }
            return read;
        }

        @Override
        public boolean isOpen() {
            return in.isOpen();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
