package io.genmedia.camel.media.simulator.gateai;

/** Where the body of an HTTP error has its code; the provider's document shows none. */
public enum GateAiErrorShape {
    /** {@code {"error": "text", "code": "RATE_LIMITED"}}. */
    TEXT_AND_CODE,
    /** {@code {"error": "RATE_LIMITED", "message": "text"}}. */
    CODE_AS_ERROR,
    /** {@code {"error": {"code": "RATE_LIMITED", "message": "text"}}}. */
    NESTED
}
