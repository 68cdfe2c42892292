package io.genmedia.camel.media.simulator;

/** What carries HTTP; the providers behave the same on both. */
public enum SimulatorTransport {
    /** A WireMock server; paths that no provider owns are answered by stubs, see {@link MediaSimulator#wireMock()}. */
    WIREMOCK,
    /** A non-blocking server with a few threads, for thousands of connections and requests per second. */
    LEAN
}
