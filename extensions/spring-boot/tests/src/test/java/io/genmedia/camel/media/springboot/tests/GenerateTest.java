package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

class GenerateTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN).taskDuration(Duration.ofMillis(60));

    @ParameterizedTest
    @EnumSource
    void shouldGenerateInARouteOfYaml(Component component) {
        // given
        ProviderSimulator<?> provider = component.of(simulator);
        Application application = new Application().with(component, provider);
        try (ConfigurableApplicationContext context = application.run()) {
            ProducerTemplate template = context.getBean(ProducerTemplate.class);

            // when
            Map<String, Object> headers = Map.of("component", component.scheme(), "model", component.model);
            MediaResult result = template.requestBodyAndHeaders(
                    "direct:film", "A lighthouse in a storm", headers, MediaResult.class);

            // then
            assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
            assertThat(result.outputs()).isNotEmpty();
            assertThat(provider.createdTasks()).hasSize(1);
        }
    }
}
