package io.genmedia.camel.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the shared routes does in each runtime what it says. */
@ParameterizedClass
@EnumSource(Runner.class)
class RoutesIT {

    private static final byte[] FILM = bytes("a film");
    private static final byte[] PICTURE = bytes("a picture");
    private static final byte[] SONG = bytes("a song");

    private static MediaSimulator simulator;
    private static Workplace workplace;

    @Parameter
    Runner runner;

    @BeforeParameterizedClassInvocation
    static void start(Runner runner) {
        simulator = MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
        workplace = Workplace.of(runner, "routes").configuredFor(simulator);
        workplace.start().awaitRoutes();
    }

    @AfterParameterizedClassInvocation
    static void end() {
        workplace.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.reset();
        simulator.monet().taskDuration(Duration.ofMillis(300)).media(MediaContent.ofBytes("video/mp4", FILM));
        simulator
                .gateai()
                .enforceLimits(false)
                .taskDuration(Duration.ofMillis(300))
                .media(MediaContent.ofBytes("image/jpeg", PICTURE));
        simulator.unifically().taskDuration(Duration.ofMillis(300)).media(MediaContent.ofBytes("audio/mpeg", SONG));
    }

    @Test
    void shouldWriteTheFilmUnderTheNameOfItsTask() {
        workplace.put("films/sunrise.txt", "A sunrise over the sea");

        CreatedTask task = awaitOneTask(simulator.monet()::createdTasks);
        workplace.awaitBytes("results/monet-" + task.id() + "-0.mp4", FILM);
        JsonNode note = workplace.awaitJson("results/monet-" + task.id() + "-0.json");

        assertThat(task.input().path("prompt").asText()).isEqualTo("A sunrise over the sea");
        assertThat(task.input().path("duration").isNumber()).isTrue();
        assertThat(note.path("file").asText()).isEqualTo("monet-" + task.id() + "-0.mp4");
        assertThat(note.path("contentType").asText()).isEqualTo("video/mp4");
        assertThat(note.path("provider").asText()).isEqualTo("monet");
        assertThat(note.path("taskId").asText()).isEqualTo(task.id());
        assertThat(note.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(note.path("url").asText())
                .isEqualTo(simulator.monet().createdTasks().get(0).urls().get(0));
        assertThat(note.path("idempotencyKey").asText()).isEqualTo(task.idempotencyKey());
    }

    @Test
    void shouldHandOnThePictureAndDeliverItWhenItIsMade() {
        workplace.put("pictures/order-7.txt", "A lighthouse");

        JsonNode ordered = workplace.awaitJson("ordered/order-7.json");
        JsonNode delivered = workplace.awaitJson("delivered/order-7.json");
        String taskId = ordered.path("taskId").asText();
        workplace.awaitBytes("results/gateai-" + taskId + "-0.jpg", PICTURE);

        assertThat(ordered.path("kind").asText()).isEqualTo("image");
        assertThat(ordered.path("status").asText()).isIn("PENDING", "RUNNING");
        assertThat(delivered.path("taskId").asText()).isEqualTo(taskId);
        assertThat(delivered.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(delivered.path("outputs").path(0).path("kind").asText()).isEqualTo("image");
        assertThat(simulator.gateai().createdTasks())
                .extracting(CreatedTask::id)
                .containsExactly(taskId);
    }

    @Test
    void shouldTellThatTheProviderFailedWithWhatWasHandedOn() {
        simulator.gateai().nextTaskFails("GENERATION_FAILED", "the model is out of paint");

        workplace.put("pictures/order-8.txt", "A lighthouse");

        assertThat(workplace.awaitText("failed/order-8.txt")).contains("the model is out of paint");
    }

    @Test
    void shouldKeepTheSongsOfATaskAndNotTheirPictures() {
        workplace.put("songs/home.txt", "Haul away, we are going home");

        CreatedTask task = awaitOneTask(simulator.unifically()::createdTasks);
        workplace.awaitBytes("results/unifically-" + task.id() + "-0.mp3", SONG);
        workplace.awaitBytes("results/unifically-" + task.id() + "-1.mp3", SONG);

        assertThat(task.input().path("custom").isBoolean()).isTrue();
        assertThat(workplace.files("results"))
                .filteredOn(name -> name.startsWith("unifically-"))
                .hasSize(2);
    }

    @Test
    void shouldFallOverWhereNothingWasBought() {
        simulator.unifically().faults().on(Operation.SUBMIT).once(Fault.status(402));

        workplace.put("posters/regatta.txt", "A regatta");

        JsonNode made = workplace.awaitJson("posters-made/regatta.json");
        assertThat(made.path("provider").asText()).isEqualTo("gateai");
        assertThat(simulator.unifically().createdTasks()).isEmpty();
        assertThat(simulator.gateai().createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotFallOverWhereTheFirstProviderDelivers() {
        workplace.put("posters/market.txt", "A market");

        JsonNode made = workplace.awaitJson("posters-made/market.json");
        assertThat(made.path("provider").asText()).isEqualTo("unifically");
        assertThat(simulator.gateai().createdTasks()).isEmpty();
    }

    @Test
    void shouldBuyOnceForAnOrderThatComesTwice() {
        workplace.put("orders/anna/4711.txt", "A red boat");
        JsonNode first = workplace.awaitJson("orders-made/anna/4711.json");

        workplace.put("orders/berta/4711.txt", "A red boat");
        JsonNode second = workplace.awaitJson("orders-made/berta/4711.json");

        assertThat(second.path("taskId").asText())
                .isEqualTo(first.path("taskId").asText())
                .isNotEmpty();
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldRefuseARequestThatIsWrongBeforeItIsPaid() {
        workplace.put("requests/eleven.txt", "{\"prompt\": \"A sunrise\", \"duration\": \"eleven\"}");

        assertThat(workplace.awaitText("failed/eleven.txt"))
                .startsWith("InvalidMediaRequestException NOT_ACCEPTED: ")
                .contains("duration", "eleven");
        assertThat(simulator.monet().submits()).isZero();
    }

    @Test
    void shouldTellThatTheTaskFailedAtTheProvider() {
        simulator.monet().nextTaskFails("internal_error", "the model is out of film");

        workplace.put("requests/sunset.txt", "A sunset");

        assertThat(workplace.awaitText("failed/sunset.txt"))
                .startsWith("MediaTaskFailedException ACCEPTED: ")
                .contains("the model is out of film");
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldUploadAFile() {
        workplace.put("uploads/leaf.png", "pixels");

        JsonNode uploaded = workplace.awaitJson("answers/upload.json");
        assertThat(uploaded.path("filename").asText()).isEqualTo("leaf.png");
        assertThat(uploaded.path("size").asLong()).isEqualTo(6);
        assertThat(uploaded.path("url").asText()).startsWith(simulator.baseUrl());
        assertThat(simulator.monet().uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldReadATaskAndWaitForIt() {
        workplace.put("films/harbour.txt", "A harbour");
        String id = awaitOneTask(simulator.monet()::createdTasks).id();

        workplace.put("awaits/task.txt", id);
        JsonNode result = workplace.awaitJson("answers/await.json");
        workplace.put("reads/task.txt", id);
        JsonNode task = workplace.awaitJson("answers/task.json");

        assertThat(result.path("taskId").asText()).isEqualTo(id);
        assertThat(result.path("outputs").path(0).path("url").asText()).startsWith(simulator.baseUrl());
        assertThat(task.path("taskId").asText()).isEqualTo(id);
        assertThat(task.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(simulator.monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldShowAModelOfTheCatalog() {
        workplace.put("catalogs/model.txt", "seedance-2.0");

        JsonNode schema = workplace.awaitJson("answers/catalog.json");
        assertThat(schema.path("properties").has("duration")).isTrue();
        assertThat(simulator.gateai().requests()).isEmpty();
    }

    @Test
    void shouldAskForAPrice() {
        workplace.put("estimates/film.txt", "A film");

        JsonNode estimate = workplace.awaitJson("answers/estimate.json");
        assertThat(estimate.path("cost").asDouble()).isPositive();
        assertThat(estimate.path("fits").asBoolean()).isTrue();
        assertThat(simulator.unifically().createdTasks()).isEmpty();
    }

    private static CreatedTask awaitOneTask(Supplier<List<CreatedTask>> tasks) {
        return Awaitility.await("a task is submitted")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(tasks::get, created -> created.size() == 1)
                .get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
