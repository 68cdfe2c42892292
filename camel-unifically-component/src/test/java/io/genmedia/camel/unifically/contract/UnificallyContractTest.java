package io.genmedia.camel.unifically.contract;

import io.genmedia.camel.media.contract.ProviderContract;
import io.genmedia.camel.media.contract.ProviderUnderTest;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnificallyContractTest extends ProviderContract {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final ProviderUnderTest provider = new UnificallyUnderTest(simulator::unifically);

    @Override
    protected ProviderUnderTest provider() {
        return provider;
    }
}
