package io.genmedia.camel.media.internal.engine;

import java.math.BigDecimal;

/**
 * How an endpoint minds its money.
 *
 * @param maxCost what a task may cost at most, in US dollars; null for any price
 * @param allowAdjustments whether the provider may change a request to fit the budget
 * @param adoptLostTask whether a task that the account shows is taken up where the outcome of its submit is not known
 */
public record Spending(BigDecimal maxCost, boolean allowAdjustments, boolean adoptLostTask) {

    /** Any price, no questions asked. */
    public static final Spending FREE = new Spending(null, true, false);

    /** Whether the cost is asked for before the submit. */
    boolean asksThePrice() {
        return maxCost != null || !allowAdjustments;
    }

    /** Whether no other submit to the account may be under way: what was looked at first is to stay true. */
    boolean goesAlone() {
        return asksThePrice() || adoptLostTask;
    }
}
