package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.http.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * A download.
 *
 * @param provider the scheme of the component, for errors
 * @param taskId the task whose output it is, for errors; may be null
 * @param url {@code http:}, {@code https:} or {@code data:}; {@link LenientUri} makes one of any text
 * @param key goes along as a bearer token to its own origin; null for none
 * @param keyOrigin the one origin that the key may go to; null where there is no key
 * @param maxBytes the most bytes that are taken
 * @param directory where the temporary file is made; made itself where it is not there
 * @param stem how the name of the temporary file begins
 * @param deadline when it is given up; null for never
 * @param allowPrivateAddresses whether a redirect may lead to an address of the own network
 */
public record DownloadRequest(
        String provider,
        String taskId,
        URI url,
        ApiKey key,
        URI keyOrigin,
        long maxBytes,
        Path directory,
        String stem,
        Instant deadline,
        boolean allowPrivateAddresses) {

    /** Two GiB. */
    public static final long DEFAULT_MAX_BYTES = 2L << 30;

    /** Checks that a key names its origin, and that nothing else is missing. */
    public DownloadRequest {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(stem, "stem");
        if (key != null && keyOrigin == null) {
            throw new IllegalArgumentException("A key without the origin that it may go to");
        }
    }

    /** @return a download without key, of {@link #DEFAULT_MAX_BYTES} at most, to the folder, with no deadline */
    public static DownloadRequest of(String provider, String url, Path directory) {
        return new DownloadRequest(
                provider,
                null,
                LenientUri.parse(url),
                null,
                null,
                DEFAULT_MAX_BYTES,
                directory,
                String.valueOf(provider),
                null,
                false);
    }

    /** @return the same for an output of that task */
    public DownloadRequest withTask(String id, String newStem) {
        return new DownloadRequest(
                provider, id, url, key, keyOrigin, maxBytes, directory, newStem, deadline, allowPrivateAddresses);
    }

    /** @return the same with a key, and the only origin that it may go to */
    public DownloadRequest withKey(ApiKey newKey, URI origin) {
        return new DownloadRequest(
                provider, taskId, url, newKey, origin, maxBytes, directory, stem, deadline, allowPrivateAddresses);
    }

    /** @return the same with other limits; the deadline may be null */
    public DownloadRequest withLimits(long bytes, Instant end) {
        return new DownloadRequest(
                provider, taskId, url, key, keyOrigin, bytes, directory, stem, end, allowPrivateAddresses);
    }

    /** @return the same, with redirects to the own network allowed or not */
    public DownloadRequest withPrivateAddresses(boolean allowed) {
        return new DownloadRequest(provider, taskId, url, key, keyOrigin, maxBytes, directory, stem, deadline, allowed);
    }
}
