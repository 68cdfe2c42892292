package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The uploaded files, each in a temporary file, served for as long as the provider keeps them. */
public final class Uploads {

    private final Map<String, ReceivedFile> files = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final Supplier<String> baseUrl;
    private final Duration kept;

    /**
     * No files yet.
     *
     * @param baseUrl the provider's address
     * @param kept for how long a file is kept
     */
    public Uploads(Supplier<String> baseUrl, Duration kept) {
        this.baseUrl = baseUrl;
        this.kept = kept;
    }

    /** Reads the form of an upload and keeps its file. */
    public ReceivedFile receive(SimulatorRequest request, Instant now) throws Rejection {
        Path content = null;
        boolean kept = false;
        try (InputStream in = request.body().open()) {
            MultipartReader form = MultipartReader.of(
                            request.header("Content-Type").orElse(null), in)
                    .orElseThrow(() -> Rejection.invalid("Content-Type is "
                            + request.header("Content-Type").orElse("missing")
                            + "; it must be multipart/form-data with a boundary"));
            MultipartReader.Part filePart = null;
            long size = 0;
            for (Optional<MultipartReader.Part> next = form.next(); next.isPresent(); next = form.next()) {
                MultipartReader.Part part = next.get();
                if (filePart != null || !part.name().equals("file")) {
                    throw Rejection.invalid("unexpected part \"" + part.name() + "\"; one part named file is expected");
                }
                if (part.filename().filter(name -> !name.isBlank()).isEmpty()) {
                    throw Rejection.invalid("the part file has no filename");
                }
                filePart = part;
                content = Files.createTempFile("media-simulator-upload", ".bin");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(content), 64 * 1024)) {
                    size = form.copyContent(out);
                }
            }
            if (filePart == null) {
                throw Rejection.invalid("the part file is missing");
            }
            ReceivedFile received = keep(filePart, size, content, now);
            kept = true;
            return received;
        } catch (IOException e) {
            throw Rejection.invalid("the body is not multipart/form-data: " + e.getMessage());
        } finally {
            if (!kept && content != null) {
                delete(content);
            }
        }
    }

    private ReceivedFile keep(MultipartReader.Part part, long size, Path content, Instant now) {
        String id = "file_" + Long.toString(now.toEpochMilli(), 36) + Long.toString(sequence.incrementAndGet(), 36);
        String filename = part.filename().orElseThrow();
        String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        ReceivedFile file = new ReceivedFile(
                id,
                baseUrl.get() + "/files/" + id + "/" + encoded,
                filename,
                part.contentType().orElse("application/octet-stream"),
                size,
                now,
                content);
        files.put(id, file);
        return file;
    }

    /** The content of a file that is still kept. */
    public Optional<MediaContent> content(String id, Instant now) {
        return Optional.ofNullable(files.get(id))
                .filter(file -> now.isBefore(file.createdAt().plus(kept)))
                .map(file -> MediaContent.ofFile(file.contentType(), file.content(), file.size(), "\"" + id + "\""));
    }

    /** The files in the order in which they came. */
    public List<ReceivedFile> all() {
        return files.values().stream()
                .sorted(Comparator.comparing(ReceivedFile::createdAt).thenComparing(ReceivedFile::id))
                .toList();
    }

    /** Deletes the files. */
    public void clear() {
        files.values().forEach(file -> delete(file.content()));
        files.clear();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
