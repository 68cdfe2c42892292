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
    private final Map<String, Visit> visits = new HashMap<>(2);

    private Visits(String way) {
        this.way = way;
    }

    /** How often a step was visited, and what came of the last visit. */
    private static final class Visit {
        private int count;
        private boolean well;
    }

    /** @return the visits that the exchange makes inside the step that it is in */
    static Visits of(Exchange exchange) {
        Visits here = exchange.getProperty(PROPERTY, Visits.class);
        if (here == null) {
            here = new Visits("");
            exchange.setProperty(PROPERTY, here);
        }
        return here;
    }

    /** Goes into a step. */
    void enter(Exchange exchange, String wayOfVisit) {
        exchange.setProperty(PROPERTY, new Visits(wayOfVisit));
    }

    /** Comes back from a step. */
    void leave(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** @return the way to this visit: that of the last one, where that failed and is redelivered */
    synchronized String begin(String step, String scope, Exchange exchange) {
        String name = name(step, scope);
        Visit visit = visits.computeIfAbsent(name, any -> new Visit());
        if (visit.count == 0 || visit.well || !isRedelivered(exchange)) {
            visit.count++;
        }
        visit.well = false;
        return way + "/" + name + "#" + visit.count;
    }

    /** The last visit went well: the next one is another. */
    synchronized void wentWell(String step, String scope) {
        Visit visit = visits.get(name(step, scope));
        if (visit != null) {
            visit.well = true;
        }
    }

    /** Parts and turns are told apart by their index, since they may come in any order. */
    private static String name(String step, String scope) {
        return step + "@" + scope;
    }

    private static boolean isRedelivered(Exchange exchange) {
        Integer counter = exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        return counter != null && counter > 0;
    }
}
