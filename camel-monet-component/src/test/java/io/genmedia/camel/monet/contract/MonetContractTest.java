package io.genmedia.camel.monet.contract;

import io.genmedia.camel.media.contract.ProviderContract;
import io.genmedia.camel.media.contract.ProviderUnderTest;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class MonetContractTest extends ProviderContract {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final ProviderUnderTest provider = new MonetUnderTest(simulator::monet);

    @Override
    protected ProviderUnderTest provider() {
        return provider;
    }
}
