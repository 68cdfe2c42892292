package io.genmedia.camel.media.catalog;

import java.util.Locale;

/** How strictly an input is held against the documents of the provider, before it is sent. */
public enum ValidationLevel {

    /** What the provider is known to reject is an error; what its documents merely do not list is a warning. */
    STANDARD,

    /** Everything that the documents do not list is an error. */
    STRICT,

    /** Nothing is checked. */
    OFF;

    /**
     * @param text the text of the option {@code validation}, in any case; null or blank is {@link #STANDARD}
     * @return the level
     * @throws IllegalArgumentException for another text
     */
    public static ValidationLevel of(String text) {
        if (text == null || text.isBlank()) {
            return STANDARD;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "standard" -> STANDARD;
            case "strict" -> STRICT;
            case "off" -> OFF;
            default ->
                throw new IllegalArgumentException(
                        "validation=" + text + " is not accepted: use standard, strict or off");
        };
    }
}
