package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.http.MultipartFile;
import io.genmedia.camel.media.internal.http.RetryAfter;
import io.genmedia.camel.media.internal.http.UnreadableContentException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Sends local media as multipart/form-data, in constant memory. An upload buys nothing, so it is tried again where that can help:
 * after a failure of the connection, a 5xx, a 429 or a 408, where the source can be read again; three times in all.
 */
public final class Uploader {

    private static final int TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final MediaHttpClient http;
    private final TimeSource time;
    private final Executor transferPool;

    /**
     * @param http sends
     * @param time waits between tries
     * @param transferPool reads what is sent: a thread is used while a piece is read, and none while it is sent
     */
    public Uploader(MediaHttpClient http, TimeSource time, Executor transferPool) {
        this.http = http;
        this.time = time;
        this.transferPool = transferPool;
    }

    /**
     * @param request what is sent where
     * @return the last answer, whatever its status; fails with {@link HttpCallException} where none came, and with
     *     {@link IOException} where the source cannot be read. To cancel it drops the upload
     */
    public CompletableFuture<ApiAnswer> upload(UploadRequest request) {
        Upload upload = new Upload(request);
        upload.begin();
        return upload;
    }

    private final class Upload extends CompletableFuture<ApiAnswer> {

        private final UploadRequest request;
        private MultipartFile file;
        private int tries;
        private volatile CompletableFuture<ApiAnswer> sending;
        private volatile TimeSource.Cancellable waiting;

        Upload(UploadRequest request) {
            this.request = request;
        }

        void begin() {
            try {
                transferPool.execute(() -> {
                    try {
                        file = fileOf(request);
                    } catch (IOException | RuntimeException e) {
                        completeExceptionally(e);
                        return;
                    }
                    send();
                });
            } catch (RuntimeException e) {
                completeExceptionally(e);
            }
        }

        private void send() {
            if (isDone()) {
                return;
            }
            tries++;
            sending = http.upload(request.method(), request.target(), request.key(), file, transferPool);
            if (isDone()) {
                sending.cancel(true);
            }
            sending.whenComplete(this::sent);
        }

        private void sent(ApiAnswer answer, Throwable failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean again = tries < TRIES && request.source().repeatable() && !isDone() && mayHelp(answer, cause);
            Duration wait = again ? waitBeforeNext(answer) : null;
            if (again && wait.compareTo(LONGEST_WAIT) <= 0) {
                waiting = time.schedule(this::send, wait);
            } else if (cause == null) {
                complete(answer);
            } else {
                completeExceptionally(
                        cause.getCause() instanceof UnreadableContentException unreadable ? unreadable : cause);
            }
        }

        private Duration waitBeforeNext(ApiAnswer answer) {
            Optional<Duration> asked = answer == null
                    ? Optional.empty()
                    : RetryAfter.parse(answer.header("retry-after").orElse(null), time.now());
            return asked.orElse(FIRST_WAIT.multipliedBy(1L << (tries - 1)));
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            TimeSource.Cancellable wait = waiting;
            if (wait != null) {
                wait.cancel();
            }
            CompletableFuture<ApiAnswer> request = sending;
            if (request != null) {
                request.cancel(mayInterrupt);
            }
            return cancelled;
        }
    }

    private static boolean mayHelp(ApiAnswer answer, Throwable failure) {
        if (failure != null) {
            return failure instanceof HttpCallException
                    && !(failure.getCause() instanceof UnreadableContentException)
                    && !(failure.getCause() instanceof IllegalArgumentException);
        }
        return answer.status() >= 500 || answer.status() == 429 || answer.status() == 408;
    }

    private static MultipartFile fileOf(UploadRequest request) throws IOException {
        MediaSource source = request.source();
        String type = source.mediaType();
        return new MultipartFile(
                request.field(), uploadName(source.filename(), type), type, source.length(), source::channel);
    }

    /** Providers look at the end of a name: one that has none gets that of its type. */
    private static String uploadName(String filename, String mediaType) {
        String name = SafeFileNames.of(filename);
        return MediaTypes.byFilename(name).isPresent() || mediaType.equals(MediaTypes.UNKNOWN)
                ? name
                : name + "." + MediaTypes.extension(mediaType);
    }
}
