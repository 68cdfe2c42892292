package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonetOperationsTest extends MonetTestSupport {

    @TempDir
    Path folder;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:video").to("monet:video?model=sora-2&duration=10");
                from("direct:stream").to("monet:video?model=sora-2&duration=10&completion=stream");
                from("direct:picture").to("monet:image?model=nano-banana-1&download=true");
                from("direct:none").to("monet:video?model=sora-2&completion=none");
                from("direct:short").to("monet:video?model=sora-2&timeout=1500ms");
                from("direct:await").to("monet:await");
                from("direct:task").to("monet:task");
                from("direct:tasks").to("monet:tasks?page=1&pageSize=2");
                from("direct:upload").to("monet:upload");
                from("direct:download").to("monet:download");
            }
        };
    }

    @Test
    void shouldMakeAVideoFromAPrompt() {
        MediaResult result = template.requestBody("direct:video", "A cat", MediaResult.class);

        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(result.outputs()).singleElement().satisfies(output -> assertThat(output.url())
                .startsWith("http"));
        assertThat(monet().createdTasks()).singleElement().satisfies(task -> assertThat(
                        task.input().path("prompt").asText())
                .isEqualTo("A cat"));
    }

    @Test
    void shouldLearnTheEndFromTheStreamWithoutAStatusRead() {
        MediaResult result = template.requestBody("direct:stream", "A cat", MediaResult.class);

        assertThat(result.status()).isEqualTo(MediaStatus.SUCCEEDED);
        assertThat(monet().statusReads()).isZero();
    }

    @Test
    void shouldHandOnTheContentWithASafeFileName() throws Exception {
        Exchange done = template.request("direct:picture", e -> e.getMessage().setBody("A cat"));

        assertThat(done.getException()).isNull();
        byte[] content = done.getMessage().getBody(byte[].class);
        assertThat(ImageIO.read(new ByteArrayInputStream(content))).isNotNull();
        String taskId = done.getMessage().getHeader(MediaHeaders.TASK_ID, String.class);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("monet-" + taskId + "-0.png");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
    }

    @Test
    void shouldHandOnTheTaskAtOnceAndAwaitItLater() {
        MediaTask task = template.requestBody("direct:none", "A cat", MediaTask.class);
        MediaResult result = template.requestBody("direct:await", task, MediaResult.class);

        assertThat(result.taskId()).isEqualTo(task.taskId());
        assertThat(monet().createdTasks()).hasSize(1);
    }

    @Test
    void shouldNameTheTaskWhenTheDeadlinePassesAndFinishItLater() {
        monet().taskDuration(Duration.ofSeconds(4));

        Throwable thrown = catchThrowable(() -> template.requestBody("direct:short", "A cat"));

        MediaTaskTimeoutException timeout = (MediaTaskTimeoutException) thrown.getCause();
        assertThat(timeout.getTaskId()).isEqualTo(monet().createdTasks().get(0).id());
        assertThat(timeout.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
        MediaResult result = template.requestBody("direct:await", timeout.getTaskId(), MediaResult.class);
        assertThat(result.outputs()).hasSize(1);
    }

    @Test
    void shouldReadATaskOnce() {
        MediaTask task = template.requestBody("direct:none", "A cat", MediaTask.class);

        MediaTask read = template.requestBodyAndHeader(
                "direct:task", null, MediaHeaders.TASK_ID, task.taskId(), MediaTask.class);

        assertThat(read.taskId()).isEqualTo(task.taskId());
        assertThat(read.kind()).isEqualTo("video");
    }

    @Test
    void shouldListTasks() {
        for (int i = 0; i < 3; i++) {
            template.requestBody("direct:none", "Cat " + i);
        }

        Exchange done = template.request("direct:tasks", e -> {});

        MediaTaskPage page = done.getMessage().getBody(MediaTaskPage.class);
        assertThat(page.tasks()).hasSize(2);
        assertThat(page.total()).isEqualTo(3);
        assertThat(done.getMessage().getHeader(MediaHeaders.TOTAL)).isEqualTo(3L);
    }

    @Test
    void shouldUploadAFileAndDownloadItAgain() throws Exception {
        byte[] content = {1, 2, 3, 4, 5};
        Path file = Files.write(folder.resolve("some.bin"), content);

        UploadedFile uploaded = template.requestBody("direct:upload", file, UploadedFile.class);
        byte[] back = template.requestBody("direct:download", uploaded.url(), byte[].class);

        assertThat(uploaded.size()).isEqualTo(5);
        assertThat(back).isEqualTo(content);
    }

    @Test
    void shouldDownloadAListAsAList() {
        MediaResult first = template.requestBody("direct:video", "A cat", MediaResult.class);
        MediaResult second = template.requestBody("direct:video", "A dog", MediaResult.class);

        Object body = template.requestBody(
                "direct:download", List.of(first, second.outputs().get(0)));

        assertThat(body).asList().hasSize(2);
    }

    @Test
    void shouldTellWhyATaskFailed() {
        monet().nextTaskFails("out_of_capacity", "no machine was free");

        Throwable thrown = catchThrowable(() -> template.requestBody("direct:video", "A cat"));

        assertThat(thrown).isInstanceOf(CamelExecutionException.class);
        MediaTaskFailedException failed = (MediaTaskFailedException) thrown.getCause();
        assertThat(failed).hasMessageContaining("out_of_capacity").hasMessageContaining("no machine was free");
        assertThat(failed.getTaskId()).isEqualTo(monet().createdTasks().get(0).id());
    }
}
