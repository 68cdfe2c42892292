package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What an exchange remembers of its visits to one step, in an exchange property: Camel's error handler restores the message
 * before a redelivery, and leaves the properties alone. Immutable, so that copies of an exchange do not share it.
 *
 * @param done the purchases that were completed here, oldest first
 * @param open the purchase that was begun and not completed; null where there is none
 */
record StepMemory(List<Done> done, Open open) {

    private static final String PROPERTY = "CamelMediaSteps";
    private static final StepMemory EMPTY = new StepMemory(List.of(), null);

    StepMemory {
        done = List.copyOf(done);
    }

    /**
     * A completed purchase.
     *
     * @param scope under which parts and loops
     * @param visit by which visit to the step: a redelivery makes the same visit again
     */
    record Done(String scope, String visit) {}

    /**
     * A purchase that was begun.
     *
     * @param scope under which parts and loops
     * @param occurrence which one of this step under these
     * @param taskId the provider's id; null where it is not known
     * @param attempt which task of this purchase it is, from 1
     * @param unknown true where it is not known whether it was accepted
     * @param input as it was sent, with local media replaced: the same key is sent with the same body again
     */
    record Open(String scope, int occurrence, String taskId, int attempt, boolean unknown, ObjectNode input) {}

    static StepMemory of(Exchange exchange, String step) {
        return all(exchange).getOrDefault(step, EMPTY);
    }

    void keep(Exchange exchange, String step) {
        Map<String, StepMemory> steps = new HashMap<>(all(exchange));
        steps.put(step, this);
        exchange.setProperty(PROPERTY, Map.copyOf(steps));
    }

    /** @return what the exchange remembers of all steps, for {@link #restore}; null for nothing */
    static Object save(Exchange exchange) {
        return exchange.getProperty(PROPERTY);
    }

    static void restore(Exchange exchange, Object saved) {
        if (saved == null) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, saved);
        }
    }

    StepMemory withOpen(Open purchase) {
        return new StepMemory(done, purchase);
    }

    /**
     * Which purchase of this step is asked for, of those under the same parts and loops. Another visit asks for a new one; a
     * redelivery that makes the same visit again, because a later step failed, asks for the one that it was given before.
     */
    int occurrence(String scope, String visit) {
        List<Done> here = done.stream().filter(d -> d.scope().equals(scope)).toList();
        int known = here.indexOf(new Done(scope, visit));
        return known < 0 ? here.size() : known;
    }

    StepMemory completed(String scope, String visit) {
        Done answered = new Done(scope, visit);
        List<Done> more = new ArrayList<>(done);
        if (!more.contains(answered)) {
            more.add(answered);
        }
        return new StepMemory(more, null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, StepMemory> all(Exchange exchange) {
        Object steps = exchange.getProperty(PROPERTY);
        return steps == null ? Map.of() : (Map<String, StepMemory>) steps;
    }
}
