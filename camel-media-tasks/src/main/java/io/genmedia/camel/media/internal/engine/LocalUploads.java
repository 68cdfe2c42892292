package io.genmedia.camel.media.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.errors.CallPhase;
import io.genmedia.camel.media.internal.errors.ErrorDecoder;
import io.genmedia.camel.media.internal.exchange.PreparedRequest;
import io.genmedia.camel.media.internal.exchange.PreparedRequest.LocalMedia;
import io.genmedia.camel.media.internal.exchange.PreparedRequest.Placed;
import io.genmedia.camel.media.internal.http.Origins;
import io.genmedia.camel.media.internal.transfer.DataUris;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.internal.transfer.MediaTypes;
import io.genmedia.camel.media.internal.transfer.UploadRequest;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Puts local media where the provider can fetch them. Uploads cost nothing. */
public final class LocalUploads {

    private final MediaProvider provider;
    private final TimeSource time;
    private final ErrorDecoder errors;

    LocalUploads(MediaProvider provider, TimeSource time) {
        this.provider = provider;
        this.time = time;
        this.errors = new ErrorDecoder(provider);
    }

    /** @return the request as it can be sent; to be called where it may block */
    CompletableFuture<MediaRequest> complete(Account account, PreparedRequest request) {
        return prepare(account, request).thenApply(goods -> {
            try {
                return goods.load();
            } catch (MediaException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Uploads what is to be uploaded; what stands in the request itself is read when it is sent. */
    CompletableFuture<Goods> prepare(Account account, PreparedRequest request) {
        Map<LocalMedia, CompletableFuture<Placed>> places = new LinkedHashMap<>();
        List<LocalMedia> inline = new ArrayList<>();
        for (LocalMedia medium : request.local()) {
            try {
                if (isInlined(medium)) {
                    inline.add(medium);
                } else {
                    places.put(medium, place(account, medium));
                }
            } catch (IOException e) {
                places.put(medium, CompletableFuture.failedFuture(unreadable(medium, e)));
            }
        }
        return CompletableFuture.allOf(places.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<LocalMedia, Placed> placed = new LinkedHashMap<>();
                    places.forEach((medium, place) -> placed.put(medium, place.join()));
                    return inline.isEmpty() ? Goods.of(request.with(placed)) : new WithMedia(request, placed, inline);
                })
                .exceptionally(failure -> {
                    // whatever it is: it is known that nothing was bought
                    throw new CompletionException(failed("send local media", Failures.unwrap(failure)));
                });
    }

    private boolean isInlined(LocalMedia medium) throws IOException {
        MediaSource source = medium.source();
        return provider.inlines(medium.at().getMatchingProperty(), source.mediaType(), source.length());
    }

    private MediaException unreadable(LocalMedia medium, IOException e) {
        return failed("read " + medium.source().filename(), e);
    }

    /** A request in which local media stand that are not in memory. */
    private final class WithMedia implements Goods {

        private final PreparedRequest request;
        private final Map<LocalMedia, Placed> uploaded;
        private final List<LocalMedia> inline;

        WithMedia(PreparedRequest request, Map<LocalMedia, Placed> uploaded, List<LocalMedia> inline) {
            this.request = request;
            this.uploaded = uploaded;
            this.inline = inline;
        }

        @Override
        public String model() {
            return request.model();
        }

        @Override
        public MediaRequest load() throws MediaException {
            Map<LocalMedia, Placed> placed = new LinkedHashMap<>();
            for (LocalMedia medium : request.local()) {
                placed.put(medium, inline.contains(medium) ? read(medium) : uploaded.get(medium));
            }
            return request.with(placed);
        }

        private Placed read(LocalMedia medium) throws MediaException {
            try {
                return new Placed(DataUris.encode(medium.source()), null);
            } catch (IOException e) {
                throw unreadable(medium, e);
            }
        }

        @Override
        public ObjectNode inMemory() {
            return null;
        }
    }

    private CompletableFuture<Placed> place(Account account, LocalMedia medium) {
        try {
            return placeNow(account, medium);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Placed> placeNow(Account account, LocalMedia medium) {
        String parameter = medium.at().getMatchingProperty();
        MediaSource source = medium.source();
        return account.recentUploads()
                .find(source, content -> upload(account, content))
                .thenApply(file -> placed(parameter, source, file));
    }

    /** A request failed: its media are uploaded anew the next time, for an address that is gone may be the reason. */
    void forget(Account account, PreparedRequest request) {
        if (!request.local().isEmpty()) {
            account.recentUploads()
                    .forget(request.local().stream()
                            .map(medium -> medium.source().length())
                            .toList());
        }
    }

    private Placed placed(String parameter, MediaSource source, UploadedFile file) {
        boolean byId = provider.takesFileIds(parameter);
        if (byId && file.id() != null
                || file.url() == null && provider.fileIdParameter("image").isEmpty()) {
            return new Placed(file.id(), null);
        }
        return file.url() != null
                ? new Placed(file.url(), null)
                : new Placed(file.id(), listFor(parameter, source, file));
    }

    private String listFor(String parameter, MediaSource source, UploadedFile file) {
        String kind;
        try {
            kind = MediaTypes.kind(source.mediaType()).orElse("image");
        } catch (IOException e) {
            kind = "image";
        }
        return provider.fileIdParameter(kind)
                .orElseThrow(() -> new CompletionException(new InvalidMediaRequestException(
                        "'" + parameter + "' takes addresses, and " + provider.displayName() + " gave "
                                + source.filename()
                                + " the id " + file.id()
                                + " and no address. Give it as an address. Nothing was bought.",
                        MediaErrorDetails.notAccepted(provider.scheme()),
                        null)));
    }

    /**
     * @param account whose file it will be
     * @param source the content
     * @return the file; fails with a {@link MediaException}
     */
    public CompletableFuture<UploadedFile> upload(Account account, MediaSource source) {
        String what = "upload " + source.filename();
        UploadTarget target = account.uploads();
        if (target.url() == null) {
            return CompletableFuture.failedFuture(new InvalidMediaRequestException(
                    "Cannot " + what + ": " + noTarget(provider) + " Nothing was bought.",
                    MediaErrorDetails.notAccepted(provider.scheme()),
                    null));
        }
        UploadRequest request = new UploadRequest(
                provider.upload().method(), target.url(), target.withKey() ? account.key() : null, "file", source);
        return account.upload(request).handle((answer, failure) -> {
            if (failure != null) {
                throw new CompletionException(failed(what, Failures.unwrap(failure)));
            }
            return decode(answer, source, what, target);
        });
    }

    /** @return why files cannot be uploaded where there is no address for them, and the way out */
    public static String noTarget(MediaProvider provider) {
        return "baseUrl is not the public one of " + provider.displayName()
                + ", and files go to a host of their own there. Set the option uploadUrl to the address for files.";
    }

    private UploadedFile decode(ApiAnswer answer, MediaSource source, String what, UploadTarget target) {
        if (!target.withKey() && (answer.status() == 401 || answer.status() == 403)) {
            throw new CompletionException(new MediaAuthenticationException(
                    Origins.shown(target.url()) + " answered " + answer.status() + " to: " + what
                            + ". No key was sent: uploadUrl names a host that is neither " + provider.displayName()
                            + "'s own nor that of baseUrl. Nothing was bought.",
                    MediaErrorDetails.notAccepted(provider.scheme()),
                    null));
        }
        if (!answer.isSuccess()) {
            throw new CompletionException(errors.decode(answer, what, CallPhase.OTHER, null, time.now()));
        }
        UploadedFile file = answer.json()
                .flatMap(provider::decodeUpload)
                .orElseThrow(() -> new CompletionException(new MediaProviderUnavailableException(
                        provider.displayName() + " answered " + answer.status()
                                + " without an address or id that can be read to: " + what + ". Try again later.",
                        MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                        null)));
        return new UploadedFile(
                file.url(),
                file.id(),
                file.filename() != null ? file.filename() : source.filename(),
                file.size() != null || source.length() < 0 ? file.size() : Long.valueOf(source.length()),
                file.mediaType());
    }

    private MediaException failed(String what, Throwable failure) {
        if (failure instanceof MediaException media) {
            return media;
        }
        if (failure instanceof java.nio.file.NoSuchFileException missing) {
            return new InvalidMediaRequestException(
                    "Cannot " + what + ": the file " + missing.getFile() + " does not exist.",
                    MediaErrorDetails.notAccepted(provider.scheme()),
                    failure);
        }
        return new MediaProviderUnavailableException(
                "Cannot " + what + " to " + provider.displayName() + " (" + failure.getMessage()
                        + "). Nothing was bought; try again.",
                MediaErrorDetails.notAccepted(provider.scheme()).withRetryable(true),
                failure);
    }
}
