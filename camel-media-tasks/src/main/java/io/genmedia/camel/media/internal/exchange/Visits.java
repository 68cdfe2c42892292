package io.genmedia.camel.media.internal.exchange;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Tells one visit of an exchange to a step from another, and from a redelivery of the same: by the way that leads there, through
 * all the steps that called it. A step that failed and is entered again by a redelivery is the same visit; what happens inside of
 * it goes the same way again.
 */
final class Visits {

    private static final String PROPERTY = "CamelMediaVisits";

    private final String way;
    private final String owner;
    private final Visits scope;
    private final String turn;
    /** Mostly one: thousands of these wait with their exchanges. */
    private Visit first;

    private Map<String, Visit> others;

    private Visits(String way, String owner, Visits scope, String turn) {
        this.way = way;
        this.owner = owner;
        this.scope = scope;
        this.turn = turn;
    }

    /** How often a step was visited, and what came of the last visit. */
    private static final class Visit {
        private final String step;
        private int count;
        private boolean well;

        Visit(String step) {
            this.step = step;
        }
    }

    /** @return the visits that the exchange makes inside the step that it is in; a copy of an exchange makes its own */
    static Visits of(Exchange exchange) {
        Visits here = exchange.getProperty(PROPERTY, Visits.class);
        String id = exchange.getExchangeId();
        if (here == null || !here.owner.equals(id)) {
            here = new Visits(here == null ? "" : here.way + "~" + ScopePath.indices(exchange), id, null, null);
            exchange.setProperty(PROPERTY, here);
        }
        return here;
    }

    /** @return the way that leads to the step that the exchange is in */
    String way() {
        return way;
    }

    /** Begins another turn of the loop that the exchange is in; what was visited in the turn before is forgotten. */
    static void turn(Exchange exchange, String turn) {
        Visits here = of(exchange);
        if (!turn.equals(here.turn)) {
            Visits loop = here.scope == null ? here : here.scope;
            exchange.setProperty(PROPERTY, new Visits(loop.way + "@" + turn, here.owner, loop, turn));
        }
    }

    /** Goes into a step. */
    void enter(Exchange exchange, String wayOfVisit) {
        exchange.setProperty(PROPERTY, new Visits(wayOfVisit, owner, null, null));
    }

    /** Comes back from a step. */
    void leave(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** @return the way to this visit: that of the last one, where that failed and is redelivered */
    synchronized String begin(String step, Exchange exchange) {
        Visit visit = known(step);
        if (visit == null) {
            visit = add(new Visit(step));
        }
        if (visit.count == 0 || visit.well || !isRedelivered(exchange)) {
            visit.count++;
        }
        visit.well = false;
        // most that wait came the same way, and each holds it
        return (way + "/" + step + "#" + visit.count).intern();
    }

    /** The last visit went well: the next one is another. */
    synchronized void wentWell(String step) {
        Visit visit = known(step);
        if (visit != null) {
            visit.well = true;
        }
    }

    private Visit known(String step) {
        if (first != null && first.step.equals(step)) {
            return first;
        }
        return others == null ? null : others.get(step);
    }

    private Visit add(Visit visit) {
        if (first == null) {
            first = visit;
        } else {
            others = others == null ? new HashMap<>() : others;
            others.put(visit.step, visit);
        }
        return visit;
    }

    private static boolean isRedelivered(Exchange exchange) {
        Integer counter = exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        return counter != null && counter > 0;
    }
}
