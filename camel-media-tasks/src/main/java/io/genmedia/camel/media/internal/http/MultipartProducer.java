package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a multipart/form-data request with one file. The executor of the upload reads a piece while the one before is sent,
 * so that two pieces are in memory, and no thread waits for the network.
 */
final class MultipartProducer implements AsyncEntityProducer {

    private static final Logger LOG = LoggerFactory.getLogger(MultipartProducer.class);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final MultipartFile file;
    private final Executor executor;
    private final Pieces pieces;
    private final Consumer<Exception> onFailure;
    private final String boundary;
    private final byte[] head;
    private final ByteBuffer tail;

    /** What is sent. */
    private ByteBuffer piece;
    /** What is sent next; null where it is not read yet. */
    private ByteBuffer next;

    private DataStreamChannel channel;
    private ReadableByteChannel content;
    private long contentRead;
    private boolean reading;
    /** What is sent next is the last. */
    private boolean whole;

    private boolean ended;
    private boolean released;

    /** @param onFailure hears that the file could not be read */
    MultipartProducer(MultipartFile file, Executor executor, Pieces pieces, Consumer<Exception> onFailure) {
        this.file = file;
        this.executor = executor;
        this.pieces = pieces;
        this.onFailure = onFailure;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        this.boundary = "genmedia-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        this.head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(file.field())
                        + "\"; filename=\"" + quoted(file.filename()) + "\"\r\nContent-Type: "
                        + file.mediaType().replaceAll("[\\r\\n]", "") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        this.tail = ByteBuffer.wrap(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        this.piece = ByteBuffer.wrap(head);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return file.length() < 0 ? -1 : head.length + file.length() + tail.capacity();
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
        return piece.hasRemaining() ? piece.remaining() : next != null || whole && !ended ? 1 : 0;
    }

    /** Sends one piece at most, for the thread has other connections too. */
    @Override
    public synchronized void produce(DataStreamChannel open) throws IOException {
        channel = open;
        if (piece.hasRemaining()) {
            open.write(piece);
        }
        if (piece.hasRemaining() || ended || released) {
            return;
        }
        giveBack(piece);
        piece = NOTHING;
        if (next != null) {
            piece = next;
            next = null;
        } else if (whole) {
            ended = true;
            open.endStream();
        }
        if (!whole && !reading) {
            reading = true;
            try {
                executor.execute(this::read);
            } catch (RejectedExecutionException e) {
                reading = false;
                throw new UnreadableContentException("The executor of uploads takes no more work", e);
            }
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public synchronized void releaseResources() {
        released = true;
        giveBack(piece);
        piece = NOTHING;
        giveBack(next);
        next = null;
        if (!reading) {
            close();
        }
    }

    /** Reads the next piece; runs on the executor, never twice at once. */
    private void read() {
        Exception failure = null;
        ByteBuffer read = null;
        try {
            read = nextPiece();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        boolean awaited;
        DataStreamChannel open;
        synchronized (this) {
            reading = false;
            if (released) {
                giveBack(read);
                close();
                return;
            }
            next = read;
            whole = read == tail;
            awaited = !piece.hasRemaining();
            open = channel;
        }
        if (failure == null) {
            if (awaited) {
                open.requestOutput();
            }
        } else {
            releaseResources();
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
        ByteBuffer filled = pieces.take();
        boolean good = false;
        try {
            while (filled.hasRemaining() && content.read(filled) >= 0) {
                // on
            }
            filled.flip();
            contentRead += filled.remaining();
            good = filled.hasRemaining() && !(file.length() >= 0 && contentRead > file.length());
        } finally {
            if (!good) {
                pieces.giveBack(filled);
            }
        }
        if (good) {
            return filled;
        }
        if (file.length() >= 0 && contentRead != file.length()) {
            throw changed();
        }
        close();
        return tail;
    }

    /** Head and tail are not of the store, which does not keep what is of the heap. */
    private void giveBack(ByteBuffer sent) {
        if (sent != null) {
            pieces.giveBack(sent);
        }
    }

    private UnreadableContentException changed() {
        return new UnreadableContentException(
                "'" + file.filename() + "' changed while it was sent: it was said to have " + file.length()
                        + " bytes, and " + contentRead + " were read",
                null);
    }

    private void close() {
        try (ReadableByteChannel open = content) {
            content = null;
        } catch (IOException e) {
            LOG.debug("'{}' could not be closed: it was read, or is not wanted any more", file.filename(), e);
        }
    }

    /** As browsers do it. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
