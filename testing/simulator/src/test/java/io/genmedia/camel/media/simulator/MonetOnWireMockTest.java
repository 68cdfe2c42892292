package io.genmedia.camel.media.simulator;

/** The contract of the simulated Monet on a WireMock server. */
class MonetOnWireMockTest extends MonetContract {

    MonetOnWireMockTest() {
        super(SimulatorTransport.WIREMOCK);
    }
}
