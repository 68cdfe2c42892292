package io.genmedia.camel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each component generates, by a YAML route. */
@QuarkusTest
@WithTestResource(SimulatorResource.class)
class GenerateTest {

    MediaSimulator simulator;

    @Inject
    ProducerTemplate template;

    @BeforeEach
    void forgetFormerTests() {
        simulator.reset();
    }

    @Test
    void shouldMakeAFilmWithMonet() {
        MediaResult result = template.requestBody("direct:film", "a lighthouse in a storm", MediaResult.class);

        assertThat(result.provider()).isEqualTo("monet");
        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(result.outputs()).isNotEmpty();
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldMakeAPictureWithGateAi() {
        MediaResult result = template.requestBody("direct:picture", "a lighthouse in a storm", MediaResult.class);

        assertThat(result.provider()).isEqualTo("gateai");
        assertThat(result.outputs()).isNotEmpty();
        assertThat(simulator.gateai().createdTasks()).hasSize(1);
    }

    @Test
    void shouldMakeASongWithUnifically() {
        MediaResult result = template.requestBody("direct:song", "Home, home on the sea", MediaResult.class);

        assertThat(result.provider()).isEqualTo("unifically");
        assertThat(result.outputs()).isNotEmpty();
        assertThat(simulator.unifically().createdTasks()).hasSize(1);
    }

    @Test
    void shouldGiveTheJsonOfAResult() {
        String json = template.requestBody("direct:film", "a lighthouse in a storm", String.class);

        assertThat(json).startsWith("{").contains("\"provider\":\"monet\"", "\"outputs\"");
    }
}
