package io.genmedia.camel.media.simulator;

/** The contract of the simulated Unifically on the non-blocking server. */
class UnificallyOnLeanTest extends UnificallyContract {

    UnificallyOnLeanTest() {
        super(SimulatorTransport.LEAN);
    }
}
