package io.genmedia.camel.media.internal.http;

import io.genmedia.camel.media.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A provider's API key. It is shown nowhere: what is shown instead is its fingerprint. */
public final class ApiKey {

    private final String value;
    private volatile String fingerprint;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * @param value the key; blanks and line breaks around it are dropped
     * @return the key
     * @throws IllegalArgumentException where it is empty, or holds what no HTTP header can carry; the message does not show it
     */
    public static ApiKey of(String value) {
        String stripped = value == null ? "" : value.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("The API key is empty");
        }
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) <= ' ' || stripped.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException(
                        "The API key holds a blank, a line break or a character beyond ASCII, which no HTTP header carries:"
                                + " give the bare key");
            }
        }
        return new ApiKey(stripped);
    }

    /** @return the key itself: for the wire alone */
    public String value() {
        return value;
    }

    /** @return the first 12 hexadecimal digits of the key's SHA-256: tells two keys apart, and may be shown and stored */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = Sha256.mark(Sha256.begin().digest(value.getBytes(StandardCharsets.UTF_8)));
            fingerprint = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), key.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[" + fingerprint() + "]";
    }

    /**
     * A service may echo a key, whole, in what it says of it.
     *
     * @param key whose value must not be shown; null for none
     * @param text from outside
     * @return the text without the key
     */
    static String hide(ApiKey key, String text) {
        if (key == null) {
            return text;
        }
        String bare = text.contains(key.value) ? text.replace(key.value, "***") : text;
        // as it stands in an address, where the call carried it there
        String encoded = PercentEncoding.encode(key.value);
        return encoded.equals(key.value)
                ? bare
                : Pattern.compile(Pattern.quote(encoded), Pattern.CASE_INSENSITIVE)
                        .matcher(bare)
                        .replaceAll("***");
    }
}
