package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.contract.docs.Page;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** What each route of {@code docs/monet.md} is to do, under the name that the comment above it gives. */
final class PageChecks {

    private static final String ADDRESS = "https://example.com/picture.png";

    /** What has to hold before the block is loaded. */
    static final Map<String, Page.Check> BEFORE = Map.of(
            "tasks-consumer", page -> page.property("tasks.delay", "100"),
            // nobody knows the host but the proxy, which is the simulator itself
            "proxy", page -> baseUrl(page, monet().baseUrl().replace("127.0.0.1", "monet.invalid")),
            "tls",
                    page -> {
                        HttpsFront front =
                                HttpsFront.open(page.inbox().resolveSibling("trusted.p12"), monet().baseUrl());
                        page.context().getRegistry().bind("front", front);
                        page.property("truststore", front.truststore().toString());
                        page.property("truststore.password", HttpsFront.PASSWORD);
                        baseUrl(page, front.baseUrl());
                    });

    static final Map<String, Page.Check> ALL = new LinkedHashMap<>();

    static {
        ALL.put("readme", page -> {
            page.write("cat.txt", "A cat on a roof".getBytes());

            Path film = page.oneWritten();

            assertThat(film.getFileName()).hasToString("monet-" + task().id() + "-0.mp4");
            assertThat(task().input().path("prompt").asText()).isEqualTo("A cat on a roof");
        });
        ALL.put("first-route", page -> {
            page.write("cat.txt", "A cat on a roof".getBytes());

            Path picture = page.oneWritten();

            assertThat(picture.getFileName()).hasToString("monet-" + task().id() + "-0.png");
            assertThat(task().input().path("prompt").asText()).isEqualTo("A cat on a roof");
            assertThat(task().input().path("aspect_ratio").asText()).isEqualTo("16:9");
        });
        ALL.put("video", page -> {
            MediaResult film = page.template().requestBody("direct:film", "A cat", MediaResult.class);

            assertThat(film.outputs().get(0).url()).startsWith("http");
            assertThat(task().input().path("duration").isInt()).isTrue();
            assertThat(task().input().path("aspect_ratio").asText()).isEqualTo("9:16");
        });
        ALL.put("image", page -> {
            page.template().requestBody("direct:portrait", "With a hat");

            assertThat(task().input().path("images").get(0).asText()).isEqualTo(ADDRESS);
        });
        ALL.put("music", page -> {
            page.template().sendBody("direct:song", "A slow waltz");

            assertThat(page.oneWritten()).asString().endsWith(".mp3");
            assertThat(task().input().path("lyrics").asText()).isEqualTo("Rain on the roof, rain on the road");
        });
        ALL.put("await", page -> {
            MediaTask made = ordered(page);

            MediaResult film = page.template().requestBody("direct:resume", made.taskId(), MediaResult.class);

            assertThat(film.taskId()).isEqualTo(made.taskId());
            assertThat(monet().submits()).isOne();
        });
        ALL.put("task", page -> {
            monet().taskDuration(Duration.ofSeconds(1));
            MediaTask made = ordered(page);

            assertThat(page.template().requestBody("direct:status", made, String.class))
                    .startsWith("not yet: ");
            await().untilAsserted(() -> assertThat(page.template().requestBody("direct:status", made, String.class))
                    .startsWith("ready: http"));
        });
        ALL.put("tasks", page -> {
            ordered(page);

            Exchange done = page.template().request("direct:report", e -> {});

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(MediaHeaders.TOTAL)).isEqualTo(1L);
        });
        ALL.put("upload", page -> {
            page.write("picture.png", Samples.png());

            assertThat(page.received("seda:uploaded").getMessage().getHeader(MediaHeaders.URL))
                    .asString()
                    .startsWith("http");
            assertThat(monet().uploadedFiles()).hasSize(1);
        });
        ALL.put("download", page -> {
            MediaResult made =
                    page.template().requestBody("monet:image?model=flux-1-schnell", "A cat", MediaResult.class);

            page.template().sendBody("direct:fetch", made);

            assertThat(page.oneWritten().getFileName()).hasToString("monet-" + made.taskId() + "-0.png");
        });
        ALL.put("catalog", page -> {
            JsonNode schema =
                    MediaJson.mapper().readTree(page.template().requestBody("direct:models", null, String.class));

            assertThat(schema.path("properties").has("duration")).isTrue();
            assertThat(monet().requests()).isEmpty();
        });
        ALL.put("completed", page -> {
            page.template().sendBody("direct:order", "A cat");

            assertThat(page.oneWritten()).asString().endsWith(".mp4");
        });
        ALL.put("tasks-consumer", page -> {
            monet().taskDuration(Duration.ZERO);
            ordered(page);
            // its first look leaves out what ended before; then it sees the next
            await().until(() -> monet().count(Operation.LIST) >= 2);
            MediaTask seen = ordered(page);

            assertThat(page.oneWritten().getFileName()).hasToString(seen.taskId() + ".json");
            assertThat(MediaJson.mapper()
                            .readTree(page.oneWritten().toFile())
                            .path("taskId")
                            .asText())
                    .isEqualTo(seen.taskId());
            await().untilAsserted(() -> assertThat(Path.of(page.context().resolvePropertyPlaceholders("{{told.file}}")))
                    .content()
                    .contains(seen.taskId()));
        });
        ALL.put("json-body", page -> {
            page.template().requestBody("direct:json", "ignored");

            assertThat(task().model()).isEqualTo("kling-2-6");
            assertThat(task().input().path("duration").isInt()).isTrue();
            assertThat(task().input().path("generate_audio").isBoolean()).isTrue();
        });
        ALL.put("headers", page -> {
            Exchange done =
                    page.template().request("direct:any", e -> e.getMessage().setBody("my cat"));

            assertThat(task().model()).isEqualTo("kling-v2-1");
            assertThat(task().input().path("prompt").asText()).isEqualTo("A portrait of my cat, in oil");
            assertThat(task().input().path("strength").isNumber()).isTrue();
            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKeys(MediaHeaders.MODEL, MediaHeaders.PROMPT, MediaHeaders.INPUT);
        });
        ALL.put("local-file", page -> {
            page.write("leaves.png", Samples.png());

            assertThat(page.received("seda:animated", MediaResult.class)).isNotNull();
            assertThat(monet().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            task().input().path("images").get(0).asText())
                    .isEqualTo(file.url()));
        });
        ALL.put("result-as-json", page -> {
            page.template().sendBody("direct:record", "A cat");

            JsonNode record = MediaJson.mapper().readTree(page.oneWritten().toFile());
            assertThat(record.path("taskId").asText()).isEqualTo(task().id());
            assertThat(record.at("/outputs/0/url").asText()).startsWith("http");
        });
        ALL.put("chain", page -> {
            MediaResult film = page.template().requestBody("direct:trailer", "A lighthouse", MediaResult.class);

            assertThat(film.kind()).isEqualTo("video");
            CreatedTask still = monet().createdTasks().get(0);
            CreatedTask moving = monet().createdTasks().get(1);
            assertThat(moving.input().path("images").get(0).asText())
                    .isEqualTo(still.urls().get(0));
            assertThat(moving.input().path("prompt").asText()).startsWith("The camera");
            assertThat(monet().count(Operation.DOWNLOAD)).isZero();
        });
        ALL.put("batch", page -> {
            Object results = page.template().requestBody("direct:batch", "A cat\nA dog\nA cat");

            assertThat(results).asList().hasSize(3).allMatch(MediaResult.class::isInstance);
            assertThat(monet().createdTasks()).hasSize(3);
        });
        ALL.put("progress", page -> {
            page.template().requestBody("direct:watched", "A cat");

            MediaTask seen = page.received("seda:seen", MediaTask.class);
            assertThat(seen.taskId()).isEqualTo(task().id());
        });
        ALL.put("stream", page -> {
            assertThat(page.template().requestBody("direct:live", "A cat", MediaResult.class))
                    .isNotNull();

            assertThat(monet().count(Operation.STREAM)).isOne();
            assertThat(monet().statusReads()).isZero();
        });
        ALL.put("broker", page -> {
            page.template().sendBody("seda:orders", "A cat");

            JsonNode film = MediaJson.mapper().readTree(page.received("seda:films", String.class));
            assertThat(film.path("taskId").asText()).isEqualTo(task().id());
        });
        ALL.put("flood", page -> {
            page.write("one.txt", "A cat".getBytes());
            page.write("two.txt", "A dog".getBytes());

            await().untilAsserted(() -> assertThat(page.written()).hasSize(2));
        });
        ALL.put("strict", page -> {
            page.template().requestBody("direct:careful", "A cat");
            Throwable refused = catchThrowable(() -> page.template()
                    .requestBodyAndHeader("direct:careful", "A cat", MediaHeaders.INPUT, Map.of("duration", 5)));

            assertThat(refused).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(monet().createdTasks()).hasSize(1);
        });
        ALL.put("idempotency-key", page -> {
            MediaResult first = order(page, "A cat", "7");
            MediaResult again = order(page, "A cat", "7");
            order(page, "A cat", "8");
            Throwable other = catchThrowable(() -> order(page, "A dog", "7"));

            assertThat(again.taskId()).isEqualTo(first.taskId());
            assertThat(other).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(monet().createdTasks()).hasSize(2);
        });
        ALL.put("redelivery", page -> {
            monet().nextTaskFails("busy", "no machine")
                    .nextTaskFails("busy", "no machine")
                    .nextTaskFails("busy", "x");

            page.template().sendBody("direct:persistent", "A cat");

            Exchange dead = page.received("seda:gave-up");
            assertThat(dead.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(MediaTaskFailedException.class);
            assertThat(monet().createdTasks()).hasSize(2);
        });
        ALL.put("errors", page -> {
            monet().faults().on(Operation.SUBMIT).once(Fault.status(402));
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .isEqualTo("Nothing was bought. Ask another provider.");

            monet().nextTaskFails("busy", "no machine");
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .isEqualTo("Perhaps bought, task " + task().id() + ": Task " + task().id()
                            + " failed at Monet AI, which said: busy: no machine.");

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
            monet().taskDuration(Duration.ofSeconds(4));

            page.template().sendBody("direct:impatient", "A cat");

            assertThat(page.received("seda:late-films", MediaResult.class).taskId())
                    .isEqualTo(task().id());
            assertThat(monet().submits()).isOne();
        });
        ALL.put("stopping", page -> {
            monet().neverEnds(true);
            page.write("cat.txt", "A cat".getBytes());
            await().until(() -> monet().createdTasks().size() == 1);

            page.context().stop();

            assertThat(page.inbox().resolve(".failed/cat.txt")).exists();
            assertThat(page.written()).isEmpty();
        });
        ALL.put("proxy", page -> {
            assertThat(page.template().requestBody("direct:proxied", "A cat", MediaResult.class))
                    .isNotNull();
        });
        ALL.put("tls", page -> {
            try (HttpsFront front = page.context().getRegistry().lookupByNameAndType("front", HttpsFront.class)) {
                assertThat(page.template().requestBody("direct:trusted", "A cat", MediaResult.class))
                        .isNotNull();
                assertThat(front.requests()).isGreaterThan(1);
            }
        });
    }

    private PageChecks() {}

    private static void baseUrl(Page page, String url) {
        page.context()
                .getComponent("monet", MonetComponent.class)
                .getConfiguration()
                .setBaseUrl(url);
    }

    private static CreatedTask task() {
        return monet().createdTasks().get(0);
    }

    private static MediaTask ordered(Page page) {
        return page.template().requestBody("monet:video?model=sora-2&completion=none", "A cat", MediaTask.class);
    }

    private static MediaResult order(Page page, String prompt, String id) {
        return page.template().requestBodyAndHeader("direct:paid-order", prompt, "orderId", id, MediaResult.class);
    }
}
