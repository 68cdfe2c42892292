package io.genmedia.camel.media.spi;

import java.util.Objects;

/**
 * What was asked for, as far as a store has to know it. It holds no API key.
 *
 * @param digest of the request: the same key never stands for two requests
 * @param baseUrl of the service
 * @param account which of the accounts there, by a fingerprint of its key; empty where it has none
 * @param kind what is made
 * @param model by which model; null where the provider chooses
 */
public record StoredRequest(String digest, String baseUrl, String account, String kind, String model) {

    /** Checks. */
    public StoredRequest {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
    }
}
