package io.genmedia.camel.media.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of a simulated provider, for a transport to send.
 *
 * @param status the HTTP status
 * @param headers the headers in their order, without {@code Content-Length} and {@code Transfer-Encoding}
 * @param body what follows the head
 * @param delay real time to wait before anything is sent
 * @param reset whether the connection is reset instead of sending anything
 */
public record SimulatorResponse(
        int status, Map<String, String> headers, ResponseBody body, Duration delay, boolean reset) {

    private static final ResponseBody NOTHING = new ResponseBody.Bytes(new byte[0]);

    /** An answer with text. */
    public static SimulatorResponse text(int status, String contentType, String text) {
        return of(status, contentType, new ResponseBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer with JSON. */
    public static SimulatorResponse json(int status, byte[] json) {
        return of(status, "application/json; charset=utf-8", new ResponseBody.Bytes(json));
    }

    /** An answer with a body of this type. */
    public static SimulatorResponse of(int status, String contentType, ResponseBody body) {
        return new SimulatorResponse(status, Map.of("Content-Type", contentType), body, Duration.ZERO, false);
    }

    /** An answer without a body. */
    public static SimulatorResponse empty(int status) {
        return new SimulatorResponse(status, Map.of(), NOTHING, Duration.ZERO, false);
    }

    /** No answer: the connection is reset. */
    public static SimulatorResponse connectionReset() {
        return new SimulatorResponse(0, Map.of(), NOTHING, Duration.ZERO, true);
    }

    /** The same answer with one header more. */
    public SimulatorResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SimulatorResponse(status, more, body, delay, reset);
    }

    /** The same answer with another body. */
    public SimulatorResponse withBody(ResponseBody other) {
        return new SimulatorResponse(status, headers, other, delay, reset);
    }

    /** The same answer, later. */
    public SimulatorResponse delayedBy(Duration time) {
        return new SimulatorResponse(status, headers, body, time, reset);
    }

    /** Whether the status says that the request was acted on. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
