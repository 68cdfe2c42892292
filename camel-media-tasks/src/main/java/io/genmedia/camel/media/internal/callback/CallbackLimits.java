package io.genmedia.camel.media.internal.callback;

import java.time.Duration;

/**
 * How long a request may take that somebody sends slowly.
 *
 * @param body from the head to the end of a body that is wanted
 * @param rest for the rest of a body that is not wanted, after the answer; then the connection is closed
 */
record CallbackLimits(Duration body, Duration rest) {

    static final CallbackLimits DEFAULT = new CallbackLimits(Duration.ofSeconds(30), Duration.ofSeconds(5));

    /** How much of a body that is not wanted is read and dropped, in bytes, so that its sender comes to read the answer. */
    static final long MAX_REST = 1 << 20;
}
