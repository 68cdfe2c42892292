package io.genmedia.camel.media.internal.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Local media: what a provider is to be sent. */
public sealed interface MediaSource
        permits MediaSource.PathSource, MediaSource.BytesSource, MediaSource.StreamSource, DigestedSource {

    /** @return a file name, as it was given; {@link SafeFileNames#of} makes it safe */
    String filename();

    /** @return the length in bytes; -1 where not known */
    long length();

    /** @return the media type by the first bytes, else by the name, else {@link MediaTypes#UNKNOWN}; may read from a disk */
    String mediaType() throws IOException;

    /**
     * @return the bytes, for the caller to close
     * @throws IOException where they cannot be read, or were read before and are not {@link #repeatable}
     */
    InputStream open() throws IOException;

    /**
     * @return the same as {@link #open}, for who has a buffer
     * @throws IOException as there
     */
    default ReadableByteChannel channel() throws IOException {
        return Channels.newChannel(open());
    }

    /** @return whether it can be opened more than once */
    boolean repeatable();

    /**
     * @param path an existing file
     * @return it as a source
     * @throws IOException where there is no such file, or it is none that can be read
     */
    static MediaSource of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IOException("Not a file that can be read: " + path);
        }
        return new PathSource(path);
    }

    /** @return bytes as a source; the name may be null */
    static MediaSource of(byte[] bytes, String filename) {
        return new BytesSource(bytes, filename, null);
    }

    /** @return a stream as a source, which can be sent once; the name may be null, the length -1 */
    static MediaSource of(InputStream stream, String filename, long length) {
        return new StreamSource(stream, filename, length);
    }

    /** A file. */
    final class PathSource implements MediaSource {

        private final Path path;

        PathSource(Path path) {
            this.path = path;
        }

        /** @return the file */
        public Path path() {
            return path;
        }

        @Override
        public String filename() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public long length() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                return -1;
            }
        }

        @Override
        public String mediaType() throws IOException {
            try (InputStream in = open()) {
                return typeOf(in.readNBytes(MediaTypes.MAGIC_LENGTH), null, filename());
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public ReadableByteChannel channel() throws IOException {
            return FileChannel.open(path);
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Bytes in memory. */
    final class BytesSource implements MediaSource {

        private final byte[] bytes;
        private final String filename;
        private final String declaredType;

        BytesSource(byte[] bytes, String filename, String declaredType) {
            this.bytes = Objects.requireNonNull(bytes, "bytes");
            this.declaredType = declaredType;
            this.filename =
                    filename == null || filename.isBlank() ? "media." + MediaTypes.extension(mediaType()) : filename;
        }

        /** @return the bytes themselves, not a copy */
        @SuppressWarnings("EI_EXPOSE_REP")
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String filename() {
            return filename;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public String mediaType() {
            return typeOf(bytes, declaredType, filename);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public String toString() {
            return filename + " (" + bytes.length + " bytes)";
        }
    }

    /** A stream, which can be read once. */
    final class StreamSource implements MediaSource {

        private final InputStream stream;
        private final String filename;
        private final long length;
        private final AtomicBoolean opened = new AtomicBoolean();
        private byte[] start;

        StreamSource(InputStream stream, String filename, long length) {
            this.stream = Objects.requireNonNull(stream, "stream");
            this.filename = filename;
            this.length = length < 0 ? -1 : length;
        }

        @Override
        public synchronized String filename() {
            if (filename != null && !filename.isBlank()) {
                return filename;
            }
            return "media." + (start == null ? "bin" : MediaTypes.extension(typeOf(start, null, null)));
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public synchronized String mediaType() throws IOException {
            return typeOf(start(), null, filename);
        }

        @Override
        public synchronized InputStream open() throws IOException {
            if (!opened.compareAndSet(false, true)) {
                throw new IOException("The stream '" + filename() + "' was read before, and can be read only once:"
                        + " enable stream caching, or give a file or bytes");
            }
            return new SequenceInputStream(new ByteArrayInputStream(start()), stream);
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public String toString() {
            return filename();
        }

        private byte[] start() throws IOException {
            if (start == null) {
                start = stream.readNBytes(MediaTypes.MAGIC_LENGTH);
            }
            return start;
        }
    }

    private static String typeOf(byte[] start, String declared, String filename) {
        Optional<String> type = MediaTypes.recognize(start);
        if (type.isEmpty()) {
            type = MediaTypes.normalize(declared);
        }
        if (type.isEmpty()) {
            type = MediaTypes.byFilename(filename);
        }
        return type.orElse(MediaTypes.UNKNOWN);
    }
}
