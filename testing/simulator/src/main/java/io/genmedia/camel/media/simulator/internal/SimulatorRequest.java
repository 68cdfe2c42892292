package io.genmedia.camel.media.simulator.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as a simulated provider sees it, whatever transport brought it.
 *
 * @param method the HTTP method, upper case
 * @param path the path below the provider's base URL, with a leading slash, as it stood in the request line
 * @param query the decoded query parameters in their order
 * @param headers the headers; names compare without case
 * @param body the whole body
 */
public record SimulatorRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        SpooledBody body) {

    /** Makes header names compare without case. */
    public SimulatorRequest {
        TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The same request with another path, as the router makes it when it takes the provider's prefix away. */
    public SimulatorRequest withPath(String newPath) {
        return new SimulatorRequest(method, newPath, query, headers, body);
    }
}
