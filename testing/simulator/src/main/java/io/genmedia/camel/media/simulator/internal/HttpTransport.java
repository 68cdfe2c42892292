package io.genmedia.camel.media.simulator.internal;

/** Carries HTTP between a client and the simulated providers; listens on the loopback address only. */
public interface HttpTransport extends AutoCloseable {

    /** Starts listening and answers the port. */
    int start();

    /** Stops listening, ends open connections, and leaves no thread behind. */
    @Override
    void close();
}
