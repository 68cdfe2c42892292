package io.genmedia.camel.media.internal.http;

/** A stream under way. */
@FunctionalInterface
public interface StreamCall {

    /**
     * Ends it. Where it has not ended yet, its listener hears a failure; {@link HttpCallException#requestStarted()} of it tells
     * whether the request had left.
     */
    void cancel();
}
