package io.genmedia.camel.media.spi;

/**
 * What a provider says of a failure.
 *
 * @param code its own code; null where it gives none
 * @param message its own words, cut to a length that can be shown; null where it gives none
 */
public record ProviderError(String code, String message) {

    /** No word from the provider. */
    public static final ProviderError NONE = new ProviderError(null, null);

    private static final int SHOWN = 500;

    /** Cuts what is too long to be shown. */
    public ProviderError {
        message = message != null && message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message;
    }

    /** @return true where the provider said nothing */
    public boolean isEmpty() {
        return code == null && message == null;
    }

    /** @return code and message as one text; empty where there is neither */
    public String text() {
        if (code == null) {
            return message == null ? "" : message;
        }
        return message == null ? code : code + ": " + message;
    }
}
