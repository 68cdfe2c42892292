package io.genmedia.camel.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Puts into words what a provider tells of money. */
final class Money {

    private Money() {}

    /** An amount of dollars, with two places or as many as it has. */
    static String dollars(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return "$" + (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }

    /** What was changed in a request: {@code requested} and {@code applied} by parameter, or whatever else it is. */
    static String adjustments(JsonNode told) {
        List<String> changes = new ArrayList<>();
        if (told.isObject()) {
            told.properties().forEach(change -> {
                JsonNode applied = change.getValue().path("applied");
                JsonNode requested = change.getValue().path("requested");
                changes.add(change.getKey() + " "
                        + (applied.isMissingNode()
                                ? change.getValue().toString()
                                : (requested.isMissingNode() ? "" : requested.asText() + " -> ") + applied.asText()));
            });
        }
        return changes.isEmpty() ? told.toString() : String.join(", ", changes);
    }
}
