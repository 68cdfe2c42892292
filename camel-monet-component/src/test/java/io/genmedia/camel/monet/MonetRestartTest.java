package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a stop means to each source, and that all works again after a start. */
class MonetRestartTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    @TempDir
    Path folder;

    @BeforeEach
    void makeTasksShort() {
        monet().taskDuration(Duration.ofMillis(60));
    }

    @Test
    void shouldWorkAfterTheContextWasStoppedAndStarted() throws Exception {
        try (CamelContext context = Contexts.of(monet())) {
            MonetComponent component = context.getComponent("monet", MonetComponent.class);
            Contexts.route(context, "films", "direct:films", "monet:video?model=sora-2");
            Contexts.route(context, "orders", "direct:orders", "monet:video?model=sora-2&completion=none");
            Contexts.route(context, "done", "monet:completed", "seda:done");
            context.start();
            film(context);

            context.stop();
            // Camel forgets its components when it stops; the one that is given again is the same
            context.addComponent("monet", component);
            context.start();

            assertThat(film(context).outputs()).hasSize(1);
            context.createProducerTemplate().sendBody("direct:orders", "A dog");
            assertThat(context.createConsumerTemplate().receive("seda:done", 20_000))
                    .isNotNull();
        }
    }

    @Test
    void shouldWorkAfterTheContextWasSuspendedAndResumed() throws Exception {
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "films", "direct:films", "monet:video?model=sora-2");
            context.start();
            context.suspend();
            context.resume();

            assertThat(film(context).outputs()).hasSize(1);
        }
    }

    @Test
    void shouldWorkAfterTheRouteWasStoppedAndStartedTwice() throws Exception {
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "films", "direct:films", "monet:video?model=sora-2");
            context.start();
            for (int i = 0; i < 2; i++) {
                context.getRouteController().stopRoute("films");
                context.getRouteController().startRoute("films");

                assertThat(film(context).outputs()).hasSize(1);
            }
        }
    }

    @Test
    void shouldGiveTheExceptionToTheCallerOfDirect() throws Exception {
        monet().neverEnds(true);
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "films", "direct:films", "monet:video?model=sora-2");
            context.start();
            CompletableFuture<Exchange> waiting = context.createProducerTemplate()
                    .asyncSend("direct:films", e -> e.getMessage().setBody("A cat"));
            awaitTask();

            context.getRouteController().stopRoute("films");

            assertThat(waiting.get(20, TimeUnit.SECONDS).getException())
                    .isInstanceOfSatisfying(
                            MediaTaskInterruptedException.class, stopped -> assertThat(stopped.getTaskId())
                                    .isEqualTo(monet().createdTasks().get(0).id()));
        }
    }

    @Test
    void shouldNameTheTaskOfAMessageFromSedaInTheLog() throws Exception {
        monet().neverEnds(true);
        try (LogCapture log = LogCapture.at(Level.INFO);
                CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "films", "seda:films", "monet:video?model=sora-2");
            context.start();
            context.createProducerTemplate().sendBody("seda:films", "A cat");
            awaitTask();

            context.stop();

            String id = monet().createdTasks().get(0).id();
            assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains(id, "monet:await"));
        }
    }

    @Test
    void shouldReadAFileAgainAfterTheRestartAndBuyNothingTwice() throws Exception {
        monet().taskDuration(Duration.ofSeconds(2));
        Path prompt =
                Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("cat.txt"), "A cat");
        try (CamelContext before = folderContext("")) {
            before.start();
            awaitTask();
        }
        assertThat(prompt).exists();

        try (CamelContext after = folderContext("")) {
            after.start();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(folder.resolve("out"))
                    .isDirectoryContaining(file -> file.toString().endsWith(".mp4")));
        }
        assertThat(monet().createdTasks()).hasSize(1);
        assertThat(prompt).doesNotExist();
    }

    @Test
    void shouldMoveAFileThatWasInterruptedAndBuyNothingTwiceWhenItIsMovedBack() throws Exception {
        monet().taskDuration(Duration.ofSeconds(2));
        Path prompt =
                Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("cat.txt"), "A cat");
        Path failed = folder.resolve("in/.failed/cat.txt");
        try (CamelContext before = folderContext("?moveFailed=.failed")) {
            before.start();
            awaitTask();
        }
        assertThat(failed).exists();
        assertThat(prompt).doesNotExist();

        try (CamelContext after = folderContext("?moveFailed=.failed")) {
            Files.move(failed, prompt);
            after.start();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(folder.resolve("out"))
                    .isDirectoryContaining(file -> file.toString().endsWith(".mp4")));
        }
        assertThat(monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldEndTheExchangeBeforeTheStopWithCompletionNone() throws Exception {
        monet().neverEnds(true);
        Path prompt =
                Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("cat.txt"), "A cat");
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(
                    context, "orders", "file:" + folder.resolve("in"), "monet:video?model=sora-2&completion=none");
            context.start();
            await().until(() -> !Files.exists(prompt));
        }

        assertThat(folder.resolve("in/.camel/cat.txt")).exists();
        assertThat(monet().createdTasks()).hasSize(1);
    }

    private CamelContext folderContext(String options) throws Exception {
        CamelContext context = Contexts.of(monet());
        Contexts.route(
                context,
                "folder",
                "file:" + folder.resolve("in") + options,
                "monet:video?model=sora-2&download=true",
                "file:" + folder.resolve("out"));
        return context;
    }

    private static MediaResult film(CamelContext context) {
        return context.createProducerTemplate().requestBody("direct:films", "A cat", MediaResult.class);
    }

    private static void awaitTask() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> monet().createdTasks().size() == 1);
    }
}
