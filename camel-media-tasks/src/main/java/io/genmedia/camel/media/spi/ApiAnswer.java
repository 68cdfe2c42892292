package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's answer.
 *
 * @param status the HTTP status
 * @param headers the headers by lower-case name; of a repeated one the first
 * @param body the body as text; empty where there was none
 */
public record ApiAnswer(int status, Map<String, String> headers, String body) {

    /** Copies. */
    public ApiAnswer {
        headers = Map.copyOf(headers);
        body = body == null ? "" : body;
    }

    /** @return true for a 2xx */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @return the header of that name in any case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** @return the body as JSON, where it is some */
    public Optional<JsonNode> json() {
        try {
            return body.isBlank()
                    ? Optional.empty()
                    : Optional.ofNullable(MediaJson.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
