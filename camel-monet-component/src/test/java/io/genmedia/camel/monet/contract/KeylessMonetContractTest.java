package io.genmedia.camel.monet.contract;

import io.genmedia.camel.media.contract.Promise;
import io.genmedia.camel.media.contract.ProviderContract;
import io.genmedia.camel.media.contract.ProviderUnderTest;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the contract expects of a provider that takes no idempotency key. */
class KeylessMonetContractTest extends ProviderContract {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final ProviderUnderTest provider = new KeylessMonetUnderTest(simulator::monet);

    @Override
    protected ProviderUnderTest provider() {
        return provider;
    }

    @Override
    protected Set<Promise> promises() {
        return EnumSet.of(Promise.NEVER_PAY_TWICE, Promise.FALL_OVER_WHEN_NOTHING_WAS_BOUGHT);
    }
}
