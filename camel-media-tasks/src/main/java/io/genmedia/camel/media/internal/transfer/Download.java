package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaDownloadException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.BodyBytes;
import io.genmedia.camel.media.internal.http.BodyListener;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.http.Origins;
import io.genmedia.camel.media.internal.http.Pieces;
import io.genmedia.camel.media.internal.http.PrivateAddressException;
import io.genmedia.camel.media.internal.http.StreamCall;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One download, from its first request to its file. All of its state is touched by tasks of one {@link SerialExecutor}, so that
 * writing, ending and trying again never meet; what the I/O threads hear becomes such a task.
 */
final class Download {

    /** So many bytes may come beyond what the connection takes by itself, which is a piece, while they are written. */
    private static final int READ_AHEAD = 2 * Pieces.SIZE;

    private static final int TRIES_WITHOUT_PROGRESS = 5;
    private static final int REDIRECTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_WAIT = Duration.ofMinutes(5);

    private final DownloadRequest request;
    private final MediaHttpClient http;
    private final Supplier<MediaHttpClient> publicHttp;
    private final TimeSource time;
    private final SerialExecutor serial;
    private final Pieces pieces;
    private final Result result = new Result();

    private TempFile file;
    private long total = -1;
    private String validator;
    private String declaredType;
    private long furthest;
    private int tries;
    private Attempt attempt;
    private TimeSource.Cancellable retry;
    private TimeSource.Cancellable deadline;

    Download(
            DownloadRequest request,
            MediaHttpClient http,
            Supplier<MediaHttpClient> publicHttp,
            TimeSource time,
            Executor pool) {
        this.request = request;
        this.http = http;
        this.publicHttp = publicHttp;
        this.time = time;
        this.serial = new SerialExecutor(pool);
        this.pieces = http.pieces();
    }

    CompletableFuture<DownloadedFile> result() {
        return result;
    }

    void begin() {
        serial.execute(this::first);
    }

    private void first() {
        try {
            file = TempFile.create(request.directory(), request.stem());
            if ("data".equalsIgnoreCase(request.url().getScheme())) {
                decode();
                return;
            }
        } catch (IllegalArgumentException e) {
            giveUp(e.getMessage(), 0, false, null, e);
            return;
        } catch (IOException e) {
            notWritten(e);
            return;
        }
        if (request.deadline() != null) {
            deadline = time.schedule(
                    () -> serial.execute(this::outOfTime), Duration.between(time.now(), request.deadline()));
        }
        send();
    }

    private void decode() throws IOException {
        MediaSource.BytesSource content = DataUris.decode(request.url().toString());
        if (content.length() > request.maxBytes()) {
            tooLarge(content.length());
            return;
        }
        file.write(ByteBuffer.wrap(content.bytes()));
        declaredType = content.mediaType();
        finish();
    }

    private void send() {
        if (result.isDone()) {
            return;
        }
        retry = null;
        if (request.deadline() != null && !time.now().isBefore(request.deadline())) {
            outOfTime();
            return;
        }
        if (validator == null && !restart()) {
            return;
        }
        attempt = new Attempt(file.size());
        attempt.get(request.url(), request.key() != null && Origins.same(request.keyOrigin(), request.url()), http);
    }

    /** Throws away what is there. */
    private boolean restart() {
        try {
            file.clear();
            total = -1;
            validator = null;
            return true;
        } catch (IOException e) {
            notWritten(e);
            return false;
        }
    }

    private void act(DownloadStep step) {
        if (step instanceof DownloadStep.Follow follow) {
            attempt.follow(follow.location());
        } else if (step instanceof DownloadStep.Again again) {
            if (again.fromZero()) {
                validator = null;
            }
            again(again.reason(), again.status(), again.pause(), null);
        } else if (step instanceof DownloadStep.GiveUp over) {
            giveUp(over.reason(), over.status(), false, null, null);
        }
    }

    private void again(String reason, int status, Duration asked, Throwable cause) {
        if (result.isDone()) {
            return;
        }
        if (file.size() > furthest) {
            furthest = file.size();
            tries = 0;
        }
        tries++;
        if (tries >= TRIES_WITHOUT_PROGRESS) {
            giveUp(reason + ", " + tries + " times without getting further", status, true, asked, cause);
            return;
        }
        if (asked != null && asked.compareTo(LONGEST_ASKED_WAIT) > 0) {
            giveUp(reason + " and asks to wait " + asked, status, true, asked, cause);
            return;
        }
        Duration backoff = FIRST_WAIT.multipliedBy(1L << (tries - 1));
        Duration wait = asked != null ? asked : backoff.compareTo(LONGEST_WAIT) < 0 ? backoff : LONGEST_WAIT;
        retry = time.schedule(() -> serial.execute(this::send), wait);
    }

    private void ended() {
        if (result.isDone()) {
            return;
        }
        if (total >= 0 && file.size() != total) {
            again("the content ended early", 0, null, null);
        } else if (file.size() == 0) {
            again("the content is empty", 0, null, null);
        } else {
            finish();
        }
    }

    private void finish() {
        try {
            byte[] start = file.start(MediaTypes.MAGIC_LENGTH);
            file.close();
            String path = request.url().getPath();
            String type = MediaTypes.recognize(start)
                    .or(() -> MediaTypes.normalize(declaredType))
                    .or(() -> path == null ? Optional.empty() : MediaTypes.byFilename(path))
                    .orElse(MediaTypes.UNKNOWN);
            stopTimers();
            if (!result.complete(new DownloadedFile(file.path(), file.size(), type))) {
                file.delete();
            }
        } catch (IOException e) {
            notWritten(e);
        }
    }

    private void notWritten(IOException e) {
        giveUp("its temporary file in " + request.directory() + " cannot be written, " + said(e), 0, true, null, e);
    }

    private void outOfTime() {
        giveUp("its time was over", 0, true, null, null);
    }

    private void tooLarge(long length) {
        giveUp(
                "it has " + (length < 0 ? "more bytes" : length + " bytes, more") + " than the " + request.maxBytes()
                        + " allowed: raise maxDownloadSize, or fetch it by other means",
                0,
                false,
                null,
                null);
    }

    private void giveUp(String reason, int status, boolean retryable, Duration wait, Throwable cause) {
        if (!result.isDone()) {
            long got = file == null ? 0 : file.size();
            drop();
            result.completeExceptionally(new MediaDownloadException(
                    "Cannot download " + Origins.shown(request.url()) + ": " + reason + " (" + got + " of "
                            + (total < 0 ? "an unknown number of" : String.valueOf(total))
                            + " bytes had come). The result itself stands, and its address with it: run 'download'"
                            + " with it again",
                    new MediaErrorDetails(
                            request.provider(), status, null, request.taskId(), Acceptance.ACCEPTED, retryable, wait),
                    cause));
        }
    }

    /** Stops all that is under way, and leaves no file. */
    private void drop() {
        stopTimers();
        if (attempt != null) {
            attempt.stop();
        }
        if (file != null) {
            file.delete();
        }
    }

    private void stopTimers() {
        if (deadline != null) {
            deadline.cancel();
        }
        if (retry != null) {
            retry.cancel();
        }
    }

    private static String said(Throwable e) {
        String type = e.getClass().getSimpleName();
        return e.getMessage() == null
                ? type
                : e instanceof IllegalArgumentException ? e.getMessage() : type + " (" + e.getMessage() + ")";
    }

    /** One request for the content, with the redirects that it leads to. */
    private final class Attempt implements BodyListener {

        private final long offset;
        private URI address;
        private boolean withKey;
        private int redirects;
        private MediaHttpClient client;
        private DownloadStep step;
        private IntConsumer more;
        private long heard;
        /** What came and is not full yet; null for nothing, and while an I/O thread fills it. Who takes it out owns it. */
        private final AtomicReference<ByteBuffer> gathered = new AtomicReference<>();
        /** Nothing more is to come: who reads something yet sees to the piece himself. */
        private volatile boolean ended;

        private volatile boolean over;
        private volatile boolean tooMuch;
        private volatile StreamCall call;

        Attempt(long offset) {
            this.offset = offset;
        }

        void get(URI url, boolean key, MediaHttpClient by) {
            address = url;
            withKey = key;
            client = by;
            step = null;
            ended = false;
            Map<String, String> headers = new HashMap<>();
            headers.put("Accept-Encoding", "identity");
            if (offset > 0) {
                headers.put("Range", "bytes=" + offset + "-");
                headers.put("If-Range", validator);
            }
            ApiKey apiKey = withKey ? request.key() : null;
            StreamCall started = client.get(address, headers, apiKey, this);
            call = started;
            if (over) {
                // its content began to come, and somebody stopped it, before it was known here
                started.cancel();
            }
        }

        void stop() {
            over = true;
            StreamCall running = call;
            if (running != null) {
                running.cancel();
            }
        }

        void follow(String location) {
            URI next;
            try {
                next = address.resolve(LenientUri.parse(location));
            } catch (IllegalArgumentException e) {
                giveUp("it is redirected to what is no address", 0, false, null, null);
                return;
            }
            String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
            String refusal = ++redirects > REDIRECTS
                    ? "it is redirected more than " + REDIRECTS + " times"
                    : next.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))
                            ? "it is redirected to '" + scheme + ":', and only http and https are followed"
                            : scheme.equals("http") && "https".equalsIgnoreCase(address.getScheme())
                                    ? "it is redirected from https to http, to " + Origins.shown(next)
                                    : null;
            if (refusal != null) {
                giveUp(refusal, 0, false, null, null);
                return;
            }
            // a key that was left behind once stays behind, also where the way leads back
            boolean key = withKey && Origins.same(request.keyOrigin(), next);
            get(next, key, request.allowPrivateAddresses() ? http : publicHttp.get());
        }

        @Override
        public boolean onAnswer(int status, Map<String, String> headers, IntConsumer pull) {
            more = pull;
            heard = offset;
            DownloadStep now = DownloadStep.of(offset, total, status, headers, time.now());
            if (now instanceof DownloadStep.Take take) {
                heard = take.offset();
                if (take.total() > request.maxBytes()) {
                    now = new DownloadStep.GiveUp("", status);
                    serial.execute(() -> tooLarge(take.total()));
                } else {
                    serial.execute(() -> take(take, headers.get("content-type")));
                }
            }
            step = now;
            if (now instanceof DownloadStep.Take) {
                pull.accept(READ_AHEAD);
            }
            return now instanceof DownloadStep.Take;
        }

        private void take(DownloadStep.Take take, String type) {
            if (over || result.isDone() || (take.offset() == 0 && !restart())) {
                return;
            }
            total = take.total();
            validator = take.validator();
            declaredType = type;
        }

        @Override
        public int onBytes(BodyBytes body) throws IOException {
            ByteBuffer begun = gathered.getAndSet(null);
            ByteBuffer piece = begun == null ? pieces.take() : begun;
            try {
                int count = body.read(piece);
                heard += Math.max(0, count);
                if (!tooMuch && heard > request.maxBytes()) {
                    tooMuch = true;
                    serial.execute(() -> tooLarge(-1));
                }
                if (tooMuch) {
                    piece.clear();
                }
                return count;
            } finally {
                if (piece.hasRemaining()) {
                    gathered.set(piece);
                } else {
                    serial.execute(() -> write(piece));
                }
                if (ended) {
                    writeGathered();
                }
            }
        }

        private void writeGathered() {
            ByteBuffer piece = gathered.getAndSet(null);
            if (piece != null) {
                serial.execute(() -> write(piece));
            }
        }

        private void write(ByteBuffer piece) {
            try {
                if (over || result.isDone()) {
                    return;
                }
                int length = piece.flip().remaining();
                file.write(piece);
                more.accept(length);
            } catch (IOException e) {
                notWritten(e);
            } finally {
                pieces.giveBack(piece);
            }
        }

        @Override
        public void onEnd() {
            ended = true;
            writeGathered();
            serial.execute(() -> {
                if (over || result.isDone()) {
                    return;
                }
                if (step instanceof DownloadStep.Take) {
                    over = true;
                    ended();
                } else {
                    act(step);
                }
            });
        }

        @Override
        public void onFailure(HttpCallException failure) {
            ended = true;
            // what came is not asked for again
            writeGathered();
            serial.execute(() -> {
                if (over || result.isDone()) {
                    return;
                }
                over = true;
                if (failure.getCause() instanceof PrivateAddressException) {
                    giveUp(
                            "it is redirected to " + Origins.shown(address)
                                    + ", an address of a private network, which is not followed unless that is allowed",
                            0,
                            false,
                            null,
                            failure);
                } else if (failure.getCause() instanceof IllegalArgumentException) {
                    giveUp(failure.getMessage(), 0, false, null, null);
                } else {
                    again("the connection failed, " + said(failure.getCause()), 0, null, failure);
                }
            });
        }
    }

    /** A future whose cancelling drops the download. */
    private final class Result extends CompletableFuture<DownloadedFile> {

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (cancelled) {
                serial.execute(Download.this::drop);
            }
            return cancelled;
        }
    }
}
