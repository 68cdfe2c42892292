package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What a provider said of money when it took a task. Status reads may not repeat it.
 *
 * @param cost in US dollars; null where it did not say
 * @param remaining of the budget, in US dollars; null where it did not say
 * @param adjustments what it changed in the request to fit the budget; null where nothing
 */
public record Receipt(BigDecimal cost, BigDecimal remaining, JsonNode adjustments) {

    /** @return the receipt of a submit; null where its answer says nothing of money */
    public static Receipt of(TaskSnapshot accepted) {
        boolean none = accepted.cost() == null && accepted.remaining() == null && accepted.adjustments() == null;
        return none ? null : new Receipt(accepted.cost(), accepted.remaining(), accepted.adjustments());
    }
}
