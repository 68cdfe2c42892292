package io.genmedia.camel.media.simulator.unifically;

/** Where an error has its text and code: in the body of an HTTP error, and in that of a failed task. */
public enum UnificallyErrorShape {
    /** {@code {"code": 429, "data": {"message": "text", "code": "rate_limit_exceeded"}}}. */
    DATA,
    /** {@code {"code": 429, "data": {"error_message": "text"}}}. */
    DATA_ERROR_MESSAGE,
    /** {@code {"code": 429, "data": {"error": {"message": "text", "code": "rate_limit_exceeded"}}}}. */
    DATA_ERROR,
    /** {@code {"code": 429, "data": {"error": "text"}}}. */
    DATA_ERROR_TEXT,
    /** {@code {"code": 429, "message": "text"}}. */
    MESSAGE,
    /** {@code {"code": 429, "error": "text"}}. */
    ERROR_TEXT
}
