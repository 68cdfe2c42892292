package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.internal.http.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What makes the address of a callback one that nobody can guess: an HMAC-SHA256 of the submit's id under the secret of the
 * account. Every node that has the secret can check it, and none has to remember it.
 */
public final class CallbackSecrets {

    /** The longest id of a submit, in characters. */
    static final int MAX_ID = 512;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;

    private final SecretKeySpec key;
    private final boolean random;

    private CallbackSecrets(byte[] key, boolean random) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.random = random;
    }

    /**
     * @param secretOrNull the secret; null for a random one, which nobody else has and which does not outlive this object
     * @return tokens under it
     * @throws IllegalArgumentException where the secret is blank
     */
    public static CallbackSecrets of(String secretOrNull) {
        if (secretOrNull == null) {
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            return new CallbackSecrets(bytes, true);
        }
        if (secretOrNull.isBlank()) {
            throw new IllegalArgumentException(
                    "The secret of callbacks is blank: give a long random text, the same on every"
                            + " node, or none at all for one that lasts until the application ends");
        }
        return new CallbackSecrets(secretOrNull.getBytes(StandardCharsets.UTF_8), false);
    }

    /** @return true where it was made here: it does not outlive a restart, and no other node has it */
    public boolean isRandom() {
        return random;
    }

    /**
     * @param submitId names the submit
     * @return the query of its callback's address, without the question mark: {@code submit=…&token=…}
     * @throws IllegalArgumentException where the id is empty or has more than 512 characters
     */
    public String query(String submitId) {
        if (submitId == null || submitId.isEmpty() || submitId.length() > MAX_ID) {
            throw new IllegalArgumentException("The id of a submit needs 1 to " + MAX_ID + " characters, and has "
                    + (submitId == null ? "none" : submitId.length()));
        }
        return CallbackQuery.SUBMIT + "=" + PercentEncoding.encode(submitId) + "&" + CallbackQuery.TOKEN + "="
                + token(submitId);
    }

    /**
     * Compares in constant time; what is too long to be right is refused without a computation.
     *
     * @param submitId names the submit; may be null
     * @param token that came with it; may be null
     * @return whether the token is the submit's
     */
    public boolean accepts(String submitId, String token) {
        if (submitId == null
                || submitId.isEmpty()
                || submitId.length() > MAX_ID
                || token == null
                || token.length() != TOKEN_LENGTH) {
            return false;
        }
        return MessageDigest.isEqual(
                token(submitId).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** @return whether the other makes the same tokens */
    boolean sameAs(CallbackSecrets other) {
        return MessageDigest.isEqual(key.getEncoded(), other.key.getEncoded());
    }

    private String token(String submitId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(submitId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return random ? "CallbackSecrets[random]" : "CallbackSecrets[given]";
    }
}
