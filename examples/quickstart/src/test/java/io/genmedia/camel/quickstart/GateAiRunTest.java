package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is another at GateAI: limits, money, and orders that it does not know again. */
class GateAiRunTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().taskDuration(Duration.ofMillis(200));

    @TempDir
    Path folder;

    private GateAiSimulator gateai;
    private Fixture run;

    @BeforeEach
    void givenAService() {
        gateai = simulator.gateai();
        run = new Fixture(folder, Provider.GATEAI, gateai);
    }

    @Test
    void shouldMakeTheSamplesWithinTheLimits() throws Exception {
        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.results())
                .contains("cat.jpg", "cat.json", "sunrise.mp4", "sunrise.json", "teapot-1.glb", "teapot.json");
        assertThat(gateai.createdTasks())
                .extracting(CreatedTask::model)
                .containsExactlyInAnyOrder("gpt-image-2", "veo-3.1-lite", "rodin-v2");
        assertThat(gateai.rateLimited()).isZero();
        assertThat(run.screen()).containsPattern("too-long +failed on purpose");
    }

    @Test
    void shouldTellWhatEachCostsAndWhatIsLeft() throws Exception {
        gateai.budget(10);
        run.with("clip.video.txt", "A boat");

        run.run();

        assertThat(run.screen())
                .containsPattern("clip +costs \\$0\\.02, which leaves \\$9\\.98 of today's budget")
                .containsPattern("clip +\\S+clip\\.mp4  \\$0\\.02")
                .contains("Cost: $0.02 in all; $9.98 is left of today's budget.");
    }

    @Test
    void shouldWarnOfWhatIsMadeOtherwiseThanAsked() throws Exception {
        gateai.budget(0.20);
        run.with("clip.video.txt", "---\nmodel: seedance-2.0-fast\nduration: 8\n---\nA boat");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.screen()).containsPattern("clip +WARNING: GateAI makes it otherwise than asked.*: .*\\d -> \\d");
    }

    @Test
    void shouldSayThatNothingIsLeftOfTheBudget() throws Exception {
        gateai.budget(0);
        run.with("clip.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("budget", "Nothing was bought");
        assertThat(run.failed("clip.video.txt")).exists();
    }

    @Test
    void shouldRefuseAnUnknownModel() throws Exception {
        run.with("clip.video.txt", "---\nmodel: veo-3.1-light\n---\nA boat");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("veo-3.1-light", "veo-3.1-lite", "Nothing was bought");
        assertThat(run.failed("clip.video.txt")).exists();
        assertThat(gateai.submits()).isZero();
    }

    @Test
    void shouldRefuseAPromptThatIsTooLong() throws Exception {
        run.with("clip.video.txt", "A very long boat. ".repeat(100));

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("prompt", "1500", "Nothing was bought");
        assertThat(run.failed("clip.video.txt")).exists();
        assertThat(gateai.submits()).isZero();
    }

    @Test
    void shouldSayThatTheKeyIsWrongWithoutShowingIt() throws Exception {
        run.with("clip.video.txt", "A boat");

        int code = run.quickstartWithKey("sk-not-this-one").run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("401", "Nothing was bought").doesNotContain("sk-not-this-one");
        assertThat(run.screen()).contains("FAILED").doesNotContain("sk-not-this-one");
        assertThat(run.failed("clip.video.txt")).exists();
        assertThat(gateai.createdTasks()).isEmpty();
    }

    @Test
    void shouldTellWhoWaitsForAPlace() throws Exception {
        gateai.taskDuration(Duration.ofSeconds(60));
        for (int i = 1; i <= 7; i++) {
            run.with("boat" + i + ".image.txt", "Boat number " + i);
        }
        Quickstart waiting = run.quickstart();
        CompletableFuture<Integer> ending = run(waiting);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(run.screen())
                .containsPattern("waiting for a place \\(GateAI takes 5 tasks in any 30 s.*\\): boat6 .*, boat7 .*"));

        assertThat(gateai.createdTasks()).hasSize(5);
        assertThat(gateai.rateLimited()).isZero();
        waiting.stop();
        ending.get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldNotBlameItsOwnTasksWhenAnotherApplicationFillsTheLimits() throws Exception {
        gateai.faults().on(Operation.SUBMIT).once(Fault.status(429));
        run.with("clip.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isZero();
        assertThat(run.screen()).doesNotContain("waiting for a place");
        assertThat(gateai.createdTasks()).hasSize(1);
    }

    @Test
    void shouldNotBuyAgainWhenTheOutcomeIsNotKnown() throws Exception {
        gateai.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        run.with("clip.video.txt", "A boat");

        int code = run.run();

        assertThat(code).isEqualTo(1);
        assertThat(run.reason("clip")).contains("not known", "does not know the same order again");
        assertThat(gateai.createdTasks()).hasSize(1);
    }

    @Test
    void shouldWaitForTheSameTaskAfterItWasInterrupted() throws Exception {
        // given a run that is stopped while it waits
        gateai.taskDuration(Duration.ofSeconds(4));
        run.with("boat.video.txt", "A boat");
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().contains("is task"));
        first.stop();
        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo(130);

        // when it is started again
        int code = run.run();

        // then the film is there, nothing was bought again, and the receipt is gone
        assertThat(code).isZero();
        assertThat(run.result("boat.mp4")).isNotEmptyFile();
        assertThat(gateai.createdTasks()).hasSize(1);
        assertThat(run.screen()).contains("of veo-3.1-lite, bought before");
        assertThat(run.prompt(".tasks")).isEmptyDirectory();
    }

    @Test
    void shouldWarnWhenItIsInterruptedBeforeTheAnswerToASubmit() throws Exception {
        // given a submit that is not answered for long
        gateai.faults().on(Operation.SUBMIT).once(Fault.delayed(Duration.ofSeconds(20)));
        run.with("boat.video.txt", "A boat");
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> gateai.submits() == 1);

        first.stop();

        ending.get(10, TimeUnit.SECONDS);
        assertThat(run.screen()).containsPattern("boat +MAY HAVE BEEN BOUGHT");
    }

    @Test
    void shouldBuyAnewWhenThePromptWasChangedMeanwhile() throws Exception {
        // given a run that is stopped while it waits
        gateai.taskDuration(Duration.ofMillis(1500));
        run.with("boat.video.txt", "A boat");
        Quickstart first = run.quickstart();
        CompletableFuture<Integer> ending = run(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> run.screen().contains("is task"));
        first.stop();
        ending.get(10, TimeUnit.SECONDS);

        // when another prompt is under the same name
        Files.writeString(run.prompt("boat.video.txt"), "A ship");
        run.run();

        assertThat(gateai.createdTasks())
                .extracting(task -> task.input().path("prompt").asText())
                .containsExactly("A boat", "A ship");
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
