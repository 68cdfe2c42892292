package io.genmedia.camel.media.internal.callback;

import java.util.Map;

/** All that a request can get: a status and constant headers, and never a body. */
enum CallbackReply {
    OK(200, "taken", Map.of()),
    MALFORMED(400, "not a JSON object in UTF-8 that names a task", Map.of()),
    CUT_OFF(400, "the client went away before the end of the body", Map.of()),
    NO_SECRET(401, "without the right secret", Map.of("WWW-Authenticate", "Callback")),
    CLOSED(404, "nobody listens", Map.of()),
    NOT_POST(405, "not a POST", Map.of("Allow", "POST")),
    TOO_SLOW(408, "the body did not come in time", Map.of()),
    TOO_LARGE(413, "the body is too large", Map.of()),
    ENCODED(415, "the body is compressed", Map.of("Accept-Encoding", "identity")),
    FAILED(500, "the receiver failed", Map.of()),
    LATER(503, "not now", Map.of()),
    SUSPENDED(503, "the context is suspended", Map.of());

    private final int status;
    private final String reason;
    private final Map<String, String> headers;

    CallbackReply(int status, String reason, Map<String, String> headers) {
        this.status = status;
        this.reason = reason;
        this.headers = headers;
    }

    int status() {
        return status;
    }

    /** @return what a log says of it */
    String reason() {
        return reason;
    }

    Map<String, String> headers() {
        return headers;
    }
}
