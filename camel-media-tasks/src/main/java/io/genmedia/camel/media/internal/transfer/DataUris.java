package io.genmedia.camel.media.internal.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Media in a {@code data:} address (RFC 2397). */
public final class DataUris {

    private DataUris() {}

    /** @return whether the text is a data address; null is none */
    public static boolean isDataUri(String text) {
        return text != null && text.regionMatches(true, 0, "data:", 0, 5);
    }

    /**
     * @param uri {@code data:[type][;base64],content}
     * @return its content
     * @throws IllegalArgumentException where it is broken; the message shows none of its content
     */
    public static MediaSource.BytesSource decode(String uri) {
        int comma = uri == null ? -1 : uri.indexOf(',');
        if (!isDataUri(uri) || comma < 0) {
            throw new IllegalArgumentException("Not a data URI: give data:<media type>;base64,<content>");
        }
        String head = uri.substring(5, comma).strip();
        boolean base64 = head.toLowerCase(Locale.ROOT).endsWith(";base64");
        String type = base64 ? head.substring(0, head.length() - 7) : head;
        byte[] bytes = base64 ? base64(uri, comma + 1, type) : unescaped(uri, comma + 1);
        return new MediaSource.BytesSource(bytes, null, type.isEmpty() || type.startsWith(";") ? "text/plain" : type);
    }

    /**
     * @param source is read whole into memory
     * @return it as a data address in base64
     * @throws IOException where it cannot be read
     */
    public static String encode(MediaSource source) throws IOException {
        String type = source.mediaType();
        try (InputStream in = source.open()) {
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        }
    }

    private static byte[] base64(String uri, int from, String type) {
        try {
            String text = new String(unescaped(uri, from), StandardCharsets.ISO_8859_1)
                    .replace('-', '+')
                    .replace('_', '/');
            // line breaks and blanks are skipped, missing padding is forgiven
            return Base64.getDecoder().decode(text.replaceAll("\\s+", "").replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            // the cause is left out: it tells of characters of the content
            throw new IllegalArgumentException("The base64 content of a data URI of type '" + type + "' is broken");
        }
    }

    private static byte[] unescaped(String uri, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length() - from);
        for (int i = from; i < uri.length(); ) {
            char c = uri.charAt(i);
            if (c == '%' && i + 2 < uri.length() && hex(uri, i + 1) >= 0) {
                bytes.write(hex(uri, i + 1));
                i += 3;
            } else if (c < 0x80) {
                bytes.write(c);
                i++;
            } else {
                int codePoint = uri.codePointAt(i);
                bytes.writeBytes(new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
