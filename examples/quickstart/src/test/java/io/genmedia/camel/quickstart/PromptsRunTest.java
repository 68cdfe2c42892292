package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The paths that the samples do not take. */
class PromptsRunTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(200));

    @TempDir
    Path folder;

    private MonetSimulator monet;
    private Fixture run;

    @BeforeEach
    void givenAService() {
        monet = simulator.monet();
        run = new Fixture(folder, Provider.MONET, monet);
    }

    @Test
    void shouldLetTheFrontMatterGoBeforeTheName() throws Exception {
        run.with("dusk.video.txt", "---\nkind: image\nmodel: flux-1-schnell\n---\nA street at dusk");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.results()).containsExactly("dusk.json", "dusk.png");
        assertThat(monet.createdTasks()).extracting(CreatedTask::model).containsExactly("flux-1-schnell");
    }

    @Test
    void shouldTakeAJsonFileOfParameters() throws Exception {
        run.with("dusk.image.json", "{\"prompt\": \"A street at dusk\", \"aspect_ratio\": \"1:1\"}");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(monet.createdTasks().get(0).input().path("aspect_ratio").asText())
                .isEqualTo("1:1");
        assertThat(run.result("dusk.png")).exists();
    }

    @Test
    void shouldSendAPictureThatLiesBesideThePrompt() throws Exception {
        run.with("moving.video.txt", "---\nimages: [start.png]\n---\nIt begins to move");
        ImageIO.write(
                new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB),
                "png",
                run.prompt("start.png").toFile());

        int code = run.run();

        assertThat(run.screen()).contains("Made 1, failed 0");
        assertThat(code).isZero();
        assertThat(monet.uploadedFiles()).hasSize(1);
    }

    @Test
    void shouldSayWhatIsWrongWithFrontMatterAndBuyNothing() throws Exception {
        run.with("bad.video.txt", "---\nmodel: sora-2\nstyle: a: b\n---\nA boat");
        run.with("endless.video.txt", "---\nmodel: sora-2\nA boat");
        run.with("boat.txt", "A boat");
        run.with("empty.video.txt", "---\nmodel: sora-2\n---\n");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("bad")).contains("front matter cannot be read in line 3", "Nothing was bought");
        assertThat(run.reason("endless")).contains("has no end");
        assertThat(run.reason("boat")).contains(".video.txt", "boat.txt");
        assertThat(run.reason("empty")).contains("prompt");
        assertThat(run.failed("bad.video.txt")).exists();
        assertThat(monet.submits()).isZero();
        assertThat(run.screen()).contains("Made 0, failed 4").containsPattern("bad +FAILED, see .*bad\\.reason\\.txt");
    }

    @Test
    void shouldNumberSeveralOutputs() throws Exception {
        monet.outputsPerTask(3);
        run.with("dusk.image.txt", "A street at dusk");

        run.run();

        assertThat(run.results()).containsExactly("dusk-1.png", "dusk-2.png", "dusk-3.png", "dusk.json");
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotWriteOverAnEarlierResult() throws Exception {
        run.with("dusk.image.txt", "A street at dusk");
        run.run();
        byte[] first = Files.readAllBytes(run.result("dusk.png"));
        run.with("dusk.image.txt", "Another street at dusk");

        run.run();

        assertThat(monet.createdTasks()).hasSize(2);
        assertThat(Files.readAllBytes(run.result("dusk.png"))).isNotEqualTo(first);
        try (var earlier = Files.list(run.result("earlier"))) {
            assertThat(earlier.filter(file -> file.toString().endsWith("-dusk.png")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(first));
        }
    }

    @Test
    void shouldNameThePaidTaskWhenItsContentCannotBeFetchedAndFetchItLater() throws Exception {
        // given a result that cannot be downloaded
        monet.faults().on(Operation.DOWNLOAD).always(Fault.status(404));
        run.with("boat.video.txt", "A boat");

        int code = run.run();

        // then the task is named, and how to go on
        String task = monet.createdTasks().get(0).id();
        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat")).contains("Task: " + task, "'task: " + task + "'");
        assertThat(run.result("boat.json")).content().contains(task);
        assertThat(run.result("boat.mp4")).doesNotExist();
        assertThat(run.screen()).contains("(task " + task + ")");

        // when that is done
        monet.faults().clear();
        run.with("boat.video.txt", "---\ntask: " + task + "\n---\n");
        int second = run.run();

        // then the film is there, and nothing was bought again
        assertThat(second).isZero();
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotBuyAgainWhenTheProviderFails() throws Exception {
        monet.nextTaskFails("content_policy", "The prompt was refused");
        run.with("boat.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat"))
                .contains(
                        "The prompt was refused",
                        "Task: " + monet.createdTasks().get(0).id(),
                        "Change the prompt");
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldTryAgainWithoutBuyingTwiceWhenAnAnswerIsLost() throws Exception {
        monet.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        run.with("boat.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldBuyOnceWhenAPromptOfUnknownOutcomeIsMovedBack() throws Exception {
        // given a service that takes the order, and never answers as it should
        monet.faults().on(Operation.SUBMIT).always(Fault.resetAfterAccepting());
        run.with("boat.video.txt", "A boat");
        int code = run.run();
        assertThat(code).isEqualTo(1);
        assertThat(run.reason("boat")).contains("not known", "unchanged");

        // when the file is moved back
        monet.faults().clear();
        Files.move(run.failed("boat.video.txt"), run.prompt("boat.video.txt"));
        int second = run.run();

        assertThat(second).isZero();
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(monet.createdTasks()).hasSize(1);
    }

    @Test
    void shouldWaitForAllPromptsAtOnce() throws Exception {
        monet.taskDuration(Duration.ofSeconds(2));
        IntStream.range(0, 20).forEach(i -> run.with("boat" + i + ".image.txt", "Boat number " + i));

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.screen()).contains("Made 20, failed 0");
        // one after the other it would be 40 s
        assertThat(Duration.between(
                        monet.createdTasks().get(0).createdAt(),
                        monet.createdTasks().get(19).createdAt()))
                .isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldFindTheSameTaskAgainAfterItWasInterrupted() throws Exception {
        // given a run that is stopped while it waits
        monet.taskDuration(Duration.ofSeconds(30));
        run.with("boat.video.txt", "A boat");
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().contains("is task"));

        first.stop();

        // then it ends, names the task, and leaves the prompt
        String task = monet.createdTasks().get(0).id();
        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(run.screen()).containsPattern("boat +task " + task + " \\(boat\\.video\\.txt\\)");
        assertThat(run.prompt("boat.video.txt")).exists();
        assertThat(run.failed("boat.reason.txt")).doesNotExist();

        // when it is started again
        Fixture again = new Fixture(folder, Provider.MONET, monet);
        Quickstart second = again.quickstart();
        CompletableFuture<Integer> secondEnding = run(second);
        await().atMost(Duration.ofSeconds(30)).until(() -> again.screen().contains("is task"));

        // then it waits for the same task
        assertThat(again.screen()).contains("is task " + task);
        assertThat(monet.createdTasks()).hasSize(1);
        second.stop();
        secondEnding.get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldTakePromptsThatComeLaterWhenItWatches() throws Exception {
        Files.createDirectories(run.prompt(".done"));
        Quickstart watching = run.quickstart("--watch");
        CompletableFuture<Integer> ending = run(watching);
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().contains("Watching"));

        run.with("dusk.image.txt", "A street at dusk");
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().contains("made: "));
        run.with("dawn.image.txt", "A street at dawn");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(run.prompt(".done").resolve("dawn.image.txt")));
        watching.stop();

        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(run.results()).contains("dusk.png", "dawn.png");
        assertThat(run.screen()).contains("Made 2, failed 0");
    }

    @Test
    void shouldSayThatThereIsNothingToDo() throws Exception {
        Files.createDirectories(run.prompt(".done"));

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.screen()).contains("There are no prompts").contains("boat.video.txt");
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
