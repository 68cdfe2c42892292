package io.genmedia.camel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code orders.provider}: the same orders, made by others. */
class ProvidersTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(300));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gateai", "unifically"})
    void shouldMakeThePicturesOfAnOrder(String provider) throws Exception {
        ProviderSimulator<?> simulated = provider.equals("gateai") ? simulator.gateai() : simulator.unifically();
        try (Application application = Application.start(Application.settings(folder, provider, simulated));
                Customer customer = new Customer(application.brokerPort())) {
            customer.send(Customer.order("order-1", "front", "side", "detail"), "c-1");

            Customer.Answer answer = customer.answer("c-1");

            assertThat(answer.status()).isEqualTo("DONE");
            List<String> tasks =
                    simulated.createdTasks().stream().map(CreatedTask::id).toList();
            assertThat(tasks).hasSize(3).containsExactlyInAnyOrderElementsOf(answer.tasks());
            assertThat(answer.json().findValues("files")).hasSize(3).allSatisfy(files -> assertThat(
                            folder.resolve("pictures").resolve(files.path(0).asText()))
                    .isNotEmptyFile());
            assertThat(simulator.gateai().rateLimited()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monet", "gateai", "unifically"})
    void shouldNeverGiveUpWhatWasPaidFor(String provider) throws Exception {
        ProviderSimulator<?> simulated =
                switch (provider) {
                    case "monet" -> simulator.monet();
                    case "gateai" -> simulator.gateai();
                    default -> simulator.unifically();
                };
        try (Application application = Application.start(Application.settings(folder, provider, simulated))) {
            assertThat(application
                            .bean(CamelContext.class)
                            .getRoute("completed")
                            .getEndpoint())
                    .isInstanceOfSatisfying(MediaEndpoint.class, completed -> {
                        assertThat(completed.getEndpointUri()).startsWith(provider + "://completed");
                        assertThat(completed.getMaximumDeliveries()).isZero();
                    });
        }
    }
}
