package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.contract.tools.Samples;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps hand on, as expressions, converters and files of a route meet it. */
class MonetResultsTest extends MonetTestSupport {

    @TempDir
    Path folder;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:url").to("monet:image?model=flux-1-schnell").setBody(simple("${body.outputs[0].url}"));
                from("direct:words")
                        .to("monet:image?model=flux-1-schnell")
                        .setBody(simple(
                                "${body.provider} ${body.kind} ${body.model} ${body.status} ${body.outputs.size}"));
                from("direct:file").to("monet:image?model=flux-1-schnell").toD("file:" + folder + "?fileName=r.json");
                from("direct:picture").to("monet:image?model=flux-1-schnell");
                from("direct:list").to("monet:tasks");
                from("direct:upload").to("monet:upload");
                from("direct:none").to("monet:image?model=flux-1-schnell&completion=none");
                from("direct:await").to("monet:await");
                from("direct:task").to("monet:task");
                from("direct:song").to("monet:music?model=minimax-music&lyrics=la la");
            }
        };
    }

    @Test
    void shouldBeReadBySimple() {
        String url = template.requestBody("direct:url", "A cat", String.class);

        assertThat(url).isEqualTo(monet().createdTasks().get(0).urls().get(0));
        assertThat(template.requestBody("direct:words", "A cat", String.class))
                .isEqualTo("monet image flux-1-schnell SUCCEEDED 1");
    }

    @Test
    void shouldBeWrittenToAFileAsJson() throws Exception {
        template.sendBody("direct:file", "A cat");

        JsonNode json = MediaJson.mapper().readTree(folder.resolve("r.json").toFile());
        assertThat(json.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(json.at("/outputs/0/url").asText()).startsWith("http");
        assertThat(json.path("raw").path("id").asText())
                .isEqualTo(json.path("taskId").asText());
        assertThat(json.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void shouldBecomeTextBytesStreamMapAndTree() throws Exception {
        MediaResult result = template.requestBody("direct:picture", "A cat", MediaResult.class);

        var converter = context.getTypeConverter();
        String text = converter.mandatoryConvertTo(String.class, result);
        JsonNode tree = MediaJson.mapper().readTree(text);
        assertThat(new String(converter.mandatoryConvertTo(byte[].class, result), StandardCharsets.UTF_8))
                .isEqualTo(text);
        try (InputStream in = converter.mandatoryConvertTo(InputStream.class, result)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        }
        assertThat(converter.mandatoryConvertTo(JsonNode.class, result)).isEqualTo(tree);
        assertThat(converter.mandatoryConvertTo(Map.class, result)).containsEntry("taskId", result.taskId());
    }

    @Test
    void shouldAwaitTheJsonOfATaskAsABrokerGivesIt() {
        String json = template.requestBody("direct:none", "A cat", String.class);
        MediaTask task = context.getTypeConverter().convertTo(MediaTask.class, json);

        assertThat(task).as("text is no task by itself").isNull();
        for (Object body : List.of(json, json.getBytes(StandardCharsets.UTF_8))) {
            MediaResult result = template.requestBody("direct:await", body, MediaResult.class);
            assertThat(result.taskId()).isEqualTo(monet().createdTasks().get(0).id());
        }
        assertThat(monet().submits()).isOne();
    }

    @Test
    void shouldSetTheHeadersOfAResult() {
        Exchange done = template.request("direct:song", e -> e.getMessage().setBody("A waltz"));

        var task = monet().createdTasks().get(0);
        assertThat(done.getMessage().getHeaders())
                .containsEntry(MediaHeaders.PROVIDER, "monet")
                .containsEntry(MediaHeaders.TASK_ID, task.id())
                .containsEntry(MediaHeaders.STATUS, "SUCCEEDED")
                .containsEntry(MediaHeaders.PROGRESS, 100)
                .containsEntry(MediaHeaders.URL, task.urls().get(0))
                .containsEntry(MediaHeaders.URLS, task.urls())
                .containsEntry(MediaHeaders.IDEMPOTENCY_KEY, task.idempotencyKey());
        assertThat(task.kind()).isEqualTo("music");
    }

    @Test
    void shouldKeepTheHeadersOfTheMessage() {
        Exchange done = template.request("direct:picture", e -> {
            e.getMessage().setBody("A cat");
            e.getMessage().setHeader("orderId", 7);
        });

        assertThat(done.getMessage().getHeader("orderId")).isEqualTo(7);
    }

    @Test
    void shouldHandOnAPageAndAFileAsJsonToo() throws Exception {
        template.requestBody("direct:none", "A cat");

        String page = template.requestBody("direct:list", null, String.class);
        String file = template.requestBody("direct:upload", Samples.png(), String.class);

        assertThat(MediaJson.mapper().readValue(page, MediaTaskPage.class).total())
                .isOne();
        assertThat(MediaJson.mapper().readValue(file, UploadedFile.class).mediaType())
                .isEqualTo("image/png");
    }

    @Test
    void shouldReadTheTaskOfAResult() {
        MediaResult result = template.requestBody("direct:picture", "A cat", MediaResult.class);

        assertThat(template.requestBody("direct:task", result, MediaTask.class).taskId())
                .isEqualTo(result.taskId());
    }
}
