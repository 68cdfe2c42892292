package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Headers of a message that are kept with its task, so that the route that is told of the end knows whose it is. */
public final class Correlation {

    private static final int CHARACTERS_AT_MOST = 32_768;

    private Correlation() {}

    /**
     * @param exchange whose headers
     * @param names which; one that the message does not have is left out
     * @param scheme for the error
     * @return strings, numbers and booleans as they are, all else as text
     * @throws InvalidMediaRequestException where a value has no text, or all together are too long
     */
    public static Map<String, Object> of(Exchange exchange, List<String> names, String scheme)
            throws InvalidMediaRequestException {
        Map<String, Object> kept = new LinkedHashMap<>();
        int characters = 0;
        for (String name : names) {
            Object value = exchange.getMessage().getHeader(name);
            if (value != null) {
                Object plain = isPlain(value) ? value : text(exchange, name, scheme);
                characters += name.length() + plain.toString().length();
                kept.put(name, plain);
            }
        }
        if (characters > CHARACTERS_AT_MOST) {
            throw new InvalidMediaRequestException(
                    "The headers that correlate=" + String.join(",", names) + " keeps have " + characters
                            + " characters, and " + CHARACTERS_AT_MOST
                            + " are kept at most: keep an id, and what it stands for elsewhere.",
                    MediaErrorDetails.notAccepted(scheme),
                    null);
        }
        return kept;
    }

    /** A number that can change, or that JSON does not have, is none. */
    private static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Double real && Double.isFinite(real)
                || value instanceof Float real && Float.isFinite(real);
    }

    private static String text(Exchange exchange, String name, String scheme) throws InvalidMediaRequestException {
        Object value = exchange.getMessage().getHeader(name);
        String text = exchange.getMessage().getHeader(name, String.class);
        if (text == null) {
            throw new InvalidMediaRequestException(
                    "The header '" + name + "' that correlate keeps is a "
                            + value.getClass().getName()
                            + ", which has no text: keep a string, a number or a boolean.",
                    MediaErrorDetails.notAccepted(scheme),
                    null);
        }
        return text;
    }
}
