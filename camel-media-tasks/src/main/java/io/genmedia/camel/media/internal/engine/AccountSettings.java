package io.genmedia.camel.media.internal.engine;

import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.HttpSettings;
import java.net.URI;
import java.util.Objects;

/**
 * Which account at which service, and how it is reached.
 *
 * @param baseUrl of the service
 * @param key null for operations that need none
 * @param http how it is reached
 * @param uploads where its files are uploaded
 * @param allowPrivateAddresses whether a redirect of a download may lead into the own network
 */
public record AccountSettings(
        URI baseUrl, ApiKey key, HttpSettings http, UploadTarget uploads, boolean allowPrivateAddresses) {

    /** Checks. */
    public AccountSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(uploads, "uploads");
    }

    /** Written out, for an account is looked up while a route starts: what Java makes for a record is made at its first call. */
    @Override
    public int hashCode() {
        return 31 * baseUrl.hashCode() + Objects.hashCode(key);
    }

    /** @return which account it is: the fingerprint of its key; empty where it has none */
    String fingerprint() {
        return key == null ? "" : key.fingerprint();
    }
}
