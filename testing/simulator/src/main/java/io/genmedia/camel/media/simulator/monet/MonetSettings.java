package io.genmedia.camel.media.simulator.monet;

import io.genmedia.camel.media.simulator.ListOrder;

/** What a test can set at Monet alone, with the values that hold until it does. */
final class MonetSettings {

    volatile double pendingShare;
    volatile int outputs;
    volatile ListOrder listOrder;
    volatile boolean echo;

    MonetSettings() {
        reset();
    }

    void reset() {
        pendingShare = 0.1;
        outputs = 1;
        listOrder = ListOrder.NEWEST_FIRST;
        echo = false;
    }
}
