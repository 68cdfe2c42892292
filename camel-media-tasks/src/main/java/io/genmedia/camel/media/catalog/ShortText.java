package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A value as it may stand in a message or a log line: one line, short, no contents of files, no query of an address. */
final class ShortText {

    private static final int LONGEST = 80;
    private static final int LONGEST_ITEM = 40;
    private static final int LONGEST_MEDIA_TYPE = 40;

    private ShortText() {}

    /** @return the value, at most 80 characters */
    static String of(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "";
        }
        return shorten(value, LONGEST);
    }

    /** @return the text, at most 80 characters */
    static String of(String text) {
        return cut(safe(text), LONGEST);
    }

    private static String shorten(JsonNode value, int longest) {
        if (value.isTextual()) {
            return cut(safe(value.textValue()), longest);
        }
        if (value.isArray()) {
            return cut(list(value), longest);
        }
        return cut(value.isObject() ? "{" + String.join(", ", names(value)) + "}" : value.asText(), longest);
    }

    private static String list(JsonNode array) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < array.size() && text.length() < LONGEST; i++) {
            text.append(i == 0 ? "" : ", ").append(shorten(array.get(i), LONGEST_ITEM));
        }
        return text.append(']').toString();
    }

    private static Iterable<String> names(JsonNode object) {
        return object::fieldNames;
    }

    private static String safe(String text) {
        String start = text.substring(0, Math.min(text.length(), 16)).strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("data:")) {
            return dataUri(text);
        }
        String line = text.substring(0, Math.min(text.length(), 4 * LONGEST))
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return line.replaceFirst("//[^/@?#]*@", "//").replaceFirst("[?#].*", "?…");
        }
        return line;
    }

    /** What follows the comma is the medium itself. */
    private static String dataUri(String text) {
        int comma = text.indexOf(',');
        int end = Math.min(comma < 0 ? text.length() : comma, LONGEST_MEDIA_TYPE);
        return text.substring(0, end).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ") + ",…";
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
