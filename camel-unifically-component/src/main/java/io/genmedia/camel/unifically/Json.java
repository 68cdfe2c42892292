package io.genmedia.camel.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Fields of an answer, read as what they are meant for. */
final class Json {

    /** No amount of money has more digits; what does would fill the memory when it is written out. */
    private static final int LONGEST_AMOUNT = 40;

    private Json() {}

    /** A text or a number that is there and not blank; else null. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            // not in full: 1e999999999 has a billion digits
            return value.asText();
        }
        return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
    }

    /** The first of the fields that holds a text; else null. */
    static String first(JsonNode node, String... fields) {
        for (String field : fields) {
            String found = text(node, field);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** An amount, as a number or as text; null where it is none, or out of all proportion. */
    static BigDecimal amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isNumber() || value.isTextual() ? value.asText().strip() : "";
        if (text.length() > LONGEST_AMOUNT) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text.startsWith("$") ? text.substring(1) : text);
            return Math.abs((long) amount.scale()) <= LONGEST_AMOUNT ? amount : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
