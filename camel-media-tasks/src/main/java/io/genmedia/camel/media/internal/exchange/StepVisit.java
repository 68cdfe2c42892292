package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.ExchangeHelper;

/** One visit of an exchange to a step that buys: where it is, which purchase it asks for, what was done of it before. */
public final class StepVisit {

    private final Exchange exchange;
    private final String route;
    private final String node;
    private final StepPlace place;
    private final String step;
    private final String scope;
    private final Visits here;
    private final String visit;
    private final int occurrence;

    private StepVisit(Exchange exchange, String route, String node, String scope) {
        this.exchange = exchange;
        this.route = route;
        this.node = node;
        this.scope = scope;
        this.here = Visits.of(exchange);
        StepPlace stands = StepPlace.of(exchange.getContext(), route, node);
        this.place = new StepPlace(Calls.placeOf(exchange, stands.route()), stands.node());
        // steps that share a Kamelet have each its own purchases
        boolean isCalled = !place.route().equals(stands.route());
        this.step = (isCalled ? place.route() + "/" + place.node() : route + "/" + node).intern();
        this.visit = here.begin(step, exchange);
        this.occurrence = memory().occurrence(scope, visit);
    }

    /** @return the visit that the exchange is just making */
    public static StepVisit of(Exchange exchange) {
        Route route = ExchangeHelper.getRoute(exchange);
        String node = exchange.getExchangeExtension().getHistoryNodeId();
        return new StepVisit(
                exchange, route == null ? "" : route.getRouteId(), node == null ? "" : node, ScopePath.text(exchange));
    }

    /** @return the id of the route that the step stands in; empty outside of one */
    public String route() {
        return route;
    }

    /** @return the id of the step; empty outside of a route */
    public String node() {
        return node;
    }

    /** @return where the step stands, in words that are the same after a restart */
    StepPlace place() {
        return place;
    }

    /** @return under which parts and loops, all levels */
    public String scope() {
        return scope;
    }

    /** @return in which turns of which loops */
    public String loops() {
        return ScopePath.loops(exchange);
    }

    /** @return how many purchases of this step under the same parts and loops came before */
    public int occurrence() {
        return occurrence;
    }

    /** @return the task that an earlier visit for this purchase left running */
    public Optional<String> acceptedTask() {
        return open().map(StepMemory.Open::taskId);
    }

    /** @return which attempt of this purchase that task is, from 1 */
    public int acceptedAttempt() {
        return open().map(StepMemory.Open::attempt).orElse(1);
    }

    /** @return true where an earlier visit for this purchase does not know what became of its submit */
    public boolean isOutcomeUnknown() {
        return open().map(StepMemory.Open::unknown).orElse(false);
    }

    /** @return the body that an earlier visit for this purchase sent */
    public Optional<ObjectNode> sentInput() {
        return open().map(StepMemory.Open::input);
    }

    /** @return true where an earlier visit asked for this purchase already */
    public boolean isKnown() {
        return open().isPresent();
    }

    /** Notes what is about to be sent. */
    public void sending(ObjectNode input) {
        keep(new StepMemory.Open(scope, occurrence, null, 1, false, input));
    }

    /** Notes that the provider took the task; what was sent is not sent again. */
    public void accepted(String taskId, int attempt) {
        keep(new StepMemory.Open(scope, occurrence, taskId, attempt, false, null));
    }

    /** Notes that it is not known whether the provider took the task. */
    public void outcomeUnknown() {
        keep(new StepMemory.Open(scope, occurrence, null, 1, true, sentInput().orElse(null)));
    }

    /** Notes that nothing is under way for this purchase: it may be asked for again, with a request that was mended. */
    public void nothingUnderWay() {
        keep(new StepMemory.Open(scope, occurrence, null, 1, false, null));
    }

    /** Notes that the purchase was handed on. */
    public void completed() {
        here.wentWell(step);
        memory().completed(scope, visit).keep(exchange, step);
    }

    private Optional<StepMemory.Open> open() {
        return Optional.ofNullable(memory().open())
                .filter(open -> open.scope().equals(scope) && open.occurrence() == occurrence);
    }

    private void keep(StepMemory.Open open) {
        memory().withOpen(open).keep(exchange, step);
    }

    private StepMemory memory() {
        return StepMemory.of(exchange, step);
    }
}
