package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * How a generation is made.
 *
 * @param params the parameters with which it is made
 * @param micros what it costs, in millionths of a dollar
 * @param adjustments what differs from the request, by parameter: {@code requested} and {@code applied}
 */
record Plan(ObjectNode params, long micros, ObjectNode adjustments) {

    static Plan of(Order order, ObjectNode params) {
        ObjectNode adjustments = params.objectNode();
        ObjectNode asked = order.model().settled(order.given());
        for (Map.Entry<String, JsonNode> entry : order.model().settled(params).properties()) {
            JsonNode requested = asked.get(entry.getKey());
            if (!entry.getValue().equals(requested)) {
                ObjectNode change = adjustments.putObject(entry.getKey());
                if (requested != null) {
                    change.set("requested", requested);
                }
                change.set("applied", entry.getValue());
            }
        }
        return new Plan(params, Pricing.micros(order.model(), params), adjustments);
    }
}
