package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.TestClient.Answer;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client of the simulated Monet sees; a subclass for each transport runs it. */
abstract class MonetContract {

    private static final Instant START = Instant.parse("2026-02-27T10:00:00Z");

    private final SimulatorTransport transport;

    private MovableClock clock;
    private MediaSimulator simulator;
    private MonetSimulator monet;
    private TestClient client;

    MonetContract(SimulatorTransport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() {
        clock = MovableClock.at(START);
        simulator = MediaSimulator.builder()
                .transport(transport)
                .clock(clock)
                .taskDuration(Duration.ofSeconds(100))
                .start();
        monet = simulator.monet();
        client = new TestClient(monet);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerAnAcceptedTaskInTheDocumentedShape() {
        Answer answer = client.submit(TestClient.videoBody("key-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("id", "status", "type", "created_at");
        assertThat(answer.json().path("status").asText()).isEqualTo("pending");
        assertThat(answer.json().path("type").asText()).isEqualTo("video");
        assertThat(answer.json().path("created_at").asText()).isEqualTo("2026-02-27T10:00:00Z");
    }

    @Test
    void shouldTakeATaskThroughItsStatesAsTimePasses() {
        String id = client.submitted(TestClient.videoBody("key-1"));

        clock.advance(Duration.ofSeconds(9));
        assertThat(client.task(id).path("status").asText()).isEqualTo("pending");
        clock.advance(Duration.ofSeconds(46));
        JsonNode halfway = client.task(id);
        clock.advance(Duration.ofSeconds(46));
        JsonNode done = client.task(id);

        assertThat(halfway.path("status").asText()).isEqualTo("processing");
        assertThat(halfway.at("/outputs/0/progress").asInt()).isEqualTo(49);
        assertThat(halfway.at("/outputs/0").has("url")).isFalse();
        assertThat(done.path("status").asText()).isEqualTo("success");
        assertThat(done.at("/outputs/0").fieldNames())
                .toIterable()
                .containsExactly("model", "status", "progress", "url");
        assertThat(done.at("/outputs/0/progress").asInt()).isEqualTo(100);
        assertThat(done.path("updated_at").asText()).isEqualTo("2026-02-27T10:01:40Z");
    }

    @Test
    void shouldServePlayableResultsOfEveryKind() {
        String video = client.submitted(TestClient.videoBody("v"));
        String image = client.submitted(TestClient.body("image", "{\"model\":\"wan-2-5\",\"prompt\":\"a cat\"}", "i"));
        String music =
                client.submitted(TestClient.body("music", "{\"model\":\"minimax-music\",\"prompt\":\"a waltz\"}", "m"));
        clock.advance(Duration.ofSeconds(100));

        assertThat(downloaded(video).headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(new String(downloaded(video).body(), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
        assertThat(downloaded(image).headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(new String(downloaded(image).body(), 1, 3, StandardCharsets.US_ASCII))
                .isEqualTo("PNG");
        assertThat(downloaded(music).headers().firstValue("Content-Type")).hasValue("audio/mpeg");
    }

    private HttpResponse<byte[]> downloaded(String id) {
        return client.download(client.task(id).at("/outputs/0/url").asText());
    }
}
