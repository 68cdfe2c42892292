package io.genmedia.camel.media.internal.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of content that is read piece by piece. */
final class ContentDigest {

    private final MessageDigest digest;
    private long length;

    ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
        length += count;
    }

    /** How many bytes were read. */
    long length() {
        return length;
    }

    /** In hexadecimal digits; to be called once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
