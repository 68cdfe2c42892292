package io.genmedia.camel.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Tells a page of each order that changes, as long as it listens. */
@Path("/api/events")
public class EventResource {

    /** So that both ends notice when the other is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final Feed feed;
    private final ObjectMapper json;

    EventResource(Feed feed, ObjectMapper json) {
        this.feed = feed;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        Multi<OutboundSseEvent> orders = feed.changes().map(order -> sse.newEventBuilder()
                .name("order")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, text(order))
                .build());
        Multi<OutboundSseEvent> signs = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(0L),
                        Multi.createFrom()
                                .ticks()
                                .every(SIGN_OF_LIFE)
                                .onOverflow()
                                .drop())
                .map(tick -> sse.newEventBuilder()
                        .name("alive")
                        .data(String.valueOf(tick))
                        .build());
        return Multi.createBy().merging().streams(orders, signs);
    }

    private String text(Order order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
