package io.genmedia.camel.media.simulator;

/** The contract of the simulated Unifically's callbacks on a WireMock server. */
class CallbacksOnWireMockTest extends CallbackContract {

    CallbacksOnWireMockTest() {
        super(SimulatorTransport.WIREMOCK);
    }
}
