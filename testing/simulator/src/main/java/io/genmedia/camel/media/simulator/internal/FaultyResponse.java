package io.genmedia.camel.media.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.internal.EventScript.Chunk;
import io.genmedia.camel.media.simulator.internal.EventScript.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** What a fault makes of an answer. */
public final class FaultyResponse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FaultyResponse() {}

    /**
     * The answer of a fault that does not need the provider to act.
     *
     * @param errorBody the provider's usual error for a status
     */
    public static SimulatorResponse instead(Fault fault, IntFunction<SimulatorResponse> errorBody) {
        return switch (fault.effect()) {
            case STATUS -> {
                SimulatorResponse response = fault.contentType().isPresent()
                        ? SimulatorResponse.text(
                                fault.status(),
                                fault.contentType().get(),
                                fault.text().orElse(""))
                        : errorBody.apply(fault.status());
                yield fault.retryAfter().isPresent()
                        ? response.withHeader("Retry-After", fault.retryAfter().get())
                        : response;
            }
            case REDIRECT ->
                SimulatorResponse.empty(fault.status())
                        .withHeader("Location", fault.text().orElse(""));
            default -> SimulatorResponse.connectionReset();
        };
    }

    /**
     * What is left of the provider's answer.
     *
     * @param idFields the fields that are missing from an answer without an id
     */
    public static SimulatorResponse after(
            SimulatorResponse response,
            Fault fault,
            IntFunction<SimulatorResponse> errorBody,
            Collection<String> idFields) {
        if (!response.isSuccess()) {
            return response;
        }
        return switch (fault.effect()) {
            case STATUS, RESET_AFTER_ACTING -> instead(fault, errorBody);
            case BROKEN_JSON -> response.withBody(half(response.body()));
            case WITHOUT_ID -> response.withBody(withoutId(response.body(), idFields));
            case STREAM_ENDS -> response.withBody(shortened(response.body(), fault, Ending.COMPLETE));
            case STREAM_CUT -> response.withBody(shortened(response.body(), fault, Ending.CUT));
            case DOWNLOAD_CUT -> response.withBody(cut(response.body(), fault));
            default -> response;
        };
    }

    private static ResponseBody half(ResponseBody body) {
        return body instanceof ResponseBody.Bytes json
                ? new ResponseBody.Bytes(Arrays.copyOf(json.bytes(), json.bytes().length / 2))
                : body;
    }

    private static ResponseBody withoutId(ResponseBody body, Collection<String> idFields) {
        if (!(body instanceof ResponseBody.Bytes json)) {
            return body;
        }
        try {
            JsonNode node = JSON.readTree(json.bytes());
            if (node instanceof ObjectNode object) {
                object.remove(idFields);
                if (object.get("data") instanceof ObjectNode data) {
                    data.remove(idFields);
                }
            }
            return new ResponseBody.Bytes(JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseBody shortened(ResponseBody body, Fault fault, Ending ending) {
        return body instanceof ResponseBody.Events events
                ? new ResponseBody.Events(new EventScript(
                        new FirstEvents(events.script().chunks(), fault.count().orElse(0)), ending))
                : body;
    }

    private static ResponseBody cut(ResponseBody body, Fault fault) {
        return body instanceof ResponseBody.Part part
                ? new ResponseBody.Part(
                        part.content(),
                        part.offset(),
                        part.length(),
                        Math.min(part.length(), fault.count().orElse(part.length() / 2)))
                : body;
    }

    private static final class FirstEvents implements Iterator<Chunk> {

        private final Iterator<Chunk> chunks;
        private long left;

        FirstEvents(Iterator<Chunk> chunks, long left) {
            this.chunks = chunks;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && chunks.hasNext();
        }

        @Override
        public Chunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Chunk chunk = chunks.next();
            if (chunk.event()) {
                left--;
            }
            return chunk;
        }
    }
}
