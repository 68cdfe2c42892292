package io.genmedia.camel.studio;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The page is served before the routes are there: until they are, and have what was not over, it is told to come again. */
class StartFilter {

    private final Desk desk;

    StartFilter(Desk desk) {
        this.desk = desk;
    }

    @ServerRequestFilter
    Optional<Response> judge() {
        if (desk.isStarted()) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .header("Retry-After", 2)
                .entity(new OrderResource.Refusal(
                        "The studio is starting. Nothing was sent: try again in a moment.", List.of()))
                .build());
    }
}
