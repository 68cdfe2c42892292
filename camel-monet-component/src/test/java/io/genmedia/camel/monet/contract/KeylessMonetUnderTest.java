package io.genmedia.camel.monet.contract;

import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaProvider.Capability;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.monet.MonetComponent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.spi.annotations.Component;

/**
 * Monet as it would be without idempotency keys: each submit carries a key that nobody has seen, so that each that arrives
 * makes a task.
 */
final class KeylessMonetUnderTest extends MonetUnderTest {

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.STREAM, Capability.LIST);

    KeylessMonetUnderTest(Supplier<MonetSimulator> simulator) {
        super(simulator);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public MonetComponent component() {
        return configured(new KeylessComponent());
    }

    /** Named again, because Camel finds the options of a component by the annotation, which is not inherited. */
    @Component("monet")
    static final class KeylessComponent extends MonetComponent {

        @Override
        public MediaProvider provider() {
            return keyless(super.provider());
        }
    }

    private static MediaProvider keyless(MediaProvider monet) {
        return (MediaProvider) Proxy.newProxyInstance(
                MediaProvider.class.getClassLoader(),
                new Class<?>[] {MediaProvider.class},
                (proxy, method, arguments) -> {
                    String never = UUID.randomUUID().toString();
                    switch (method.getName()) {
                        case "capabilities":
                            return CAPABILITIES;
                        case "submit":
                            return monet.submit((MediaRequest) arguments[0], never);
                        case "submitStreaming":
                            return monet.submitStreaming((MediaRequest) arguments[0], never);
                        default:
                            try {
                                return method.invoke(monet, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                    }
                });
    }
}
