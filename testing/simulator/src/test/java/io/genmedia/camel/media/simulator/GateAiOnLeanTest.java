package io.genmedia.camel.media.simulator;

/** The contract of the simulated GateAI on the non-blocking server. */
class GateAiOnLeanTest extends GateAiContract {

    GateAiOnLeanTest() {
        super(SimulatorTransport.LEAN);
    }
}
