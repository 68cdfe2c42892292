package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was uploaded of late, so that the same content is not uploaded twice while its address is known to live. Content is the same
 * where length, media type and SHA-256 are; a name says nothing. What is remembered is the digest of the bytes that were sent, so
 * a file that changes on the way is no harm.
 *
 * <p>An address is used for the first half of the life that the provider documents: a task that waits long still finds its file.
 * Content is read for its digest only where something of its length was uploaded, or is being uploaded.
 */
public final class RecentUploads {

    private static final Logger LOG = LoggerFactory.getLogger(RecentUploads.class);
    private static final int KEPT = 1_000;

    private final Duration usable;
    private final TimeSource time;
    private final Executor readers;
    /** The least recently used first. */
    private final Map<String, Upload> known = new LinkedHashMap<>(16, 0.75f, true);
    /** Completed, without a result, when the upload is over; with the length of each. */
    private final Map<CompletableFuture<Void>, Long> underWay = new IdentityHashMap<>();

    /**
     * @param lifetime of an uploaded file, as the provider documents it; empty where it does not: nothing is remembered
     * @param time the time
     * @param readers read content for its digest
     */
    public RecentUploads(Optional<Duration> lifetime, TimeSource time, Executor readers) {
        this.usable = lifetime.map(life -> life.dividedBy(2)).orElse(Duration.ZERO);
        this.time = time;
        this.readers = readers;
    }

    private record Upload(UploadedFile file, long length, Instant until) {}

    /**
     * Gives the address of the content, which is uploaded only where none is known.
     *
     * @param source the content; one that can be read once only is always uploaded
     * @param upload uploads
     * @return the file; fails as the upload does
     */
    public CompletableFuture<UploadedFile> find(
            MediaSource source, Function<MediaSource, CompletableFuture<UploadedFile>> upload) {
        long length = source.length();
        if (usable.isZero() || !source.repeatable() || length < 0) {
            return upload.apply(source);
        }
        CompletableFuture<Void> turn = null;
        List<CompletableFuture<Void>> alike;
        synchronized (this) {
            known.values().removeIf(old -> !old.until().isAfter(time.now()));
            alike = underWay.entrySet().stream()
                    .filter(other -> other.getValue() == length)
                    .map(Map.Entry::getKey)
                    .toList();
            if (alike.isEmpty() && known.values().stream().noneMatch(old -> old.length() == length)) {
                turn = takeTurn(length);
            }
        }
        if (turn != null) {
            return begin(source, length, upload, turn);
        }
        // it may be the very one that is on its way; once, for content of the same length need not be the same
        return CompletableFuture.allOf(alike.toArray(CompletableFuture[]::new))
                .thenApplyAsync(waited -> remembered(source), readers)
                .thenCompose(file -> file.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> begin(source, length, upload, takeTurn(length))));
    }

    /**
     * A request with this content failed, and that may be for an address that lives no longer.
     *
     * @param lengths of the contents, in bytes
     */
    public synchronized void forget(Collection<Long> lengths) {
        known.values().removeIf(old -> lengths.contains(old.length()));
    }

    private Optional<UploadedFile> remembered(MediaSource source) {
        Optional<String> content;
        DigestedSource digested = new DigestedSource(source);
        try {
            try (InputStream in = digested.open()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            content = contentOf(digested);
        } catch (IOException e) {
            // the upload meets it too, and tells of it in the words of one
            return Optional.empty();
        }
        synchronized (this) {
            Upload found = content.map(known::get).orElse(null);
            if (found == null || !found.until().isAfter(time.now())) {
                return Optional.empty();
            }
            LOG.debug("{} was uploaded before: its address is used again", source.filename());
            return Optional.of(found.file());
        }
    }

    private CompletableFuture<UploadedFile> begin(
            MediaSource source,
            long length,
            Function<MediaSource, CompletableFuture<UploadedFile>> upload,
            CompletableFuture<Void> turn) {
        DigestedSource digested = new DigestedSource(source);
        // the life of the file begins later
        Instant until = time.now().plus(usable);
        CompletableFuture<UploadedFile> uploading;
        try {
            uploading = upload.apply(digested);
        } catch (RuntimeException e) {
            uploading = CompletableFuture.failedFuture(e);
        }
        return uploading.whenComplete((file, failure) -> {
            try {
                if (file != null) {
                    remember(digested, new Upload(file, length, until));
                }
            } finally {
                leave(turn);
                turn.complete(null);
            }
        });
    }

    private void remember(DigestedSource sent, Upload upload) {
        try {
            contentOf(sent).ifPresent(content -> put(content, upload));
        } catch (IOException e) {
            LOG.debug("{} was uploaded, and can't be read any more: it is not remembered", sent.filename());
        }
    }

    private synchronized void put(String content, Upload upload) {
        known.put(content, upload);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private synchronized CompletableFuture<Void> takeTurn(long length) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        underWay.put(turn, length);
        return turn;
    }

    private synchronized void leave(CompletableFuture<Void> turn) {
        underWay.remove(turn);
    }

    /** Empty where it was not read to its end. */
    private static Optional<String> contentOf(DigestedSource read) throws IOException {
        String type = read.mediaType();
        return read.digest().map(digest -> digest + " " + type);
    }

    /** @return how many addresses are remembered */
    synchronized int size() {
        return known.size();
    }
}
