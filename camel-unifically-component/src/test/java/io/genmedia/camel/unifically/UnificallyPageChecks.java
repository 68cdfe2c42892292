package io.genmedia.camel.unifically;

import static io.genmedia.camel.unifically.UnificallyTestSupport.sent;
import static io.genmedia.camel.unifically.UnificallyTestSupport.simulator;
import static io.genmedia.camel.unifically.UnificallyTestSupport.unifically;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
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
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;

/** What each route of {@code docs/unifically.md} is to do, under the name that the comment above it gives. */
final class UnificallyPageChecks {

    static final Map<String, Page.Check> ALL = new LinkedHashMap<>();

    /** The routes that Unifically calls; they need an HTTP server, and its address. */
    static final Set<String> CALLED_BACK =
            Set.of("callback-consumer", "completion-callback", "callback-completed", "lost-answer");

    private static final String VEO = "google/veo-3.1-fast";

    static {
        ALL.put("first-route", page -> {
            page.write("cat.txt", "A cat on a roof".getBytes());

            Path picture = page.oneWritten();

            assertThat(picture.getFileName()).hasToString("unifically-" + task(0).id() + "-0.png");
            assertThat(input(0).path("prompt").asText()).isEqualTo("A cat on a roof");
        });
        ALL.put("image", page -> {
            page.template().sendBody("direct:poster", "A cat on a roof");

            assertThat(page.oneWritten().getFileName().toString()).startsWith("unifically-" + task(0).id());
            assertThat(input(0).path("aspect_ratio").asText()).isEqualTo("2:3");
            assertThat(input(0).path("resolution").asText()).isEqualTo("2K");
        });
        ALL.put("video", page -> {
            MediaResult film = page.template().requestBody("direct:film", "A cat", MediaResult.class);

            assertThat(film.outputs().get(0).url()).startsWith("http");
            assertThat(film.cost()).isNull();
            assertThat(input(0).path("duration").isInt()).isTrue();
            assertThat(input(0).path("seed").isInt()).isTrue();
            assertThat(input(0).path("aspect_ratio").asText()).isEqualTo("9:16");
        });
        ALL.put("audio", page -> {
            page.template().sendBody("direct:song", "Home I come, and home I stay");

            assertThat(page.written()).hasSize(2).allSatisfy(file -> assertThat(
                            file.getFileName().toString())
                    .startsWith("unifically-")
                    .endsWith(".mp3"));
            assertThat(input(0).path("custom").isBoolean()).isTrue();
            assertThat(input(0).path("prompt").asText()).isEqualTo("Home I come, and home I stay");
            assertThat(task(0).urls()).hasSize(6);
        });
        ALL.put("song-by-description", page -> {
            MediaResult song =
                    page.template().requestBody("direct:describe", "A \"shanty\", of salt and tar", MediaResult.class);

            assertThat(song.outputs())
                    .extracting(MediaOutput::kind, MediaOutput::role)
                    .startsWith(
                            org.assertj.core.groups.Tuple.tuple("audio", "result"),
                            org.assertj.core.groups.Tuple.tuple("audio", "result"),
                            org.assertj.core.groups.Tuple.tuple("video", "music-video"),
                            org.assertj.core.groups.Tuple.tuple("image", "cover"));
            assertThat(input(0).path("gpt_description_prompt").asText()).isEqualTo("A \"shanty\", of salt and tar");
            assertThat(input(0).has("prompt")).isFalse();
        });
        ALL.put("generate", page -> {
            List<String> kinds = new ArrayList<>();
            for (String model : List.of("openai/gpt-image-2", VEO, "elevenlabs/sound-effect")) {
                kinds.add(page.template()
                        .requestBodyAndHeader("direct:anything", "A cat", "model", model, MediaResult.class)
                        .kind());
            }
            assertThat(kinds).containsExactly("image", "video", "audio");
        });
        ALL.put("await", page -> {
            MediaTask made = ordered(page);

            MediaResult film = page.template().requestBody("direct:resume", made.taskId(), MediaResult.class);

            assertThat(film.taskId()).isEqualTo(made.taskId());
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("task", page -> {
            unifically().taskDuration(Duration.ofSeconds(1)).pendingShare(0);
            MediaTask made = ordered(page);

            assertThat(page.template().requestBody("direct:status", made, String.class))
                    .isEqualTo("not yet: RUNNING");
            await().untilAsserted(() -> assertThat(page.template().requestBody("direct:status", made, String.class))
                    .startsWith("ready: http"));
        });
        ALL.put("upload", page -> {
            page.template().requestBody("direct:keep", Samples.png());

            assertThat(unifically().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            input(0).path("start_image_url").asText())
                    .isEqualTo(file.url()));
        });
        ALL.put("download", page -> {
            MediaResult made = page.template()
                    .requestBody("unifically:image?model=openai/gpt-image-2", "A cat", MediaResult.class);

            page.template().sendBody("direct:fetch", made);

            assertThat(page.oneWritten().getFileName()).hasToString("unifically-" + made.taskId() + "-0.png");
        });
        ALL.put("estimate", page -> {
            unifically().balance(20);
            assertThat(page.template().requestBody("direct:price", "A cat", String.class))
                    .matches("\\$0\\.320* of \\$20(\\.0+)?");

            assertThat(unifically().estimates()).isOne();
            assertThat(unifically().submits()).isZero();
        });
        ALL.put("catalog", page -> {
            JsonNode schema =
                    MediaJson.mapper().readTree(page.template().requestBody("direct:known-models", null, String.class));

            assertThat(schema.path("properties").has("start_image_url")).isTrue();
            assertThat(unifically().requests()).isEmpty();
        });
        ALL.put("account", page -> {
            await().until(() -> unifically().count(Operation.ACCOUNT) > 1);
            assertThat(page.consumer().receiveNoWait("seda:top-up")).isNull();

            unifically().balance(12.5);

            assertThat(page.received("seda:top-up", String.class)).matches("Only \\$12\\.50* are left");
        });
        ALL.put("completed", page -> {
            Exchange done =
                    page.template().request("direct:order", e -> e.getMessage().setBody("A cat"));

            assertThat(done.getMessage().getBody()).isInstanceOf(MediaTask.class);
            assertThat(page.oneWritten()).asString().endsWith(".mp4");
        });
        ALL.put("callback-consumer", page -> {
            page.template().sendBody("direct:order-with-callback", "A cat");
            await().until(() -> page.written().size() == 1);
            String waiting = "unifically:video?model=" + VEO + "&completion=callback&publicUrl={{public.url}}";
            page.template().requestBody(waiting, "A dog");
            page.template().sendBody("direct:order-with-callback", "A cow");
            await().until(() -> page.written().size() > 1);

            assertThat(page.written())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "unifically-" + task(0).id() + "-0.mp4", "unifically-" + task(2).id() + "-0.mp4");
            assertThat(unifically().callbacks().deliveries())
                    .extracting(CallbackDelivery::status)
                    .containsExactly(200, 200, 200);
            // the consumer may read the task that another exchange waits for once more
            assertThat(unifically().statusReads()).isBetween(3L, 4L);
        });
        ALL.put("json-body", page -> {
            page.template().requestBody("direct:json", "ignored");

            assertThat(input(0).path("duration").asInt()).isEqualTo(8);
            assertThat(input(0).path("start_image_url").asText()).isEqualTo("https://example.com/sea.jpg");
        });
        ALL.put("headers", page -> {
            Exchange done = page.template()
                    .request("direct:portrait", e -> e.getMessage().setBody("my cat"));

            assertThat(task(0).model()).isEqualTo("alibaba/qwen-image-2.0");
            assertThat(input(0).path("prompt").asText()).isEqualTo("A portrait of my cat, in oil");
            assertThat(input(0).path("seed").isNumber()).isTrue();
            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKeys(MediaHeaders.MODEL, MediaHeaders.PROMPT, MediaHeaders.INPUT);
        });
        ALL.put("undocumented-parameters", page -> {
            page.template().sendBody("direct:say", "ignored");

            assertThat(page.oneWritten()).asString().endsWith("-0.mp3");
            assertThat(input(0).path("stability").isNumber()).isTrue();
            assertThat(input(0).path("text").asText()).startsWith("The next train");
        });
        ALL.put("undocumented-media", page -> {
            page.write("leaves.png", Samples.png());

            assertThat(page.oneWritten()).asString().endsWith("-0.png");
            assertThat(input(0).path("image_url").asText())
                    .isEqualTo(unifically().uploadedFiles().get(0).url());

            Throwable noPlace = catchThrowable(() ->
                    page.template().requestBody("unifically:image?model=topaz-labs/image-upscale", Samples.png()));
            assertThat(noPlace)
                    .hasCauseInstanceOf(InvalidMediaRequestException.class)
                    .hasStackTraceContaining("is not documented")
                    .hasStackTraceContaining("unifically:upload");
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("local-picture", page -> {
            page.write("leaves.png", Samples.png());

            assertThat(page.received("seda:animated", MediaResult.class)).isNotNull();
            assertThat(unifically().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            input(0).path("start_frame_url").asText())
                    .isEqualTo(file.url()));
        });
        ALL.put("local-film", page -> {
            page.write("street.mp4", Samples.mp4());

            assertThat(page.received("seda:restyled", MediaResult.class)).isNotNull();
            assertThat(unifically().uploadedFiles()).singleElement().satisfies(file -> assertThat(
                            input(0).path("reference_video_urls").get(0).asText())
                    .isEqualTo(file.url()));
        });
        ALL.put("result-as-json", page -> {
            page.template().sendBody("direct:record", "A cat");

            JsonNode record = MediaJson.mapper().readTree(page.oneWritten().toFile());
            assertThat(record.path("taskId").asText()).isEqualTo(task(0).id());
            assertThat(record.at("/outputs/0/url").asText()).startsWith("http");
            assertThat(record.has("cost")).isFalse();
            assertThat(record.at("/raw/data/output").isObject()).isTrue();
        });
        ALL.put("lyrics", page -> {
            page.template().sendBody("direct:lyrics", "The sea at night");

            assertThat(page.oneWritten()).content().contains("The sea at night", "[Chorus]");

            assertThat(page.template()
                            .requestBody(
                                    "unifically:audio?model=suno-ai/lyrics&input.mv=default&download=true",
                                    "The sea at day",
                                    String.class))
                    .contains("The sea at day");
        });
        ALL.put("lyrics-to-song", page -> {
            MediaResult song =
                    page.template().requestBody("direct:lyrics-to-song", "The sea at night", MediaResult.class);

            assertThat(song.model()).isEqualTo("suno-ai/music");
            assertThat(input(1).path("prompt").asText()).contains("The sea at night", "[Chorus]");
        });
        ALL.put("chain", page -> {
            MediaResult film = page.template().requestBody("direct:trailer", "A lighthouse", MediaResult.class);

            assertThat(film.kind()).isEqualTo("video");
            assertThat(input(1).path("start_image_url").asText())
                    .isEqualTo(task(0).urls().get(0));
            assertThat(unifically().count(Operation.DOWNLOAD)).isZero();
        });
        ALL.put("upscale", page -> {
            page.template().sendBody("direct:large-film", "A cat");
            assertThat(input(1).path("task_id").asText()).isEqualTo(task(0).id());
            assertThat(input(1).path("resolution").asText()).isEqualTo("4k");
            assertThat(input(1)).hasSize(2);

            Throwable foreign = catchThrowable(() -> page.template()
                    .requestBody(
                            "unifically:video?model=google/veo-3.1-upscale&resolution=4k",
                            ofAnotherProvider("video", "https://cdn.example/film.mp4")));
            assertThat(foreign)
                    .hasCauseInstanceOf(InvalidMediaRequestException.class)
                    .hasStackTraceContaining("a result of monet");
            assertThat(unifically().submits()).isEqualTo(2);
        });
        ALL.put("extend", page -> {
            page.template().sendBody("direct:long-film", "A cat");

            assertThat(input(1).path("task_id").asText()).isEqualTo(task(0).id());
            assertThat(input(1).path("model").asText()).isEqualTo("fast");
            assertThat(input(1).path("prompt").asText()).startsWith("The cat jumps down");
            assertThat(task(1).model()).isEqualTo("google/veo-3.1-extend");
        });
        ALL.put("cover", page -> {
            page.template().sendBody("direct:cover", "Home I come");
            assertThat(input(1).path("clip_id").asText()).isEqualTo(clip(page, 0));
            assertThat(input(1).has("audio_url")).isFalse();

            page.template()
                    .requestBodyAndHeader(
                            "unifically:audio?model=suno-ai/cover&input.mv=chirp-crow&input.custom=true",
                            ofAnotherProvider("audio", "https://cdn.example/song.mp3"),
                            MediaHeaders.PROMPT,
                            "As a tango");
            assertThat(input(2).path("audio_url").asText()).isEqualTo("https://cdn.example/song.mp3");
        });
        ALL.put("second-clip", page -> {
            MediaResult song = page.template()
                    .requestBody(
                            "unifically:audio?model=suno-ai/music&input.mv=chirp-crow&input.custom=true",
                            "Home I come",
                            MediaResult.class);

            page.template().requestBody("direct:second", song);

            assertThat(input(1).path("clip_id").asText()).isEqualTo(clip(page, 1));
        });
        ALL.put("completion-callback", page -> {
            page.template().sendBody("direct:called-back", "A cat");

            assertThat(page.oneWritten()).asString().endsWith(".mp4");
            assertThat(delivered().url()).contains("/unifically/callback?submit=");
            assertThat(delivered().status()).isEqualTo(200);
            assertThat(unifically().statusReads()).isOne();
        });
        ALL.put("callback-completed", page -> {
            page.template().sendBody("direct:order-and-go", "A cat");

            assertThat(page.oneWritten()).asString().endsWith(".mp4");
            assertThat(delivered().status()).isEqualTo(200);
            assertThat(unifically().statusReads()).isOne();
        });
        ALL.put("callback-elsewhere", page -> {
            String shop = page.context().resolvePropertyPlaceholders("{{shop.url}}");

            page.template().sendBody("direct:for-the-shop", "A cat");

            await().until(() -> !unifically().callbacks().deliveries().isEmpty());
            assertThat(delivered().url()).isEqualTo(shop);
            assertThat(unifically().statusReads()).isZero();
        });
        ALL.put("strict", page -> {
            Map<String, Object> odd = Map.of("aspect_ratio", "7:3");
            Throwable refused = catchThrowable(
                    () -> page.template().requestBodyAndHeader("direct:banner", "A cat", MediaHeaders.INPUT, odd));
            assertThat(refused).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(unifically().submits()).isZero();

            unifically().lenientValues(true);
            try (LogCapture log = LogCapture.at(Level.INFO)) {
                page.template()
                        .requestBodyAndHeader(
                                "unifically:image?model=openai/gpt-image-2", "A cat", MediaHeaders.INPUT, odd);
                assertThat(log.warnings()).anySatisfy(text -> assertThat(text).contains("7:3"));
            }
            assertThat(input(0).path("aspect_ratio").asText()).isEqualTo("7:3");
        });
        ALL.put("max-cost", page -> {
            page.template().requestBody("direct:thrifty", "A cat");
            Throwable tooDear = catchThrowable(() -> page.template()
                    .requestBodyAndHeader("direct:thrifty", "A cat", MediaHeaders.INPUT, Map.of("duration", 8)));

            assertThat(tooDear)
                    .hasCauseInstanceOf(InsufficientFundsException.class)
                    .hasStackTraceContaining("$0.32");
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("resubmit", page -> {
            unifically().faults().on(Operation.SUBMIT).once(Fault.status(503));

            for (int i = 0; i < 2; i++) {
                page.template().sendBodyAndHeader("direct:ordered", "A cat", "orderId", "7");
                Exchange unknown = page.received("seda:look-at-the-account");
                assertThat(unknown.getProperty(Exchange.EXCEPTION_CAUGHT))
                        .isInstanceOf(SubmitOutcomeUnknownException.class);
            }
            assertThat(unifically().submits()).isOne();

            page.template().sendBodyAndHeader("direct:nothing-was-bought", "A cat", "orderId", "7");
            assertThat(page.received("seda:bought", MediaResult.class)).isNotNull();
            assertThat(unifically().createdTasks()).hasSize(1);
        });
        ALL.put("lost-answer", page -> {
            unifically().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
            unifically().callbacks().automatic(false);

            page.template().sendBodyAndHeader("direct:unsure", "A cat", "orderId", "7");
            assertThat(page.received("seda:try-later").getProperty(Exchange.EXCEPTION_CAUGHT))
                    .isInstanceOf(SubmitOutcomeUnknownException.class);

            try (LogCapture log = LogCapture.at(Level.INFO)) {
                unifically().callbacks().automatic(true);
                await().untilAsserted(() -> assertThat(log.warnings())
                        .anySatisfy(text -> assertThat(text).contains("made task " + task(0).id())));
            }
            page.template().sendBodyAndHeader("direct:unsure", "A cat", "orderId", "7");

            assertThat(page.received("seda:sure", MediaResult.class).taskId()).isEqualTo(task(0).id());
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("idempotency-key", page -> {
            MediaResult first = order(page, "A cat", "7");
            MediaResult again = order(page, "A cat", "7");
            order(page, "A cat", "8");
            Throwable other = catchThrowable(() -> order(page, "A dog", "7"));

            assertThat(again.taskId()).isEqualTo(first.taskId());
            assertThat(other).hasCauseInstanceOf(InvalidMediaRequestException.class);
            assertThat(unifically().createdTasks()).hasSize(2);
        });
        ALL.put("redelivery", page -> {
            for (int i = 0; i < 3; i++) {
                unifically().nextTaskFails("generation_failed", "no machine was free");
            }

            page.template().sendBody("direct:persistent", "A cat");

            assertThat(page.received("seda:gave-up").getProperty(Exchange.EXCEPTION_CAUGHT))
                    .isInstanceOf(MediaTaskFailedException.class);
            assertThat(unifically().createdTasks()).hasSize(2);
        });
        ALL.put("restart", page -> {
            unifically().taskDuration(Duration.ofSeconds(2));
            page.write("cat.txt", "A cat".getBytes());
            await().until(() -> unifically().statusReads() > 0);

            page.context().getRouteController().stopRoute("collect");
            page.context().getRouteController().startRoute("collect");

            assertThat(page.oneWritten().getFileName()).hasToString("unifically-" + task(0).id() + "-0.mp4");
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("fall-over", page -> {
            unifically().balance(0);
            MediaResult second = page.template().requestBody("direct:either", "A cat", MediaResult.class);
            assertThat(second.provider()).isEqualTo("gateai");
            assertThat(simulator.gateai().createdTasks()).singleElement().satisfies(task -> assertThat(
                            task.input().path("prompt").asText())
                    .isEqualTo("A cat"));

            unifically().balance(100);
            unifically().faults().on(Operation.SUBMIT).once(Fault.status(503));
            Throwable unknown = catchThrowable(() -> page.template().requestBody("direct:either", "A dog"));
            unifically().nextTaskFails("generation_failed", "no machine was free");
            Throwable failed = catchThrowable(() -> page.template().requestBody("direct:either", "A cow"));

            assertThat(unknown).hasCauseInstanceOf(SubmitOutcomeUnknownException.class);
            assertThat(failed).hasCauseInstanceOf(MediaTaskFailedException.class);
            assertThat(simulator.gateai().submits()).isOne();
        });
        ALL.put("errors", page -> {
            unifically().balance(0);
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .isEqualTo("Nothing was bought. Ask another provider.");

            unifically().balance(100);
            unifically().nextTaskFails("generation_failed", "no machine was free");
            assertThat(page.template().requestBody("direct:guarded", "A cat", String.class))
                    .startsWith("Perhaps bought, task " + task(0).id() + ": ")
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
            unifically().taskDuration(Duration.ofSeconds(4));

            page.template().sendBody("direct:impatient", "A cat");

            assertThat(page.received("seda:late-films", MediaResult.class).taskId())
                    .isEqualTo(task(0).id());
            assertThat(unifically().submits()).isOne();
        });
        ALL.put("stopping", page -> {
            unifically().neverEnds(true);
            page.write("cat.txt", "A cat".getBytes());
            await().until(() -> unifically().createdTasks().size() == 1);

            page.context().stop();

            assertThat(page.inbox().resolve(".failed/cat.txt")).exists();
            assertThat(page.written()).isEmpty();
        });
    }

    private UnificallyPageChecks() {}

    private static CreatedTask task(int index) {
        return unifically().createdTasks().get(index);
    }

    /** Of a request that asked for a task. */
    private static JsonNode input(int index) {
        return sent().get(index).path("input");
    }

    /** The first callback. */
    private static CallbackDelivery delivered() {
        return unifically().callbacks().deliveries().get(0);
    }

    private static MediaTask ordered(Page page) {
        return page.template()
                .requestBody("unifically:video?model=" + VEO + "&completion=none", "A cat", MediaTask.class);
    }

    private static MediaResult order(Page page, String prompt, String id) {
        return page.template().requestBodyAndHeader("direct:paid-order", prompt, "orderId", id, MediaResult.class);
    }

    /** The id of a clip of the first task. */
    private static String clip(Page page, int index) {
        MediaResult song = page.template().requestBody("unifically:await", task(0).id(), MediaResult.class);
        return song.raw().at("/data/output/clips/" + index + "/id").asText();
    }

    private static MediaResult ofAnotherProvider(String kind, String url) {
        MediaOutput output = new MediaOutput(url, kind, MediaOutput.ROLE_RESULT, null, null);
        return new MediaResult(
                "monet",
                "task-of-monet",
                kind,
                "sora-2",
                MediaStatus.SUCCEEDED,
                List.of(output),
                null,
                null,
                null,
                null);
    }
}
