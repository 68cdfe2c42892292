package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results and ends in the shapes that GateAI's document and its siblings have. */
class GateAiResultsTest extends GateAiTestSupport {

    private Exchange send(String uri) {
        return fluentTemplate.withBody("A red kite").to(uri).send();
    }

    @Test
    void shouldReadAResultThatIsOneText() {
        gateAi().resultAsString(true);

        Exchange done = send("gateai:image?model=gpt-image-2");

        assertThat(done.getMessage().getBody(MediaResult.class).outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.url()).startsWith("http"));
    }

    @Test
    void shouldMakeAddressesWholeThatTheProviderGivesWithoutItsOwn() throws Exception {
        gateAi().relativeUrls(true);

        Exchange done = send("gateai:image?model=gpt-image-2&quantity=2");
        Exchange content = fluentTemplate
                .withBody(done.getMessage().getHeader(MediaHeaders.URL))
                .to("gateai:download")
                .send();
        Exchange direct = send("gateai:image?model=gpt-image-2&download=true");

        assertThat(done.getMessage().getHeader(MediaHeaders.URLS, List.class))
                .hasSize(2)
                .allSatisfy(url -> assertThat((String) url).startsWith("http://127.0.0.1:"));
        assertThat(content.getMessage().getBody(InputStream.class).readAllBytes())
                .isNotEmpty();
        assertThat(direct.getMessage().getBody(InputStream.class).readAllBytes())
                .isNotEmpty();
    }

    @Test
    void shouldWaitForAnIdThatIsNotKnownEverywhereYet() {
        gateAi().freshTasksNotFoundFor(Duration.ofMillis(200)).taskDuration(Duration.ofMillis(250));

        Exchange done = send("gateai:image?model=gpt-image-2");

        assertThat(done.getException()).isNull();
        assertThat(gateAi().createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_id", "taskId", "id"})
    void shouldReadTheIdUnderEachOfItsNames(String field) {
        gateAi().taskIdField(field);

        Exchange done = send("gateai:image?model=gpt-image-2");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(MediaResult.class).taskId())
                .isEqualTo(gateAi().createdTasks().get(0).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "ERROR", "CANCELLED"})
    void shouldTellWhyATaskFailed(String status) {
        for (boolean asObject : List.of(true, false)) {
            gateAi().failedStatus(status)
                    .errorAsObject(asObject)
                    .nextTaskFails("OUT_OF_CAPACITY", "no machine was free");

            Exchange done = send("gateai:image?model=gpt-image-2");

            assertThat(done.getException())
                    .isInstanceOf(MediaTaskFailedException.class)
                    .hasMessageContaining("no machine was free");
        }
    }

    @Test
    void shouldSayWhatTheProviderDoesWithATaskThatTakesTooLong() {
        gateAi().neverEnds(true);

        Exchange done = send("gateai:image?model=gpt-image-2&timeout=300ms");

        assertThat(done.getException())
                .isInstanceOf(MediaTaskTimeoutException.class)
                .hasMessageContaining("gateai:await")
                .hasMessageContaining("20 minutes")
                .hasMessageContaining("may still finish");
    }

    @Test
    void shouldSayThatATaskThatTheProviderEndedWasNotPaid() {
        gateAi().generationTimeouts(Duration.ofMillis(50), Duration.ofMillis(150))
                .neverEnds(true);

        Exchange done = send("gateai:image?model=gpt-image-2");

        assertThat(done.getException())
                .isInstanceOf(MediaTaskFailedException.class)
                .hasMessageContaining("40 min hard limit")
                .hasMessageContaining("nothing was paid");
    }

    @Test
    void shouldDownloadTheModelAndItsPreviews() {
        Exchange done = fluentTemplate
                .withBody(java.util.Map.of())
                .to("gateai:3d?model=rodin-v2&download=true")
                .send();

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(List.class)).hasSize(2);
    }

    @Test
    void shouldResumeATaskByItsIdAlone() {
        gateAi().neverEnds(false);
        String id = send("gateai:image?model=gpt-image-2&completion=none")
                .getMessage()
                .getHeader(MediaHeaders.TASK_ID, String.class);

        Exchange done = fluentTemplate.withBody(id).to("gateai:await").send();

        MediaResult result = done.getMessage().getBody(MediaResult.class);
        assertThat(result.model()).isEqualTo("gpt-image-2");
        assertThat(result.outputs()).extracting(MediaOutput::kind).containsExactly("image");
        assertThat(result.cost()).isPositive();
    }
}
