package io.genmedia.camel.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Fields of an answer, read as what they are meant for. */
final class Json {

    private Json() {}

    /** A text or a number that is there and not blank; else null. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
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

    /** An amount, as a number or as text; else null. */
    static BigDecimal amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return value.isTextual() ? new BigDecimal(value.asText().strip().replaceFirst("^\\$", "")) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
