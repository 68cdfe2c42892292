package io.genmedia.camel.media.internal.submit;

import io.genmedia.camel.media.internal.options.OptionText;
import java.time.Duration;

/**
 * At most {@code atMost} submits in any window of {@code window}.
 *
 * @param atMost at least 1
 * @param window positive
 */
public record RateLimit(int atMost, Duration window) {

    /**
     * @param text {@code N/DURATION} as {@code 5/30s}
     * @return the limit
     * @throws IllegalArgumentException where it is not of that form
     */
    public static RateLimit parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            try {
                int atMost = Integer.parseInt(text.substring(0, slash).strip());
                Duration window = OptionText.duration("rateLimit", text.substring(slash + 1));
                if (atMost > 0 && !window.isZero()) {
                    return new RateLimit(atMost, window);
                }
            } catch (IllegalArgumentException e) {
                // told below, with the form that is accepted
            }
        }
        throw new IllegalArgumentException(
                "Option rateLimit must be N/DURATION, as 5/30s: at most N submits in any window of that length, but was '"
                        + text + "'");
    }
}
