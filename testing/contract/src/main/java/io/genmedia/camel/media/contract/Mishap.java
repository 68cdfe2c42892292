package io.genmedia.camel.media.contract;

/** What goes wrong with a request, in words that hold for every provider. */
public enum Mishap {
    /** 400, in the provider's own shape; not acted on. */
    REQUEST_REFUSED,
    /** 400 with a page of HTML, as a proxy on the way makes one; not acted on, which the client cannot know. */
    REFUSED_BY_A_PROXY,
    /** 401, in the provider's own shape; not acted on. */
    KEY_REFUSED,
    /** 403 with a page of HTML, as a gateway on the way makes one; not acted on, which the client cannot know. */
    KEY_REFUSED_BY_A_GATEWAY,
    /** 404 in the provider's own shape. */
    NOT_FOUND,
    /** 429 with {@code Retry-After: 1}; not acted on. */
    RATE_LIMITED,
    /** 503; not acted on. */
    SERVER_ERROR,
    /** 500; acted on all the same. */
    SERVER_ERROR_AFTER_ACTING,
    /** The connection is cut before the request is acted on. */
    CUT,
    /** The request is acted on, and the connection is cut before the answer. */
    CUT_AFTER_ACTING,
    /** 2xx, acted on, and half of the JSON. */
    BROKEN_JSON,
    /** 2xx, acted on, and JSON that names no id. */
    WITHOUT_ID,
    /** Acted on at once, answered as it should be after a second. */
    LATE,
    /** 2xx, and JSON of a task that has succeeded and is not the one that was asked for. */
    ANOTHER_TASK,
    /** The stream ends in good order after one event. */
    STREAM_ENDS_EARLY,
    /** The stream is cut after two events; what comes together with the cut may be lost with it. */
    STREAM_CUT,
    /** The request is acted on, and the stream is cut before its first event. */
    STREAM_CUT_AT_ONCE,
    /** The content is cut half-way; it can be resumed. */
    CONTENT_CUT,
    /** The content is cut half-way, and is only served as a whole. */
    CONTENT_CUT_WITHOUT_RANGES
}
