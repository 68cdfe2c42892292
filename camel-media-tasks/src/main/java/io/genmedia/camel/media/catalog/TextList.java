package io.genmedia.camel.media.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A list written as one text. */
final class TextList {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern COMMA_BEFORE_ADDRESS = Pattern.compile(",(?=\\s*(?i:https?://|data:|file:))");

    private TextList() {}

    /** Addresses and data URIs have commas of their own, so only a comma before another address parts them. */
    static List<String> split(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        boolean addresses = start.contains("://") || start.startsWith("data:") || start.startsWith("file:");
        Pattern separator = addresses ? COMMA_BEFORE_ADDRESS : COMMA;
        return Arrays.stream(separator.split(text))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
