package io.genmedia.camel.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What goes wrong becomes a sentence for the page. */
class Refusals {

    @ServerExceptionMapper
    Response media(MediaException e) {
        int status = e instanceof InvalidMediaRequestException ? 422 : 502;
        return Response.status(status)
                .entity(new OrderResource.Refusal(e.getMessage(), List.of()))
                .build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        String message = e.getCause() instanceof JsonProcessingException unread
                ? "The request is no JSON as it is expected here: " + unread.getOriginalMessage()
                : e.getMessage();
        return Response.status(e.getResponse().getStatus())
                .entity(new OrderResource.Refusal(message, List.of()))
                .build();
    }
}
