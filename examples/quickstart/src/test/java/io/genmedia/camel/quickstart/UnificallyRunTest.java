package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is another at Unifically: it tells the price first, and makes something of what it has made. */
class UnificallyRunTest {

    private static final String FILM = "google/veo-3.1-fast";
    private static final String LARGER = "google/veo-3.1-upscale";
    private static final String FILM_AND_LARGER = "---\nthen: {model: " + LARGER + ", resolution: 1080p}\n---\nA boat";

    private static final Fault AS_USUAL = Fault.delayed(Duration.ZERO);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(200));

    @TempDir
    Path folder;

    private UnificallySimulator unifically;
    private Fixture run;

    @BeforeEach
    void givenAService() {
        unifically = simulator.unifically();
        run = new Fixture(folder, Provider.UNIFICALLY, unifically);
    }

    @Test
    void shouldMakeTheSamplesAndALargerFilmOfOne() throws Exception {
        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.results())
                .contains("cat.png", "cat.json", "sunrise.mp4", "sunrise.json", "tune.json", "tune-1.mp3")
                .contains("sunrise-veo-3.1-upscale.mp4", "sunrise-veo-3.1-upscale.json");
        assertThat(unifically.createdTasks())
                .extracting(CreatedTask::model)
                .containsExactlyInAnyOrder("google/nano-banana", FILM, LARGER, "suno-ai/music");
        assertThat(unifically.rejected()).isEmpty();
        assertThat(run.screen()).contains("Tasks: 4.").containsPattern("too-long +failed on purpose");
    }

    @Test
    void shouldGoOnFromTheTaskThatMadeTheFilm() throws Exception {
        run.with("boat.video.txt", FILM_AND_LARGER);

        run.run();

        CreatedTask film = unifically.createdTasks().get(0);
        CreatedTask larger = unifically.createdTasks().get(1);
        assertThat(larger.input().path("task_id").asText()).isEqualTo(film.id());
        assertThat(larger.input().path("resolution").asText()).isEqualTo("1080p");
        assertThat(run.result("boat.json")).content().contains(film.id());
        assertThat(run.result("boat-veo-3.1-upscale.json")).content().contains(larger.id());
    }

    @Test
    void shouldGoOnFromTheFirstClipOfASong() throws Exception {
        run.with("tune.audio.txt", "---\nthen: {model: suno-ai/stems}\n---\nThe kettle sings");

        int code = run.run();

        CreatedTask song = unifically.createdTasks().get(0);
        CreatedTask stems = unifically.createdTasks().get(1);
        assertThat(code).isZero();
        assertThat(song.input().path("prompt").asText()).isEqualTo("The kettle sings");
        assertThat(song.input().path("mv").asText())
                .as("the route's own version")
                .isEqualTo("chirp-crow");
        assertThat(stems.input().path("clip_id").asText()).isNotEmpty();
        assertThat(run.results()).contains("tune-1.mp3", "tune-stems-1.mp3", "tune-stems-2.mp3");
    }

    @Test
    void shouldWriteTheWordsOfASong() throws Exception {
        run.with("words.audio.txt", "---\nmodel: suno-ai/lyrics\nmv: default\n---\nA song about a kettle");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.results()).containsExactly("words.json", "words.txt");
        assertThat(run.result("words.txt")).content().contains("A song about a kettle", "[Chorus]");
    }

    @Test
    void shouldTellWhatEachWouldCostBeforeItBuys() throws Exception {
        unifically.balance(10);
        run.with("boat.video.txt", FILM_AND_LARGER);

        run.run();

        assertThat(run.screen())
                .containsPattern("boat +would cost \\$0\\.16; \\$10\\.00 is on the account")
                .containsPattern("boat +would cost \\$0\\.48; \\$9\\.84 is on the account")
                .containsPattern("boat +\\S+boat\\.mp4, \\S+boat-veo-3\\.1-upscale\\.mp4  \\$0\\.64")
                .contains("Cost: $0.64 in all.");
        assertThat(unifically.balance()).isEqualTo(9.36);
    }

    @Test
    void shouldNotBuyWhatIsDearerThanAllowed() throws Exception {
        run.with("boat.video.txt", "A boat");

        int code = run.run("--max-cost", "0.10");

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat")).contains("$0.16", "maxCost is $0.1", "Nothing was bought");
        assertThat(run.failed("boat.video.txt")).exists();
        assertThat(unifically.submits()).isZero();
    }

    @Test
    void shouldAllowADollarUnlessToldOtherwise() throws Exception {
        run.with(
                "boat.video.txt",
                "---\nmodel: kuaishou/kling-3.0-turbo-video\nmode: pro\nduration: 15\n---\nA boat, for long");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat")).contains("$1.2", "maxCost is $1");
        assertThat(unifically.submits()).isZero();
    }

    @Test
    void shouldKeepTheFilmWhenWhatIsMadeOfItIsTooDearAndGoOnLater() throws Exception {
        // given a film that may be bought, and a larger one that may not
        run.with("boat.video.txt", FILM_AND_LARGER);
        int code = run.run("--max-cost", "0.20");

        // then the film is there, and it is said how to go on
        String film = unifically.createdTasks().get(0).id();
        assertThat(code).isEqualTo(1);
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(run.reason("boat"))
                .contains("$0.48", "The second task was not bought", "'task: " + film + "'")
                .doesNotContain("Task: ");

        // when that is done
        Files.delete(run.failed("boat.video.txt"));
        run.with("boat.video.txt", FILM_AND_LARGER.replaceFirst("---\n", "---\ntask: " + film + "\n"));
        int second = run.run();

        // then no second film was bought
        assertThat(second).isZero();
        assertThat(run.result("boat-veo-3.1-upscale.mp4")).isNotEmptyFile();
        assertThat(unifically.createdTasks()).extracting(CreatedTask::model).containsExactly(FILM, LARGER);
    }

    @Test
    void shouldNameBothTasksWhenTheSecondCannotBeFetchedAndFetchItLater() throws Exception {
        // given a larger film whose content cannot be fetched
        run.with("boat.video.txt", FILM_AND_LARGER);
        unifically.faults().on(Operation.DOWNLOAD).once(AS_USUAL).always(Fault.status(404));
        int code = run.run();
        String film = unifically.createdTasks().get(0).id();
        String larger = unifically.createdTasks().get(1).id();
        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat")).contains("Task: " + larger, "'task: " + film + "'", "'task: " + larger + "'");

        // when both stand in the front matter
        unifically.faults().clear();
        run.with(
                "boat.video.txt",
                "---\ntask: " + film + "\nthen: {model: " + LARGER + ", task: " + larger + "}\n---\nA boat");
        int second = run.run();

        assertThat(second).isZero();
        assertThat(run.result("boat-veo-3.1-upscale.mp4")).isNotEmptyFile();
        assertThat(unifically.createdTasks()).hasSize(2);
    }

    @Test
    void shouldSayWhatToChangeWhenTheSecondTaskFailsAtTheProvider() throws Exception {
        run.with("boat.video.txt", FILM_AND_LARGER);
        unifically.taskDuration(Duration.ofSeconds(1));
        CompletableFuture<Integer> ending = run(run.quickstart());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> unifically.createdTasks().size() == 1);
        unifically.nextTaskFails("generation_failed", "The film is too dark");

        int code = ending.get(60, TimeUnit.SECONDS);

        assertThat(code).isEqualTo(1);
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(run.reason("boat"))
                .contains("The film is too dark", "change what stands under 'then'")
                .contains("'task: " + unifically.createdTasks().get(0).id() + "'");
        assertThat(unifically.createdTasks()).hasSize(2);
    }

    @Test
    void shouldSendAPictureThatLiesBesideThePrompt() throws Exception {
        run.with("moving.video.txt", "---\nstart_image_url: start.png\nduration: 8\n---\nIt begins to move");
        ImageIO.write(
                new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB),
                "png",
                run.prompt("start.png").toFile());

        int code = run.run();

        assertThat(run.screen()).contains("Made 1, failed 0");
        assertThat(code).isZero();
        assertThat(unifically.uploadedFiles()).isNotEmpty();
        assertThat(unifically
                        .createdTasks()
                        .get(0)
                        .input()
                        .path("start_image_url")
                        .asText())
                .startsWith("http://127.0.0.1");
    }

    @Test
    void shouldSayWhatIsWrongWithPromptsAndBuyNothing() throws Exception {
        run.with("model.video.txt", "---\nmodel: google/veo-3.1-fats\n---\nA boat");
        run.with("then.video.txt", "---\nthen: {resolution: 4k}\n---\nA boat");
        run.with("music.music.txt", "A tune");
        run.with("empty.video.txt", "---\nduration: 4\n---\n");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("model")).contains("google/veo-3.1-fats", FILM, "Nothing was bought");
        assertThat(run.reason("then")).contains("'then'", "needs a model", "Nothing was bought");
        assertThat(run.reason("music")).contains(".audio.txt", "music.music.txt");
        assertThat(run.reason("empty")).contains("prompt");
        assertThat(unifically.submits()).isZero();
        assertThat(run.screen()).contains("Made 0, failed 4");
    }

    @Test
    void shouldSayThatTheKeyIsWrongWithoutShowingIt() throws Exception {
        run.with("clip.video.txt", "A boat");

        int code = run.quickstartWithKey("not-this-one").run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("401", "Nothing was bought").doesNotContain("not-this-one");
        assertThat(run.screen()).contains("FAILED").doesNotContain("not-this-one");
        assertThat(unifically.createdTasks()).isEmpty();
    }

    @Test
    void shouldNotBuyAgainWhenTheOutcomeIsNotKnown() throws Exception {
        unifically.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        run.with("clip.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("not known", "does not know the same order again");
        assertThat(unifically.createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotBuyTheSecondAgainWhenItsOutcomeIsNotKnown() throws Exception {
        unifically.faults().on(Operation.SUBMIT).once(AS_USUAL).once(Fault.resetAfterAccepting());
        run.with("boat.video.txt", FILM_AND_LARGER);

        int code = run.run();

        String film = unifically.createdTasks().get(0).id();
        assertThat(code).isEqualTo(1);
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(run.reason("boat"))
                .contains("not known whether the provider took the second task", "'task: " + film + "'");
        assertThat(unifically.createdTasks()).hasSize(2);
    }

    @Test
    void shouldTryTheSecondAgainWithoutMakingTheFirstAgain() throws Exception {
        // given a service that does not answer, for a moment, what the larger film would cost
        unifically.faults().on(Operation.ESTIMATE).times(2, AS_USUAL).once(Fault.status(503));
        run.with("boat.video.txt", FILM_AND_LARGER);

        int code = run.run();

        assertThat(code).isZero();
        assertThat(unifically.faults().remaining(Operation.ESTIMATE)).isZero();
        assertThat(run.results())
                .containsExactly("boat-veo-3.1-upscale.json", "boat-veo-3.1-upscale.mp4", "boat.json", "boat.mp4");
        assertThat(unifically.createdTasks()).extracting(CreatedTask::model).containsExactly(FILM, LARGER);
    }

    @Test
    void shouldWarnWhenItIsInterruptedBeforeTheAnswerToTheSecondSubmit() throws Exception {
        // given a second submit that is not answered for long
        unifically.faults().on(Operation.SUBMIT).once(AS_USUAL).once(Fault.delayed(Duration.ofSeconds(20)));
        run.with("boat.video.txt", FILM_AND_LARGER);
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> unifically.submits() == 2);

        first.stop();

        ending.get(10, TimeUnit.SECONDS);
        String film = unifically.createdTasks().get(0).id();
        assertThat(run.screen()).containsPattern("boat +task " + film + ", and another MAY HAVE BEEN BOUGHT");
    }

    @Test
    void shouldWaitForTheSameTaskAfterItWasInterrupted() throws Exception {
        unifically.taskDuration(Duration.ofSeconds(4));
        run.with("boat.video.txt", "A boat");
        interruptedAfter(run, 1);

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(unifically.createdTasks()).hasSize(1);
        assertThat(run.screen()).contains(", bought before");
        assertThat(run.prompt(".tasks")).isEmptyDirectory();
    }

    @Test
    void shouldWaitForTheSecondTaskAfterItWasInterrupted() throws Exception {
        // given a run that is stopped while it waits for what is made of a film
        unifically.taskDuration(Duration.ofSeconds(3));
        run.with("boat.video.txt", FILM_AND_LARGER);
        interruptedAfter(run, 2);
        CreatedTask film = unifically.createdTasks().get(0);
        CreatedTask larger = unifically.createdTasks().get(1);
        assertThat(run.screen()).containsPattern("boat +task " + film.id() + " and task " + larger.id());
        assertThat(run.result("boat.mp4")).isNotEmptyFile();

        // when it is started again
        Fixture again = new Fixture(folder, Provider.UNIFICALLY, unifically);
        int code = again.run();

        // then both are there, and neither was bought again
        assertThat(code).isZero();
        assertThat(again.result("boat.mp4")).isNotEmptyFile();
        assertThat(again.result("boat-veo-3.1-upscale.mp4")).isNotEmptyFile();
        assertThat(unifically.createdTasks()).hasSize(2);
        assertThat(again.screen())
                .contains("is task " + film.id() + ", bought before")
                .contains("is task " + larger.id() + ", bought before")
                .doesNotContain("Cost: ");
        assertThat(run.prompt(".tasks")).isEmptyDirectory();
    }

    /** Runs it until so many tasks are seen, and stops it. */
    private static void interruptedAfter(Fixture run, int tasks) throws Exception {
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().split("is task ", -1).length == tasks + 1);
        first.stop();
        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo(130);
    }

    private static CompletableFuture<Integer> run(Quickstart quickstart) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return quickstart.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
