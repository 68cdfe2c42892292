package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One call of a provider's API, as data: nothing is sent by making it.
 *
 * @param method the HTTP method
 * @param target the path below the base URL, beginning with a slash; or a whole address where the provider names one
 * @param query the query parameters, not encoded
 * @param body the JSON body; null for none
 * @param key where the API key goes
 */
public record ApiCall(String method, String target, Map<String, String> query, JsonNode body, KeyPlacement key) {

    /** Where the API key goes. */
    public enum KeyPlacement {
        /** {@code Authorization: Bearer KEY}. */
        BEARER,
        /** A query parameter {@code key}: the address must then never be shown. */
        QUERY,
        /** The call needs no key. */
        NONE
    }

    /** Checks and copies. */
    public ApiCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(key, "key");
        query = query == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** @return a GET that carries the key as a bearer token */
    public static ApiCall get(String target) {
        return new ApiCall("GET", target, Map.of(), null, KeyPlacement.BEARER);
    }

    /** @return a POST of JSON that carries the key as a bearer token */
    public static ApiCall post(String target, JsonNode body) {
        return new ApiCall("POST", target, Map.of(), body, KeyPlacement.BEARER);
    }

    /**
     * @param text any, as the id of a task
     * @return it as one segment of a path
     */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @return the same with one more query parameter */
    public ApiCall withQuery(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, String.valueOf(value));
        return new ApiCall(method, target, more, body, key);
    }
}
