package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.support.classic.SharedOutputBuffer;

/**
 * The body of a multipart/form-data request with one file. The file is read on the executor of the upload, a buffer at a time,
 * no faster than the connection takes it.
 */
final class MultipartProducer implements AsyncEntityProducer {

    private static final int BUFFER = 64 * 1024;

    private final MultipartFile file;
    private final Executor executor;
    private final Consumer<Exception> onFailure;
    private final String boundary;
    private final byte[] head;
    private final byte[] tail;
    private final SharedOutputBuffer buffer = new SharedOutputBuffer(BUFFER);
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean released;

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
    public int available() {
        return buffer.length();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (begun.compareAndSet(false, true)) {
            try {
                executor.execute(this::write);
            } catch (RejectedExecutionException e) {
                throw new IOException("The executor of uploads takes no more work", e);
            }
        }
        buffer.flush(channel);
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        released = true;
        buffer.abort();
    }

    private void write() {
        try (InputStream content = file.content().open()) {
            buffer.write(head, 0, head.length);
            byte[] piece = new byte[BUFFER];
            long sent = 0;
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                sent += read;
                if (file.length() >= 0 && sent > file.length()) {
                    throw new IOException("'" + file.filename() + "' has become longer than its " + file.length()
                            + " bytes while it was sent");
                }
                buffer.write(piece, 0, read);
            }
            if (file.length() >= 0 && sent < file.length()) {
                throw new IOException(
                        "'" + file.filename() + "' ended after " + sent + " of its " + file.length() + " bytes");
            }
            buffer.write(tail, 0, tail.length);
            buffer.writeCompleted();
        } catch (IOException | RuntimeException e) {
            if (!released) {
                onFailure.accept(e);
            }
        }
    }

    /** As browsers do it. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
