package io.genmedia.camel.media.simulator.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A request body that a transport has read to its end: in memory while it is small, in a temporary file beyond that, so
 * that a large upload costs no heap. Closing deletes the file.
 */
public final class SpooledBody extends OutputStream {

    private static final int IN_MEMORY = 256 * 1024;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(512);
    private Path file;
    private OutputStream fileOutput;
    private long size;

    /** An empty body. */
    public static SpooledBody empty() {
        return new SpooledBody();
    }

    /** A body of this text in UTF-8. */
    public static SpooledBody of(String text) {
        SpooledBody body = new SpooledBody();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.memory.write(bytes, 0, bytes.length);
        body.size = bytes.length;
        return body;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (fileOutput == null && size + length > IN_MEMORY) {
            file = Files.createTempFile("media-simulator-request", ".body");
            fileOutput = Files.newOutputStream(file);
            memory.writeTo(fileOutput);
            memory = null;
        }
        if (fileOutput == null) {
            memory.write(bytes, offset, length);
        } else {
            fileOutput.write(bytes, offset, length);
        }
        size += length;
    }

    /** Says that the body is complete; it can be read from here on. */
    public void complete() throws IOException {
        if (fileOutput != null) {
            fileOutput.close();
        }
    }

    /** The number of bytes. */
    public long size() {
        return size;
    }

    /** The bytes from the start. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    /** At most {@code limit} bytes of the body as UTF-8 text. */
    public String text(int limit) {
        try (InputStream in = open()) {
            return new String(in.readNBytes(limit), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            complete();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
