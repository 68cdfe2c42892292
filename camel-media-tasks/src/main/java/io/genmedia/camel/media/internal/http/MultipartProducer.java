package io.genmedia.camel.media.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * The body of a multipart/form-data request with one file. The executor of the upload reads a piece when the one before is sent,
 * so that one piece is in memory, and no thread waits for the network.
 */
final class MultipartProducer implements AsyncEntityProducer {

    private static final int PIECE = 64 * 1024;

    private final MultipartFile file;
    private final Executor executor;
    private final Consumer<Exception> onFailure;
    private final String boundary;
    private final byte[] head;
    private final byte[] tail;

    private ByteBuffer piece;
    private DataStreamChannel channel;
    private InputStream content;
    private long contentRead;
    private boolean reading;
    private boolean whole;
    private boolean ended;
    private boolean released;

    /** @param onFailure hears that the file could not be read */
    MultipartProducer(MultipartFile file, Executor executor, Consumer<Exception> onFailure) {
        this.file = file;
        this.executor = executor;
        this.onFailure = onFailure;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        this.boundary = "genmedia-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        this.head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(file.field())
                        + "\"; filename=\"" + quoted(file.filename()) + "\"\r\nContent-Type: "
                        + file.mediaType().replaceAll("[\\r\\n]", "") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        this.piece = ByteBuffer.wrap(head);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return file.length() < 0 ? -1 : head.length + file.length() + tail.length;
    }

    @Override
    public String getContentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return file.length() < 0;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public synchronized int available() {
        return piece.hasRemaining() ? piece.remaining() : whole && !ended ? 1 : 0;
    }

    @Override
    public synchronized void produce(DataStreamChannel open) throws IOException {
        channel = open;
        if (piece.hasRemaining()) {
            open.write(piece);
        }
        if (piece.hasRemaining() || ended || reading || released) {
            return;
        }
        if (whole) {
            ended = true;
            open.endStream();
            return;
        }
        reading = true;
        try {
            executor.execute(this::read);
        } catch (RejectedExecutionException e) {
            throw new UnreadableContentException("The executor of uploads takes no more work", e);
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public synchronized void releaseResources() {
        released = true;
        if (!reading) {
            close();
        }
    }

    /** Reads the next piece; runs on the executor, never twice at once. */
    private void read() {
        Exception failure = null;
        ByteBuffer next = null;
        try {
            next = nextPiece();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        DataStreamChannel open;
        synchronized (this) {
            reading = false;
            if (released || failure != null) {
                close();
            }
            if (released) {
                return;
            }
            if (next != null) {
                piece = next;
            }
            open = channel;
        }
        if (failure == null) {
            open.requestOutput();
        } else {
            onFailure.accept(
                    failure instanceof UnreadableContentException
                            ? failure
                            : new UnreadableContentException(
                                    "'" + file.filename() + "' cannot be read: " + failure, failure));
        }
    }

    private ByteBuffer nextPiece() throws IOException {
        if (content == null) {
            content = file.content().open();
        }
        // the array is free again: what it held was sent
        byte[] array = piece.array().length == PIECE ? piece.array() : new byte[PIECE];
        int length = content.readNBytes(array, 0, PIECE);
        contentRead += length;
        if (length > 0) {
            if (file.length() >= 0 && contentRead > file.length()) {
                throw changed();
            }
            return ByteBuffer.wrap(array, 0, length);
        }
        if (file.length() >= 0 && contentRead < file.length()) {
            throw changed();
        }
        close();
        synchronized (this) {
            whole = true;
        }
        return ByteBuffer.wrap(tail);
    }

    private UnreadableContentException changed() {
        return new UnreadableContentException(
                "'" + file.filename() + "' changed while it was sent: it was said to have " + file.length()
                        + " bytes, and " + contentRead + " were read",
                null);
    }

    private void close() {
        try (InputStream open = content) {
            content = open == null ? null : new ByteArrayInputStream(new byte[0]);
        } catch (IOException e) {
            // it was read, or is not wanted any more
            content = new ByteArrayInputStream(new byte[0]);
        }
    }

    /** As browsers do it. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
