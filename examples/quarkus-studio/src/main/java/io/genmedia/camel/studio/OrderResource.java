package io.genmedia.camel.studio;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Orders: placed, listed, and asked for again. */
@Path("/api/orders")
public class OrderResource {

    private static final int PAGE = 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final OrderTable table;
    private final Desk desk;
    private final Providers providers;
    private final FormCheck check;

    OrderResource(OrderTable table, Desk desk, Providers providers, FormCheck check) {
        this.table = table;
        this.desk = desk;
        this.providers = providers;
        this.check = check;
    }

    /**
     * A page of orders.
     *
     * @param orders the newest first
     * @param next where the next page begins; null where this is the last
     * @param open how many are not over, on all pages
     * @param troubled how many want somebody to look at them, on all pages
     */
    record Orders(List<Order> orders, Long next, int open, int troubled) {}

    /** Why an order was not taken. */
    record Refusal(String message, List<FormCheck.Finding> findings) {}

    /**
     * @param revision the order as the person saw it
     * @param confirmed that it may be bought a second time
     */
    record Again(int revision, boolean confirmed) {}

    @GET
    public Orders list(
            @QueryParam("show") @DefaultValue("all") String show,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        List<Order> found = table.page(states(show), before, PAGE + 1);
        List<Order> page = found.subList(0, Math.min(PAGE, found.size()));
        Long next = found.size() > PAGE ? page.get(PAGE - 1).number() : null;
        return new Orders(page, next, table.count(OrderState.OPEN), table.count(OrderState.TROUBLED));
    }

    private static Set<OrderState> states(String show) {
        return switch (show) {
            case "all" -> EnumSet.allOf(OrderState.class);
            case "open" -> OrderState.OPEN;
            case "troubled" -> OrderState.TROUBLED;
            default -> throw new BadRequestException("show is '" + show + "'; accepted are all, open, troubled.");
        };
    }

    @GET
    @Path("/{id}")
    public Order one(String id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("There is no order '" + id + "'."));
    }

    /** Places an order; the same id again is the same order. */
    @POST
    public Response place(Wanted wanted) {
        if (wanted == null || wanted.id() == null || !ID.matcher(wanted.id()).matches()) {
            return refused(400, "The order needs an id: a UUID in lower case, made by the page.");
        }
        if (wanted.input() == null || wanted.model() == null || wanted.kind() == null || wanted.provider() == null) {
            return refused(400, "The order needs provider, kind, model and input.");
        }
        if (table.find(wanted.id()).isPresent()) {
            return known(wanted);
        }
        if (!providers.isAvailable(wanted.provider())) {
            providers.named(wanted.provider());
            return refused(409, "There is no key for " + wanted.provider() + ". Nothing was bought.");
        }
        if (!providers.named(wanted.provider()).catalog().models().containsKey(wanted.kind())) {
            return refused(400, "'" + wanted.kind() + "' is nothing that " + wanted.provider() + " makes.");
        }
        List<FormCheck.Finding> findings = check.check(wanted);
        if (!findings.isEmpty()) {
            return Response.status(422)
                    .entity(new Refusal("Nothing was sent, and nothing was bought.", findings))
                    .build();
        }
        if (!table.insert(wanted, providers.origin(wanted.provider()))) {
            return known(wanted);
        }
        desk.handOn(one(wanted.id()), false);
        return Response.status(201).entity(one(wanted.id())).build();
    }

    private Response known(Wanted wanted) {
        Order known = one(wanted.id());
        return known.isSameAs(wanted)
                ? Response.ok(known).build()
                : refused(409, "An order of this id was placed before, for something else. Nothing was bought now.");
    }

    /** Waits again for a task that is known. Nothing is bought. */
    @POST
    @Path("/{id}/resume")
    public Response resume(String id, Again again) {
        return again(id, again, OrderState.RESUMABLE, OrderStep.AWAIT, false);
    }

    /** Sends an order again that was not taken. */
    @POST
    @Path("/{id}/retry")
    public Response retry(String id, Again again) {
        Order order = one(id);
        if (order.problem() == null || !order.problem().again()) {
            return refused(409, "This order cannot be sent again: order anew.");
        }
        return again(id, again, OrderState.FAILED, OrderStep.BUY, false);
    }

    /** Sends an order again of which nobody knows whether it was taken. It may be paid twice: a person has to say so. */
    @POST
    @Path("/{id}/resubmit")
    public Response resubmit(String id, Again again) {
        if (again == null || !again.confirmed()) {
            return refused(400, "It may be bought a second time: that has to be confirmed. Nothing was sent.");
        }
        return again(id, again, OrderState.UNKNOWN, OrderStep.BUY, true);
    }

    private Response again(String id, Again again, OrderState from, OrderStep step, boolean resubmit) {
        Order order = one(id);
        if (again == null) {
            return refused(400, "The request needs the revision of the order. Nothing was sent.");
        }
        if (!providers.isAvailable(order.provider())) {
            return refused(409, "There is no key for " + order.provider() + ". Nothing was sent.");
        }
        if (!providers.canGoOnWith(order) && !(order.origin() == null && step == OrderStep.AWAIT)) {
            return refused(409, Origin.elsewhere(order).message());
        }
        if (!table.reopen(id, again.revision(), from, step)) {
            return refused(409, "The order has changed meanwhile: look at it again. Nothing was sent.");
        }
        desk.handOn(one(id), resubmit);
        return Response.ok(one(id)).build();
    }

    private static Response refused(int status, String message) {
        return Response.status(status).entity(new Refusal(message, List.of())).build();
    }
}
