package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ExchangeWriterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private Map<String, Object> headers() {
        return exchange.getMessage().getHeaders();
    }

    private static TaskSnapshot rich() {
        return new TaskSnapshot(
                "t1",
                "video",
                "film-1",
                MediaStatus.SUCCEEDED,
                null,
                List.of(
                        MediaOutput.of("https://cdn/1.mp4", "video"),
                        new MediaOutput(null, "text", "result", null, "words"),
                        MediaOutput.of("https://cdn/2.mp4", "video")),
                new BigDecimal("0.25"),
                new BigDecimal("7.5"),
                null,
                null,
                null,
                io.genmedia.camel.media.MediaJson.mapper().createObjectNode().put("duration", 5),
                null);
    }

    @Test
    void shouldWriteAResult() {
        ExchangeWriter.writeResult(exchange.getMessage(), rich().toResult("atelier", NOW), rich());

        assertThat(exchange.getMessage().getBody(MediaResult.class).outputs()).hasSize(3);
        assertThat(exchange.getMessage().getBody(MediaResult.class).completedAt())
                .isEqualTo(NOW);
        assertThat(headers())
                .containsEntry(MediaHeaders.PROVIDER, "atelier")
                .containsEntry(MediaHeaders.TASK_ID, "t1")
                .containsEntry(MediaHeaders.STATUS, "SUCCEEDED")
                .containsEntry(MediaHeaders.PROGRESS, 100)
                .containsEntry(MediaHeaders.URL, "https://cdn/1.mp4")
                .containsEntry(MediaHeaders.URLS, List.of("https://cdn/1.mp4", "https://cdn/2.mp4"))
                .containsEntry(MediaHeaders.COST, new BigDecimal("0.25"))
                .containsEntry(MediaHeaders.REMAINING, new BigDecimal("7.5"))
                .containsKey(MediaHeaders.ADJUSTMENTS);
    }

    @Test
    void shouldLeaveNothingOfAnEarlierStep() {
        ExchangeWriter.writeResult(exchange.getMessage(), rich().toResult("atelier", NOW), rich());
        exchange.getMessage().setHeader(MediaHeaders.IDEMPOTENCY_KEY, "old");
        exchange.getMessage().setHeader(MediaHeaders.TOTAL, 7L);
        exchange.getMessage().setHeader(MediaHeaders.ORPHAN, true);
        exchange.getMessage().setHeader("mine", "stays");

        TaskSnapshot pending = Tasks.pending("t2");
        ExchangeWriter.writeTask(exchange.getMessage(), pending.toTask("atelier"), pending);

        assertThat(headers())
                .containsOnlyKeys(
                        "mine", MediaHeaders.PROVIDER, MediaHeaders.TASK_ID, MediaHeaders.STATUS, MediaHeaders.PROGRESS)
                .containsEntry(MediaHeaders.TASK_ID, "t2")
                .containsEntry(MediaHeaders.STATUS, "PENDING");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(MediaTask.class);
    }

    @Test
    void shouldWriteTheEndOfATaskAsWhatItCameTo() {
        ExchangeWriter.writeEnd(exchange, "atelier", Tasks.failed("t1", "busy"), NOW);
        Object failed = exchange.getMessage().getBody();
        Object status = headers().get(MediaHeaders.STATUS);
        ExchangeWriter.writeEnd(exchange, "atelier", Tasks.succeeded("t1"), NOW);

        assertThat(failed).isInstanceOfSatisfying(MediaTask.class, task -> assertThat(task.error())
                .isEqualTo("busy: no luck"));
        assertThat(status).isEqualTo("FAILED");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(MediaResult.class);
    }

    @Test
    void shouldTakeTheInputHeadersAway() {
        for (String header : List.of(
                MediaHeaders.MODEL,
                MediaHeaders.PROMPT,
                MediaHeaders.INPUT,
                MediaHeaders.IMAGES,
                MediaHeaders.VIDEOS,
                MediaHeaders.RESUBMIT)) {
            exchange.getMessage().setHeader(header, "x");
        }
        exchange.getMessage().setHeader("mine", "stays");

        ExchangeWriter.removeInputs(exchange.getMessage());

        assertThat(headers()).containsOnlyKeys("mine");
    }

    private void writeTheNextTask() {
        TaskSnapshot pending = Tasks.pending("t2");
        ExchangeWriter.writeTask(exchange.getMessage(), pending.toTask("atelier"), pending);
    }

    @Test
    void shouldTakeTheNameOfADownloadAwayWithTheNextStep() {
        ExchangeWriter.writeContent(exchange, "content", "video/mp4", "atelier-t1-0.mp4");
        Map<String, Object> downloaded = Map.copyOf(headers());

        writeTheNextTask();

        assertThat(downloaded)
                .containsOnly(
                        Map.entry(Exchange.CONTENT_TYPE, "video/mp4"),
                        Map.entry(Exchange.FILE_NAME, "atelier-t1-0.mp4"));
        assertThat(headers()).doesNotContainKeys(Exchange.CONTENT_TYPE, Exchange.FILE_NAME);
    }

    @Test
    void shouldLeaveTheNameThatTheRouteHasGiven() {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "mine.txt");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");

        writeTheNextTask();

        assertThat(headers())
                .containsEntry(Exchange.FILE_NAME, "mine.txt")
                .containsEntry(Exchange.CONTENT_TYPE, "text/plain");
    }

    @Test
    void shouldLeaveTheNameThatTheRouteHasGivenToADownload() {
        ExchangeWriter.writeContent(exchange, "content", "video/mp4", "atelier-t1-0.mp4");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "mine.mp4");

        writeTheNextTask();

        assertThat(headers()).containsEntry(Exchange.FILE_NAME, "mine.mp4").doesNotContainKey(Exchange.CONTENT_TYPE);
    }

    @Test
    void shouldForgetADownloadWithTheNextStep() {
        ExchangeWriter.writeContent(exchange, "content", "video/mp4", "atelier-t1-0.mp4");
        writeTheNextTask();
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "atelier-t1-0.mp4");

        writeTheNextTask();

        assertThat(headers()).containsEntry(Exchange.FILE_NAME, "atelier-t1-0.mp4");
    }

    @Test
    void shouldGiveSeveralFilesNoName() {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "atelier-t0-0.mp4");

        ExchangeWriter.writeContent(exchange, List.of("one", "two"), "video/mp4", null);

        assertThat(headers()).containsOnlyKeys(Exchange.CONTENT_TYPE);
    }
}
