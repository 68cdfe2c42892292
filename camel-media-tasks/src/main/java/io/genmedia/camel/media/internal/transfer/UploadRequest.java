package io.genmedia.camel.media.internal.transfer;

import io.genmedia.camel.media.internal.http.ApiKey;
import java.net.URI;
import java.util.Objects;

/**
 * An upload.
 *
 * @param method {@code POST} or {@code PUT}
 * @param target where to
 * @param key goes along as a bearer token; null for none. It goes wherever the target is: whoever names the target answers for it
 * @param field the form's field, as a rule {@code file}
 * @param source what is sent
 */
public record UploadRequest(String method, URI target, ApiKey key, String field, MediaSource source) {

    /** Checks that nothing but the key is missing. */
    public UploadRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(source, "source");
    }
}
