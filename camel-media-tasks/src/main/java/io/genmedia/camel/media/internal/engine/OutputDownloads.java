package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.MediaDownloadException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.transfer.DownloadRequest;
import io.genmedia.camel.media.internal.transfer.DownloadedFile;
import io.genmedia.camel.media.internal.transfer.DownloadedStream;
import io.genmedia.camel.media.internal.transfer.LenientUri;
import io.genmedia.camel.media.internal.transfer.SafeFileNames;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Fetches the content of outputs and hands it to an exchange. */
final class OutputDownloads {

    private static final Duration AT_MOST = Duration.ofHours(2);

    private static final String TEXT = "text/plain";

    private final CamelContext context;
    private final MediaProvider provider;
    private final TimeSource time;

    OutputDownloads(CamelContext context, MediaProvider provider, TimeSource time) {
        this.context = context;
        this.provider = provider;
        this.time = time;
    }

    /** One thing to be fetched: its address, and what its file would be called. */
    record Wanted(String url, String mediaType, String taskId, int index) {

        /** What is text alone is its own content, as a {@code data:} URI; empty where there is neither address nor text. */
        static Optional<Wanted> of(MediaOutput output, String taskId, int index) {
            if (output.url() != null) {
                return Optional.of(new Wanted(output.url(), output.mediaType(), taskId, index));
            }
            return Optional.ofNullable(output.text()).map(text -> new Wanted(inline(text), TEXT, taskId, index));
        }

        private static String inline(String text) {
            return "data:" + TEXT + ";base64,"
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        /** All that a task made; a text that goes with media, as the words of a song, is none of it. */
        static List<Wanted> of(MediaResult result) {
            boolean media = result.outputs().stream().anyMatch(output -> output.url() != null);
            List<Wanted> wanted = new ArrayList<>();
            for (int i = 0; i < result.outputs().size(); i++) {
                MediaOutput output = result.outputs().get(i);
                if (output.url() != null || !media) {
                    of(output, result.taskId(), i).ifPresent(wanted::add);
                }
            }
            return wanted;
        }
    }

    CompletableFuture<Content> download(Account account, MediaResult result, long maxBytes, Exchange exchange) {
        List<Wanted> wanted = Wanted.of(result);
        if (wanted.isEmpty()) {
            return CompletableFuture.failedFuture(new MediaDownloadException(
                    "Task " + result.taskId() + " has no output with an address or a text.",
                    MediaErrorDetails.accepted(provider.scheme(), result.taskId())
                            .withRetryable(false),
                    null));
        }
        return download(account, wanted, maxBytes, false);
    }

    CompletableFuture<Content> download(Account account, List<Wanted> wanted, long maxBytes, boolean asList) {
        List<CompletableFuture<DownloadedFile>> files = new ArrayList<>();
        for (Wanted one : wanted) {
            files.add(start(account, one, maxBytes));
        }
        CompletableFuture<Content> content = CompletableFuture.allOf(files.toArray(CompletableFuture[]::new))
                .thenApply(all -> new Content(
                        wanted, files.stream().map(CompletableFuture::join).toList(), asList));
        content.whenComplete((done, failure) -> {
            if (failure != null) {
                // what is still on its way is for nobody: to cancel it drops its file too
                files.forEach(file -> file.cancel(true));
                files.forEach(file -> file.thenAccept(OutputDownloads::delete));
            }
        });
        return content;
    }

    private CompletableFuture<DownloadedFile> start(Account account, Wanted one, long maxBytes) {
        try {
            return account.downloader()
                    .download(new DownloadRequest(
                            provider.scheme(),
                            one.taskId(),
                            account.baseUrl().resolve(LenientUri.parse(one.url())),
                            account.key(),
                            account.baseUrl(),
                            maxBytes,
                            directory(),
                            provider.scheme(),
                            time.now().plus(AT_MOST),
                            account.allowsPrivateAddresses()));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new MediaDownloadException(
                    "Cannot download: " + e.getMessage(), MediaErrorDetails.notAccepted(provider.scheme()), e));
        }
    }

    private Path directory() {
        File spool = context.getStreamCachingStrategy().getSpoolDirectory();
        return spool == null ? Path.of(System.getProperty("java.io.tmpdir")) : spool.toPath();
    }

    private static void delete(DownloadedFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            file.path().toFile().deleteOnExit();
        }
    }

    /** What was fetched. */
    final class Content {

        private final List<Wanted> wanted;
        private final List<DownloadedFile> files;
        private final boolean asList;

        Content(List<Wanted> wanted, List<DownloadedFile> files, boolean asList) {
            this.wanted = wanted;
            this.files = files;
            this.asList = asList;
        }

        /** One stream, or a list of them, becomes the body. The files go when the exchange is done. */
        void writeTo(Exchange exchange) {
            List<Object> streams = new ArrayList<>();
            try {
                for (DownloadedFile file : files) {
                    streams.add(DownloadedStream.of(file, exchange));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("What was downloaded cannot be read again", e);
            }
            boolean one = files.size() == 1 && !asList;
            DownloadedFile first = files.get(0);
            ExchangeWriter.writeContent(
                    exchange,
                    one ? streams.get(0) : streams,
                    first.mediaType(),
                    one ? fileName(wanted.get(0), first) : null);
        }

        /** Nobody takes it. */
        void discard() {
            files.forEach(OutputDownloads::delete);
        }

        private String fileName(Wanted one, DownloadedFile file) {
            String type = one.mediaType() != null ? one.mediaType() : file.mediaType();
            return SafeFileNames.ofOutput(provider.scheme(), one.taskId(), one.index(), type);
        }
    }
}
