package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Fields of a provider's answer, read as what they are meant for, whatever stands there. */
public final class AnswerJson {

    /** No id and no amount of money has more digits; what does would fill the memory when it is written out. */
    private static final int LONGEST_NUMBER = 40;

    private AnswerJson() {}

    /**
     * @param node an object
     * @param field its field
     * @return a text or a number that is there and not blank, as text; else null
     */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            BigDecimal number = sane(value.asText());
            // not in full: 1e999999999 has a billion digits
            return number == null ? value.asText() : number.toPlainString();
        }
        return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
    }

    /**
     * @param node an object
     * @param fields its fields, the likelier first
     * @return the first of them that holds a text; else null
     */
    public static String first(JsonNode node, String... fields) {
        for (String field : fields) {
            String found = text(node, field);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * @param node an object
     * @param field its field
     * @return an amount, as a number or as text, with or without a dollar sign; null where it is none, or out of all proportion
     */
    public static BigDecimal amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() || value.isTextual()
                ? sane(value.asText().strip().replaceFirst("^~?\\$", ""))
                : null;
    }

    private static BigDecimal sane(String text) {
        try {
            BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            return number != null && Math.abs((long) number.scale()) <= LONGEST_NUMBER ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
