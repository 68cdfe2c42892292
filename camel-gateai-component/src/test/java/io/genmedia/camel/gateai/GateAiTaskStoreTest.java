package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.spi.TaskStore;
import java.lang.reflect.Proxy;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Which store is taken where the application has stores of its own. */
class GateAiTaskStoreTest {

    private static TaskStore store() {
        return (TaskStore) Proxy.newProxyInstance(
                TaskStore.class.getClassLoader(),
                new Class<?>[] {TaskStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    @Test
    void shouldNotStartWhereItCannotBeToldWhichStoreIsMeant() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("films", store());
            context.getRegistry().bind("pictures", store());

            Throwable failure = catchThrowable(() -> context.getEndpoint("gateai:catalog"));

            assertThat(failure)
                    .rootCause()
                    .hasMessageContaining("[films, pictures]")
                    .hasMessageContaining("taskStore");
        }
    }
}
