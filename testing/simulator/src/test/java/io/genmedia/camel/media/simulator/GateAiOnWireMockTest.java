package io.genmedia.camel.media.simulator;

/** The contract of the simulated GateAI on a WireMock server. */
class GateAiOnWireMockTest extends GateAiContract {

    GateAiOnWireMockTest() {
        super(SimulatorTransport.WIREMOCK);
    }
}
