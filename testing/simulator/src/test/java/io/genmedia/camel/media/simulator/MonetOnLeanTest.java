package io.genmedia.camel.media.simulator;

/** The contract of the simulated Monet on the non-blocking server. */
class MonetOnLeanTest extends MonetContract {

    MonetOnLeanTest() {
        super(SimulatorTransport.LEAN);
    }
}
