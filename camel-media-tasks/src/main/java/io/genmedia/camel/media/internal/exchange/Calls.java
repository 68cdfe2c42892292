package io.genmedia.camel.media.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ExchangeHelper;

/**
 * Who called. A Kamelet is a route of its own, made for a step that calls it or shared by several, with ids that are counted; and the
 * message goes through it as a copy, whose life ends with the Kamelet. What is bought in there is bought by the step that called: its
 * place, its routes and the end of its exchange are what counts.
 */
public final class Calls {

    private static final String PROPERTY = "CamelMediaCall";
    private static final String INTERRUPTION = "CamelMediaInterruption";
    private static final String KAMELET = "kamelet";

    private Calls() {}

    /**
     * A call that is under way.
     *
     * @param caller the exchange that waits for its end
     * @param step which calls, in words that are the same after a restart, with the steps that called its own Kamelet
     * @param outer the call that this one is made in; null for none
     */
    record Call(Exchange caller, String step, Call outer) {}

    /**
     * What stood in the exchange before a call.
     *
     * @param call null for none
     * @param identity null for none
     * @param notedForCall whether the identity was noted for the call
     */
    record Before(Object call, Object identity, boolean notedForCall) {}

    /**
     * Notes that a step is about to call.
     *
     * @return for {@link #end}
     */
    static Before begin(Exchange exchange, String step) {
        Call outer = exchange.getProperty(PROPERTY, Call.class);
        Object identity = MessageIdentity.save(exchange);
        boolean noted = MessageIdentity.noteForCall(exchange);
        exchange.setProperty(PROPERTY, new Call(exchange, placeOf(exchange, step), outer));
        return new Before(outer, identity, noted);
    }

    /** Notes that the call is over, and takes over from the copy what Camel leaves behind. */
    static void end(Exchange exchange, Before before) {
        if (before.call() == null) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, before.call());
        }
        MessageIdentity.restoreAfterCall(exchange, before.identity(), before.notedForCall());
        Exception failure = exchange.getException();
        if (failure != null && failure == exchange.getProperty(INTERRUPTION)) {
            exchange.getExchangeExtension().setInterrupted(true);
        }
    }

    /**
     * Interrupts an exchange, and whoever called its Kamelet: no redelivery, no dead letter, failure at the source.
     *
     * @param exchange which ends
     * @param error why
     */
    public static void interrupt(Exchange exchange, Exception error) {
        exchange.setException(error);
        exchange.getExchangeExtension().setInterrupted(true);
        if (callerOf(exchange).isPresent()) {
            exchange.setProperty(INTERRUPTION, error);
        }
    }

    /**
     * @param exchange in whatever route
     * @return the exchange that its life depends on: itself, or in a Kamelet that which called
     */
    public static Exchange originOf(Exchange exchange) {
        List<Exchange> callers = callersOf(exchange);
        return callers.isEmpty() ? exchange : callers.get(callers.size() - 1);
    }

    /**
     * @param exchange in whatever route
     * @return the ids of the routes that wait for it in a call of a Kamelet, and of those that these came from
     */
    public static List<String> routesOf(Exchange exchange) {
        List<String> routes = new ArrayList<>();
        for (Exchange caller : callersOf(exchange)) {
            if (caller.getFromRouteId() != null) {
                routes.add(caller.getFromRouteId());
            }
            if (ExchangeHelper.getRoute(caller) != null) {
                routes.add(ExchangeHelper.getRoute(caller).getRouteId());
            }
        }
        return routes;
    }

    /** @return the place of a step, with those of the steps that called its Kamelet */
    static String placeOf(Exchange exchange, String step) {
        Call call = exchange.getProperty(PROPERTY, Call.class);
        return call != null && step.startsWith(StepPlace.KAMELET) ? call.step() + ">" + step : step;
    }

    /** The nearest first. */
    private static List<Exchange> callersOf(Exchange exchange) {
        List<Exchange> callers = new ArrayList<>();
        for (Optional<Call> call = callerOf(exchange); call.isPresent(); ) {
            Exchange caller = call.get().caller();
            callers.add(caller);
            call = callOf(caller, call.get().outer());
        }
        return callers;
    }

    private static Optional<Call> callerOf(Exchange exchange) {
        return callOf(exchange, exchange.getProperty(PROPERTY, Call.class));
    }

    /** The call that an exchange was made for: not those that it makes itself, nor those of an exchange that it is a part of. */
    private static Optional<Call> callOf(Exchange exchange, Call latest) {
        Call call = latest;
        while (call != null && call.caller() == exchange) {
            call = call.outer();
        }
        return call != null
                        && isFromKamelet(exchange.getFromEndpoint())
                        && call.caller().getExchangeId().equals(exchange.getProperty(Exchange.CORRELATION_ID))
                ? Optional.of(call)
                : Optional.empty();
    }

    private static boolean isFromKamelet(Endpoint from) {
        return from instanceof DefaultEndpoint endpoint
                && endpoint.getComponent() != null
                && KAMELET.equals(endpoint.getComponent().getDefaultName());
    }
}
