package io.genmedia.camel.media.spi;

import java.util.List;
import java.util.Locale;

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
    private static final List<String> REFUSALS =
            List.of("moderation", "content policy", "content_policy", "nsfw", "safety");

    /** Cuts what is too long to be shown. */
    public ProviderError {
        message = message != null && message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message;
    }

    /** @return true where the provider said nothing */
    public boolean isEmpty() {
        return code == null && message == null;
    }

    /**
     * Providers that document no codes of refused content use one of a few words for it, whatever the model.
     *
     * @return true where this sounds as if the same would be refused again
     */
    public boolean soundsLikeRefusedContent() {
        String text = text().toLowerCase(Locale.ROOT);
        return REFUSALS.stream().anyMatch(text::contains);
    }

    /** @return code and message as one text; empty where there is neither */
    public String text() {
        if (code == null) {
            return message == null ? "" : message;
        }
        return message == null ? code : code + ": " + message;
    }
}
