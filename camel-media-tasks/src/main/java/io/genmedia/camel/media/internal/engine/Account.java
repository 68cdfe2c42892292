package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.meters.TaskMeters;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.submit.Submitter;
import io.genmedia.camel.media.internal.submit.TaskStreams;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.internal.tracking.StatusReader;
import io.genmedia.camel.media.internal.tracking.TaskTrackers;
import io.genmedia.camel.media.internal.transfer.Downloader;
import io.genmedia.camel.media.internal.transfer.RecentUploads;
import io.genmedia.camel.media.internal.transfer.UploadRequest;
import io.genmedia.camel.media.internal.transfer.Uploader;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.TimeSource;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One account at one service: all routes that use it share what stands here. */
public final class Account {

    private final AccountSettings settings;
    private final SubmitLimits limits;
    private final SubmitTurns turns;
    private final SharedPlaces places;
    private final TaskMeters meters;
    private final Supplier<Parts> making;

    /** Null until the first task: a route that starts is not to wait for what its first message needs. */
    private volatile Parts parts;

    private boolean closed;

    Account(
            AccountSettings settings,
            Supplier<MediaHttpClient> http,
            MediaProvider provider,
            TimeSource time,
            Shared shared,
            TaskMeters meters,
            Executor transfers) {
        this(settings, http, null, provider, time, shared, meters, transfers);
    }

    /**
     * The same, with another way for calls and uploads.
     *
     * @param wire sends them; null for the client
     */
    Account(
            AccountSettings settings,
            Supplier<MediaHttpClient> http,
            Wire wire,
            MediaProvider provider,
            TimeSource time,
            Shared shared,
            TaskMeters meters,
            Executor transfers) {
        this.meters = meters;
        this.settings = settings;
        this.limits = shared.limits();
        this.turns = shared.turns();
        this.places = shared.places();
        this.making = () -> make(http.get(), wire, provider, time, shared, transfers);
    }

    private Parts make(
            MediaHttpClient http,
            Wire otherWire,
            MediaProvider provider,
            TimeSource time,
            Shared shared,
            Executor transfers) {
        Wire wire = otherWire == null ? new HttpWire(settings, http, new Uploader(http, time, transfers)) : otherWire;
        StatusReader reader = new StatusReader(provider, this::poll, settings.baseUrl(), time);
        TaskTrackers trackers = new TaskTrackers(provider, reader, time, meters, shared.lengths());
        TaskStreams streams = new TaskStreams(
                provider,
                trackers,
                (call, listener) -> http.stream(settings.baseUrl(), call, settings.key(), listener),
                time);
        return new Parts(
                wire,
                reader,
                trackers,
                new Submitter(provider, this::call, streams, time),
                new Downloader(http, time, transfers),
                new RecentUploads(provider.uploadLifetime(), time, transfers));
    }

    private Parts parts() {
        Parts known = parts;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (parts == null) {
                Parts made = making.get();
                if (closed) {
                    made.downloader().close();
                }
                parts = made;
            }
            return parts;
        }
    }

    /** What its first task is made with, and all after that. */
    private record Parts(
            Wire wire,
            StatusReader reader,
            TaskTrackers trackers,
            Submitter submitter,
            Downloader downloader,
            RecentUploads recentUploads) {}

    /**
     * What all share that use one key at one service, however they reach it.
     *
     * @param limits of the account, in this application
     * @param turns to submit
     * @param places where other nodes use it too; null where this application alone minds its limits
     * @param lengths how long tasks of the provider took
     */
    record Shared(SubmitLimits limits, SubmitTurns turns, SharedPlaces places, LearnedLengths lengths) {}

    /** What is sent for an account, with its key. */
    interface Wire {
        /** @return the answer, whatever its status; fails where none came */
        CompletableFuture<ApiAnswer> call(ApiCall call);

        /** @return the answer, whatever its status; fails where none came, or where the source cannot be read */
        CompletableFuture<ApiAnswer> upload(UploadRequest request);
    }

    private record HttpWire(AccountSettings settings, MediaHttpClient http, Uploader uploader) implements Wire {

        @Override
        public CompletableFuture<ApiAnswer> call(ApiCall call) {
            return http.call(settings.baseUrl(), call, settings.key());
        }

        @Override
        public CompletableFuture<ApiAnswer> upload(UploadRequest request) {
            return uploader.upload(request);
        }
    }

    /** Sends a call with the account's key. */
    public CompletableFuture<ApiAnswer> call(ApiCall call) {
        return parts().wire().call(call);
    }

    private CompletableFuture<ApiAnswer> poll(ApiCall call) {
        meters.polled();
        return call(call);
    }

    /** What is counted of its tasks. */
    TaskMeters meters() {
        return meters;
    }

    /** @return where the service is */
    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** @return the key; null where operations need none */
    public ApiKey key() {
        return settings.key();
    }

    /** @return where its files are uploaded */
    public UploadTarget uploads() {
        return settings.uploads();
    }

    CompletableFuture<ApiAnswer> upload(UploadRequest request) {
        return parts().wire().upload(request);
    }

    /** What it uploaded of late. */
    RecentUploads recentUploads() {
        return parts().recentUploads();
    }

    Downloader downloader() {
        return parts().downloader();
    }

    boolean allowsPrivateAddresses() {
        return settings.allowPrivateAddresses();
    }

    AccountState state() {
        Parts known = parts;
        return new AccountState(
                settings.baseUrl().toString(),
                fingerprint(),
                known == null ? 0 : known.trackers().size(),
                places == null ? limits.inFlight() : places.inFlight(),
                places == null ? limits.maxConcurrent() : places.atOnce(),
                places == null ? limits.waiting() : turns.waiting(),
                limits.rest().toMillis());
    }

    /** The connections are closed by the engine, which shares them among accounts; those of redirects are the account's. */
    synchronized void close() {
        closed = true;
        if (parts != null) {
            parts.downloader().close();
        }
    }

    /** @return reads a status once */
    public StatusReader reader() {
        return parts().reader();
    }

    TaskTrackers trackers() {
        return parts().trackers();
    }

    Submitter submitter() {
        return parts().submitter();
    }

    /** @return the limits of the account */
    public SubmitLimits limits() {
        return limits;
    }

    SubmitTurns turns() {
        return turns;
    }

    /** @return whether a task holds a place until its end is learned */
    boolean holdsPlaces() {
        return limits.isBounded() || places != null;
    }

    /**
     * @param sentAs the idempotency key of a task that another application, or an earlier life of this one, may have bought
     * @return frees its place among all nodes; does nothing where the limits are this application's alone, which has taken none for it
     */
    Runnable freeing(String sentAs) {
        return places == null ? () -> {} : () -> places.free(sentAs);
    }

    /** @return its limits among all nodes; null where there are none beside {@link #limits()} */
    SharedPlaces places() {
        return places;
    }

    /** @return which account it is: the fingerprint of its key; empty where it has none */
    String fingerprint() {
        return settings.fingerprint();
    }
}
