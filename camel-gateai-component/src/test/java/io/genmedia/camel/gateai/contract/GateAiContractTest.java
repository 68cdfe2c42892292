package io.genmedia.camel.gateai.contract;

import io.genmedia.camel.media.contract.ProviderContract;
import io.genmedia.camel.media.contract.ProviderUnderTest;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class GateAiContractTest extends ProviderContract {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final ProviderUnderTest provider = new GateAiUnderTest(simulator::gateai);

    @Override
    protected ProviderUnderTest provider() {
        return provider;
    }
}
