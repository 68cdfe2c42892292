package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.CostEstimate;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Route: what an order would cost was asked. It is told, and the order stays as it is. */
public final class Price implements AggregationStrategy {

    private final Screen screen;

    Price(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Exchange aggregate(Exchange order, Exchange answer) {
        CostEstimate estimate = answer.getMessage().getBody(CostEstimate.class);
        if (estimate != null) {
            screen.estimated(order.getVariable("file", String.class), estimate);
        }
        return order;
    }
}
