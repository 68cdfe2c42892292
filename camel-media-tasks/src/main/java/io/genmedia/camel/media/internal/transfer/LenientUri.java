package io.genmedia.camel.media.internal.transfer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes addresses of what providers send, also where blanks and the like are not encoded in them. */
public final class LenientUri {

    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=";

    private LenientUri() {}

    /**
     * @param text an address, perhaps with characters that none may have: these are encoded
     * @return the address
     * @throws IllegalArgumentException where it is none all the same; the message shows no query
     */
    public static URI parse(String text) {
        String stripped = text.strip();
        try {
            return URI.create(encoded(stripped));
        } catch (IllegalArgumentException e) {
            // the cause is left out: its message holds the whole address
            int end = stripped.indexOf('?');
            String shown = end < 0 ? stripped : stripped.substring(0, end);
            throw new IllegalArgumentException("Not an address: " + shown.substring(0, Math.min(shown.length(), 200)));
        }
    }

    private static String encoded(String text) {
        StringBuilder legal = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean asIs = c < 0x80
                    && (Character.isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0 || (c == '%' && isEscape(text, i)));
            if (asIs) {
                legal.append((char) c);
            } else {
                for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
                    legal.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
                }
            }
            i += Character.charCount(c);
        }
        return legal.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }
}
