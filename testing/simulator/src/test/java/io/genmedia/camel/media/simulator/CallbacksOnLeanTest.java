package io.genmedia.camel.media.simulator;

/** The contract of the simulated Unifically's callbacks on the non-blocking server. */
class CallbacksOnLeanTest extends CallbackContract {

    CallbacksOnLeanTest() {
        super(SimulatorTransport.LEAN);
    }
}
