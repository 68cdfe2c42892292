package io.genmedia.camel.media.simulator;

/** The contract of the simulated Unifically on a WireMock server. */
class UnificallyOnWireMockTest extends UnificallyContract {

    UnificallyOnWireMockTest() {
        super(SimulatorTransport.WIREMOCK);
    }
}
