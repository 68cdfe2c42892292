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

/** One account at one service: all routes that use it share what stands here. */
public final class Account {

    private final AccountSettings settings;
    private final Wire wire;
    private final StatusReader reader;
    private final TaskTrackers trackers;
    private final Submitter submitter;
    private final SubmitLimits limits;
    private final SubmitTurns turns;
    private final SharedPlaces places;
    private final Downloader downloader;
    private final RecentUploads recentUploads;
    private final TaskMeters meters;

    Account(
            AccountSettings settings,
            MediaHttpClient http,
            MediaProvider provider,
            TimeSource time,
            Shared shared,
            TaskMeters meters,
            Executor transfers) {
        this(
                settings,
                http,
                new HttpWire(settings, http, new Uploader(http, time, transfers)),
                provider,
                time,
                shared,
                meters,
                transfers);
    }

    /**
     * The same, with another way for calls and uploads.
     *
     * @param wire sends them
     */
    Account(
            AccountSettings settings,
            MediaHttpClient http,
            Wire wire,
            MediaProvider provider,
            TimeSource time,
            Shared shared,
            TaskMeters meters,
            Executor transfers) {
        this.meters = meters;
        this.settings = settings;
        this.wire = wire;
        this.limits = shared.limits();
        this.turns = shared.turns();
        this.places = shared.places();
        this.downloader = new Downloader(http, time, transfers);
        this.recentUploads = new RecentUploads(provider.uploadLifetime(), time, transfers);
        this.reader = new StatusReader(provider, this::poll, settings.baseUrl(), time);
        this.trackers = new TaskTrackers(provider, reader, time, meters, shared.lengths());
        TaskStreams streams = new TaskStreams(
                provider,
                trackers,
                (call, listener) -> http.stream(settings.baseUrl(), call, settings.key(), listener),
                time);
        this.submitter = new Submitter(provider, this::call, streams, time);
    }

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
        return wire.call(call);
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
        return wire.upload(request);
    }

    /** What it uploaded of late. */
    RecentUploads recentUploads() {
        return recentUploads;
    }

    Downloader downloader() {
        return downloader;
    }

    boolean allowsPrivateAddresses() {
        return settings.allowPrivateAddresses();
    }

    AccountState state() {
        return new AccountState(
                settings.baseUrl().toString(),
                fingerprint(),
                trackers.size(),
                places == null ? limits.inFlight() : places.inFlight(),
                places == null ? limits.maxConcurrent() : places.atOnce(),
                places == null ? limits.waiting() : turns.waiting(),
                limits.rest().toMillis());
    }

    /** The connections are closed by the engine, which shares them among accounts; those of redirects are the account's. */
    void close() {
        downloader.close();
    }

    /** @return reads a status once */
    public StatusReader reader() {
        return reader;
    }

    TaskTrackers trackers() {
        return trackers;
    }

    Submitter submitter() {
        return submitter;
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
