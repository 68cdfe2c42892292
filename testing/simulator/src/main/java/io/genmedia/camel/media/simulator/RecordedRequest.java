package io.genmedia.camel.media.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a simulated provider has seen.
 *
 * @param at when, on the simulator's clock
 * @param operation what it asked for
 * @param method the HTTP method
 * @param path the path below the provider's base URL
 * @param query the decoded query parameters; of credentials only the start of a SHA-256 is kept
 * @param headers the headers; names compare without case; of credentials only the scheme and the start of a SHA-256 are kept
 * @param body the start of a textual body; empty for multipart
 * @param bodySize the whole body in bytes
 * @param status the HTTP status of the answer; 0 when the connection was reset
 * @param fault the fault that was scripted for this request
 */
public record RecordedRequest(
        Instant at,
        Operation operation,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String body,
        long bodySize,
        int status,
        Optional<Fault> fault) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
