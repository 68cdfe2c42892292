package io.genmedia.camel.media.internal.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

    private static final int MARK_BYTES = 6;

    private Sha256() {}

    /** @return a digest of nothing so far */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** @return the beginning of a digest, enough to tell a handful of secrets apart, and too little to find one */
    public static String mark(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
    }
}
