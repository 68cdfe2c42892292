package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulator;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts it for the first time. */
class SamplesRunTest {

    @TempDir
    static Path folder;

    private static MediaSimulator simulator;
    private static Fixture run;
    private static int code;

    @BeforeAll
    static void whenItRunsInAnEmptyFolder() throws Exception {
        simulator =
                MediaSimulator.builder().taskDuration(Duration.ofMillis(400)).start();
        run = new Fixture(folder, Provider.MONET, simulator.monet());
        code = run.run();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void shouldMakeAPictureThatCanBeSeen() throws Exception {
        BufferedImage picture = ImageIO.read(run.result("cat.png").toFile());

        assertThat(picture).isNotNull();
        assertThat((double) picture.getWidth() / picture.getHeight())
                .as("the front matter asks for 16:9")
                .isBetween(1.7, 1.85);
    }

    @Test
    void shouldMakeAFilmAndAPieceOfMusic() throws Exception {
        byte[] film = Files.readAllBytes(run.result("sunrise.mp4"));
        byte[] music = Files.readAllBytes(run.result("tune.mp3"));

        assertThat(new String(film, 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("ftyp");
        boolean id3 = new String(music, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3");
        boolean frame = music[0] == (byte) 0xFF && (music[1] & 0xE0) == 0xE0;
        assertThat(id3 || frame).as(Arrays.toString(Arrays.copyOf(music, 4))).isTrue();
    }

    @Test
    void shouldLeaveTheResultAsJsonBesideTheContent() throws Exception {
        MediaResult result = MediaJson.mapper().readValue(Files.readString(run.result("cat.json")), MediaResult.class);
        CreatedTask bought = taskOf("image");

        assertThat(result.taskId()).isEqualTo(bought.id());
        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(result.model()).isEqualTo("nano-banana-2");
        assertThat(result.outputs().get(0).url()).isEqualTo(bought.urls().get(0));
    }

    @Test
    void shouldSendWhatTheFrontMatterSays() {
        JsonNode picture = taskOf("image").input();
        JsonNode music = taskOf("music").input();

        assertThat(picture.path("aspect_ratio").asText()).isEqualTo("16:9");
        assertThat(picture.path("prompt").asText()).startsWith("A grey cat");
        assertThat(music.path("lyrics").asText()).contains("The kettle sings", "still to do");
        assertThat(taskOf("video").model()).as("the route's own model").isEqualTo("sora-2");
    }

    @Test
    void shouldBuyOneTaskForEachGoodPromptAndNoneForTheBadOne() {
        assertThat(simulator.monet().createdTasks()).hasSize(3);
        assertThat(simulator.monet().submits()).isEqualTo(3);
        assertThat(simulator.monet().rejected()).isEmpty();
    }

    @Test
    void shouldPutTheBadPromptAsideWithItsReason() throws Exception {
        assertThat(run.failed("too-long.video.txt")).exists();
        assertThat(run.prompt("too-long.video.txt")).doesNotExist();
        assertThat(run.reason("too-long")).contains("duration", "60", "10, 15", "Nothing was bought");
    }

    @Test
    void shouldMoveWhatIsDoneOutOfTheWay() {
        assertThat(List.of("sunrise.video.txt", "cat.image.txt", "tune.music.txt"))
                .allSatisfy(name -> {
                    assertThat(run.prompt(name)).doesNotExist();
                    assertThat(run.prompt(".done").resolve(name)).exists();
                });
    }

    @Test
    void shouldLeaveNothingButResultsInTheFolderOfResults() throws Exception {
        assertThat(run.results())
                .containsExactly("cat.json", "cat.png", "sunrise.json", "sunrise.mp4", "tune.json", "tune.mp3");
    }

    @Test
    void shouldEndWellAndSayWhatCameOfIt() {
        assertThat(code).isZero();
        assertThat(run.screen())
                .contains("Using Monet AI at " + simulator.monet().baseUrl())
                .contains("Made 3, failed 1, in ")
                .contains("Tasks: 3.")
                .containsPattern("cat +.*cat\\.png")
                .containsPattern("too-long +failed on purpose.*too-long\\.reason\\.txt");
    }

    @Test
    void shouldShowHowFarEachTaskIs() {
        assertThat(run.screen())
                .containsPattern("sunrise +is task " + taskOf("video").id() + " of sora-2")
                .containsPattern("sunrise +video is made, \\d+ %")
                .containsPattern("tune +is ready");
    }

    private CreatedTask taskOf(String kind) {
        return simulator.monet().createdTasks().stream()
                .filter(task -> task.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
