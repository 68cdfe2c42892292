package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.http.Origins;
import io.genmedia.camel.media.spi.MediaProvider;
import java.net.URI;

/**
 * Where an account's files are uploaded. The key goes to the service and to the provider's own host for files, and to no other.
 *
 * @param url the address; null where it is not known: the service is not the public one, and its files have a host of their own
 * @param withKey whether the key goes along
 */
public record UploadTarget(URI url, boolean withKey) {

    /**
     * @param provider whose files
     * @param baseUrl of the service
     * @param given another address; null for the provider's own
     * @return where files of this service go
     * @throws IllegalArgumentException where the given one is no address of http or https; the message shows no query
     */
    public static UploadTarget of(MediaProvider provider, URI baseUrl, String given) {
        String target = provider.upload().target();
        boolean ownHost = !target.startsWith("/");
        if (given != null && !given.isBlank()) {
            URI url = Origins.checked(given.strip());
            boolean known = Origins.same(url, baseUrl) || ownHost && Origins.same(url, URI.create(target));
            return new UploadTarget(url, known);
        }
        if (!ownHost) {
            return new UploadTarget(URI.create(withoutSlash(baseUrl.toString()) + target), true);
        }
        return Origins.same(baseUrl, URI.create(provider.defaultBaseUrl()))
                ? new UploadTarget(URI.create(target), true)
                : new UploadTarget(null, false);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
