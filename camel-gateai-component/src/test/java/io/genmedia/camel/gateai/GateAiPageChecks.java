package io.genmedia.camel.gateai;

import static io.genmedia.camel.gateai.GateAiTestSupport.gateAi;
import static io.genmedia.camel.gateai.GateAiTestSupport.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.contract.docs.Page;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;

/** What each route of {@code docs/gateai.md} is to do, under the name that the comment above it gives. */
final class GateAiPageChecks {

    static final Map<String, Page.Check> ALL = new LinkedHashMap<>();

    static {
        ALL.put("first-route", page -> {
            page.write("cat.txt", "A cat on a roof".getBytes());

            Path picture = page.oneWritten();

            assertThat(picture.getFileName()).hasToString("gateai-" + task().id() + "-0.jpg");
            assertThat(params().path("prompt").asText()).isEqualTo("A cat on a roof");
            assertThat(params().path("quality").asText()).isEqualTo("low");
        });
        ALL.put("image", page -> {
            page.template().sendBody("direct:poster", "A cat on a roof");

            assertThat(page.written()).hasSize(3).allSatisfy(file -> assertThat(
                            file.getFileName().toString())
                    .startsWith("gateai-" + task().id()));
            assertThat(gateAi().createdTasks()).hasSize(1);
        });
        ALL.put("video", page -> {
            MediaResult film = page.template().requestBody("direct:film", "A cat", MediaResult.class);

            assertThat(film.outputs().get(0).url()).startsWith("http");
            assertThat(film.cost()).isPositive();
            assertThat(params().path("duration").isInt()).isTrue();
            assertThat(params().path("generate_audio").isBoolean()).isTrue();
        });
        ALL.put("3d", page -> {
            page.template().sendBody("direct:figure", "A chess knight");

            assertThat(page.oneWritten()).asString().endsWith(".glb");
            assertThat(params().path("mesh_mode").asText()).isEqualTo("Quad");
        });
        ALL.put("generate", page -> {
            List<String> kinds = new ArrayList<>();
            for (String model : List.of("gpt-image-2", "sora-2", "rodin-v2")) {
                kinds.add(page.template()
                        .requestBodyAndHeader("direct:anything", "A cat", "model", model, MediaResult.class)
                        .kind());
            }
            assertThat(kinds).containsExactly("image", "video", "3d");
        });
        ALL.put("await", page -> {
            MediaTask made = ordered(page);

            MediaResult film = page.template().requestBody("direct:resume", made.taskId(), MediaResult.class);

            assertThat(film.taskId()).isEqualTo(made.taskId());
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("task", page -> {
            gateAi().taskDuration(Duration.ofSeconds(1));
            MediaTask made = ordered(page);

            assertThat(page.template().requestBody("direct:status", made, String.class))
                    .isEqualTo("not yet: RUNNING");
            await().untilAsserted(() -> assertThat(page.template().requestBody("direct:status", made, String.class))
                    .startsWith("ready: http"));
        });
        ALL.put("upload", page -> {
            page.template().requestBody("direct:keep", Samples.png());

            assertThat(gateAi().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            params().path("images").get(0).asText())
                    .isEqualTo(file.id()));
        });
        ALL.put("download", page -> {
            MediaResult made =
                    page.template().requestBody("gateai:image?model=gpt-image-2", "A cat", MediaResult.class);

            page.template().sendBody("direct:fetch", made);

            assertThat(page.oneWritten().getFileName()).hasToString("gateai-" + made.taskId() + "-0.jpg");
        });
        ALL.put("estimate", page -> {
            assertThat(page.template().requestBody("direct:price", "A cat", String.class))
                    .matches("\\$0\\.\\d+ of \\$100(\\.0+)?");

            assertThat(gateAi().estimates()).isOne();
            assertThat(gateAi().submits()).isZero();
        });
        ALL.put("catalog", page -> {
            JsonNode schema =
                    MediaJson.mapper().readTree(page.template().requestBody("direct:known-models", null, String.class));

            assertThat(schema.path("properties").has("duration")).isTrue();
            assertThat(gateAi().requests()).isEmpty();
        });
        ALL.put("models", page -> {
            try (LogCapture log = LogCapture.at(Level.INFO)) {
                Exchange done = page.template().request("direct:present-models", e -> {});

                assertThat(done.getException()).isNull();
                assertThat(log.lines())
                        .anySatisfy(line -> assertThat(line.text()).contains("video seedance-2.0: ~$0.49"));
            }
            assertThat(gateAi().requests(Operation.MODELS)).singleElement().satisfies(request -> assertThat(
                            request.header("Authorization"))
                    .isEmpty());

            Throwable unknown = catchThrowable(() -> page.template()
                    .requestBodyAndHeader("direct:present-models", null, MediaHeaders.MODEL, "seedance"));
            assertThat(unknown).hasStackTraceContaining("did you mean").hasStackTraceContaining("seedance-2.0");
        });
        ALL.put("account", page -> {
            gateAi().neverEnds(true);
            ordered(page);
            try (LogCapture log = LogCapture.at(Level.TRACE)) {
                Exchange done = page.template().request("direct:budget", e -> {});

                assertThat(done.getException()).isNull();
                assertThat(log.lines())
                        .anySatisfy(line -> assertThat(line.text()).contains("are left, 1 tasks are in flight"));
                assertThat(log.lines())
                        .noneSatisfy(line -> assertThat(line.text()).contains(gateAi().apiKey()));
            }
        });
        ALL.put("completed", page -> {
            Exchange done =
                    page.template().request("direct:order", e -> e.getMessage().setBody("A cat"));

            assertThat(done.getMessage().getHeader(MediaHeaders.COST)).isNotNull();
            assertThat(page.oneWritten()).asString().endsWith(".mp4");
        });
        ALL.put("tasks-consumer", page -> {
            gateAi().taskDuration(Duration.ZERO);
            ordered(page);
            // its first look leaves out what ended before; then it sees the next
            await().until(() -> gateAi().count(Operation.LIST) >= 2);
            MediaTask seen = ordered(page);

            await().untilAsserted(() ->
                    assertThat(Files.readString(page.oneWritten())).matches(seen.taskId() + ";sora-2;0\\.\\d+\n"));
            await().untilAsserted(() -> assertThat(Path.of(page.context().resolvePropertyPlaceholders("{{told.file}}")))
                    .content()
                    .contains(seen.taskId()));
        });
        ALL.put("json-body", page -> {
            page.template().requestBody("direct:json", "ignored");

            assertThat(params().path("duration").asInt()).isEqualTo(8);
            assertThat(params().path("generate_audio").isBoolean()).isTrue();
            assertThat(params().path("image").asText()).isEqualTo("https://example.com/sea.jpg");
        });
        ALL.put("headers", page -> {
            Exchange done = page.template()
                    .request("direct:portrait", e -> e.getMessage().setBody("my cat"));

            assertThat(task().model()).isEqualTo("ideogram-v3.0");
            assertThat(params().path("prompt").asText()).isEqualTo("A portrait of my cat, in oil");
            assertThat(params().path("seed").isNumber()).isTrue();
            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKeys(MediaHeaders.MODEL, MediaHeaders.PROMPT, MediaHeaders.INPUT);
        });
        ALL.put("alternatives", page -> {
            for (String model : List.of("kling-2.6", "kling-3.0")) {
                page.template().requestBodyAndHeader("direct:clip", "A cat", "model", model);
            }

            assertThat(sent().get(0).path("params").path("duration").asInt()).isEqualTo(10);
            assertThat(sent().get(0).path("params").has("motion_has_audio")).isTrue();
            assertThat(sent().get(1).path("params").path("durationSeconds").asInt())
                    .isEqualTo(10);
            assertThat(sent().get(1).path("params").has("generate_audio")).isTrue();
        });
        ALL.put("local-picture", page -> {
            page.write("leaves.png", Samples.png());

            assertThat(page.received("seda:animated", MediaResult.class)).isNotNull();
            assertThat(gateAi().uploadedFiles()).isEmpty();
            assertThat(params().path("start_frame").asText()).startsWith("data:image/png;base64,");
        });
        ALL.put("local-film", page -> {
            page.write("street.mp4", Samples.mp4());

            assertThat(page.received("seda:restyled", MediaResult.class)).isNotNull();
            assertThat(gateAi().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            params().path("videos").get(0).asText())
                    .isEqualTo(file.id()));
        });
        ALL.put("result-as-json", page -> {
            page.template().sendBody("direct:record", "A cat");

            JsonNode record = MediaJson.mapper().readTree(page.oneWritten().toFile());
            assertThat(record.path("taskId").asText()).isEqualTo(task().id());
            assertThat(record.at("/outputs/0/url").asText()).startsWith("http");
            assertThat(record.path("cost").isNumber()).isTrue();
        });
        ALL.put("chain", page -> {
            MediaResult film = page.template().requestBody("direct:trailer", "A lighthouse", MediaResult.class);

            assertThat(film.kind()).isEqualTo("video");
            CreatedTask still = gateAi().createdTasks().get(0);
            assertThat(sent().get(1).path("params").path("start_frame").asText())
                    .isEqualTo(still.urls().get(0));
            assertThat(gateAi().count(Operation.DOWNLOAD)).isZero();
        });
        ALL.put("strict", page -> {
            Map<String, Object> odd = Map.of("width", 1300, "height", 800);
            Throwable refused = catchThrowable(
                    () -> page.template().requestBodyAndHeader("direct:banner", "A cat", MediaHeaders.INPUT, odd));
            assertThat(refused).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(gateAi().submits()).isZero();

            try (LogCapture log = LogCapture.at(Level.INFO)) {
                page.template().requestBodyAndHeader("gateai:image?model=auto-image", "A cat", MediaHeaders.INPUT, odd);
                assertThat(log.warnings()).anySatisfy(text -> assertThat(text).contains("1344"));
            }
            assertThat(params().path("width").asInt()).isEqualTo(1300);
        });
        ALL.put("batch", page -> {
            Object results = page.template().requestBody("direct:batch", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl");

            assertThat(results).asList().hasSize(12).allMatch(MediaResult.class::isInstance);
            assertThat(gateAi().createdTasks()).hasSize(12);
            assertThat(gateAi().rateLimited()).isZero();
        });
        ALL.put("not-submitted", page -> {
            gateAi().neverEnds(true);
            for (int i = 0; i < 5; i++) {
                ordered(page);
            }
            try (LogCapture log = LogCapture.at(Level.INFO)) {
                page.template().sendBody("direct:urgent", "A cat");

                assertThat(page.received("seda:tomorrow", String.class)).isEqualTo("A cat");
                assertThat(log.lines()).anySatisfy(line -> assertThat(line.text())
                        .contains("Route urgent: sora-2 waits for a place: 0 wait before it, 5 are in flight"));
            }
            assertThat(gateAi().submits()).isEqualTo(5);
        });
        ALL.put("max-cost", page -> {
            page.template().requestBody("direct:thrifty", "A cat");
            Throwable tooDear = catchThrowable(() -> page.template()
                    .requestBodyAndHeader("direct:thrifty", "A cat", MediaHeaders.INPUT, Map.of("duration", 15)));

            assertThat(tooDear)
                    .hasCauseInstanceOf(InsufficientFundsException.class)
                    .hasStackTraceContaining("$1.85");
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("adjusted", page -> {
            page.template().sendBody("direct:evening", "A cat");
            assertThat(page.received("seda:as-ordered")).isNotNull();

            gateAi().budget(3);
            try (LogCapture log = LogCapture.at(Level.INFO)) {
                page.template().sendBody("direct:evening", "A cat");

                assertThat(log.warnings()).anySatisfy(text -> assertThat(text).contains("to fit the budget"));
            }
            Exchange smaller = page.received("seda:smaller");
            assertThat(smaller.getMessage().getBody(MediaResult.class).outputs())
                    .isNotEmpty();
        });
        ALL.put("no-adjustments", page -> {
            page.template().requestBody("direct:exact", "A cat");
            gateAi().budget(3);

            Throwable refused = catchThrowable(() -> page.template().requestBody("direct:exact", "A dog"));

            assertThat(refused).hasCauseInstanceOf(InsufficientFundsException.class);
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("resubmit", page -> {
            gateAi().faults().on(Operation.SUBMIT).once(Fault.status(503));

            for (int i = 0; i < 2; i++) {
                page.template().sendBodyAndHeader("direct:ordered", "A cat", "orderId", "7");
                Exchange unknown = page.received("seda:look-at-the-account");
                assertThat(unknown.getProperty(Exchange.EXCEPTION_CAUGHT))
                        .isInstanceOf(SubmitOutcomeUnknownException.class);
            }
            assertThat(gateAi().submits()).isOne();

            page.template().sendBodyAndHeader("direct:nothing-was-bought", "A cat", "orderId", "7");
            assertThat(page.received("seda:bought", MediaResult.class)).isNotNull();
            assertThat(gateAi().createdTasks()).hasSize(1);
        });
        ALL.put("adopt", page -> {
            gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
            try (LogCapture log = LogCapture.at(Level.INFO)) {
                MediaResult film = page.template().requestBody("direct:sole-user", "A cat", MediaResult.class);

                assertThat(film.taskId()).isEqualTo(task().id());
                assertThat(log.warnings()).anySatisfy(text -> assertThat(text).contains(task().id(), "taken up"));
            }
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("idempotency-key", page -> {
            MediaResult first = order(page, "A cat", "7");
            MediaResult again = order(page, "A cat", "7");
            order(page, "A cat", "8");
            Throwable other = catchThrowable(() -> order(page, "A dog", "7"));

            assertThat(again.taskId()).isEqualTo(first.taskId());
            assertThat(other).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(gateAi().createdTasks()).hasSize(2);
        });
        ALL.put("redelivery", page -> {
            for (int i = 0; i < 3; i++) {
                gateAi().nextTaskFails("OUT_OF_CAPACITY", "no machine was free");
            }

            page.template().sendBody("direct:persistent", "A cat");

            assertThat(page.received("seda:gave-up").getProperty(Exchange.EXCEPTION_CAUGHT))
                    .isInstanceOf(MediaTaskFailedException.class);
            assertThat(gateAi().createdTasks()).hasSize(2);
        });
        ALL.put("restart", page -> {
            gateAi().taskDuration(Duration.ofSeconds(2));
            page.write("cat.txt", "A cat".getBytes());
            await().until(() -> gateAi().statusReads() > 0);

            page.context().getRouteController().stopRoute("collect");
            page.context().getRouteController().startRoute("collect");

            assertThat(page.oneWritten().getFileName()).hasToString("gateai-" + task().id() + "-0.mp4");
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("errors", page -> {
            gateAi().faults().on(Operation.ESTIMATE).once(Fault.status(402));
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .isEqualTo("Nothing was bought. Ask another provider.");

            gateAi().nextTaskFails("OUT_OF_CAPACITY", "no machine was free");
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .startsWith("Perhaps bought, task " + task().id() + ": ")
                    .contains("no machine was free");

            assertThat(page.template()
                            .requestBodyAndHeader(
                                    "direct:guarded",
                                    "A cat",
                                    MediaHeaders.INPUT,
                                    Map.of("duration", "ten"),
                                    String.class))
                    .startsWith("Please correct your order: ")
                    .contains("'ten'");
        });
        ALL.put("resume-timeout", page -> {
            gateAi().taskDuration(Duration.ofSeconds(4));

            page.template().sendBody("direct:impatient", "A cat");

            assertThat(page.received("seda:late-films", MediaResult.class).taskId())
                    .isEqualTo(task().id());
            assertThat(gateAi().submits()).isOne();
        });
        ALL.put("stopping", page -> {
            gateAi().neverEnds(true);
            page.write("cat.txt", "A cat".getBytes());
            await().until(() -> gateAi().createdTasks().size() == 1);

            page.context().stop();

            assertThat(page.inbox().resolve(".failed/cat.txt")).exists();
            assertThat(page.written()).isEmpty();
        });
    }

    private GateAiPageChecks() {}

    private static CreatedTask task() {
        return gateAi().createdTasks().get(0);
    }

    /** Of the first request that asked for a task. */
    private static JsonNode params() {
        return sent().get(0).path("params");
    }

    private static MediaTask ordered(Page page) {
        return page.template().requestBody("gateai:video?model=sora-2&completion=none", "A cat", MediaTask.class);
    }

    private static MediaResult order(Page page, String prompt, String id) {
        return page.template().requestBodyAndHeader("direct:paid-order", prompt, "orderId", id, MediaResult.class);
    }
}
