package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes what came of a step to the exchange: body and headers; nothing of an earlier step is left over. */
public final class ExchangeWriter {

    private static final List<String> INPUTS = List.of(
            MediaHeaders.MODEL,
            MediaHeaders.PROMPT,
            MediaHeaders.INPUT,
            MediaHeaders.IMAGES,
            MediaHeaders.VIDEOS,
            MediaHeaders.RESUBMIT);

    private static final List<String> OUTPUTS = List.of(
            MediaHeaders.PROVIDER,
            MediaHeaders.TASK_ID,
            MediaHeaders.STATUS,
            MediaHeaders.PROGRESS,
            MediaHeaders.URL,
            MediaHeaders.URLS,
            MediaHeaders.COST,
            MediaHeaders.REMAINING,
            MediaHeaders.ADJUSTMENTS,
            MediaHeaders.IDEMPOTENCY_KEY,
            MediaHeaders.TOTAL,
            MediaHeaders.ORPHAN,
            MediaHeaders.AWAITED);

    /** What a download has set, by name: a header that has another value by now is somebody else's. */
    private static final String OF_CONTENT = "CamelMediaContentHeaders";

    private ExchangeWriter() {}

    /** Removes the input headers: the step that used them takes them away. */
    public static void removeInputs(Message message) {
        INPUTS.forEach(message::removeHeader);
    }

    /** The task becomes the body. */
    public static void writeTask(Message message, MediaTask task, TaskSnapshot snapshot) {
        clear(message);
        message.setBody(task);
        describe(message, task.provider(), snapshot);
    }

    /** The result becomes the body. */
    public static void writeResult(Message message, MediaResult result, TaskSnapshot snapshot) {
        clear(message);
        message.setBody(result);
        describe(message, result.provider(), snapshot);
        message.setHeader(MediaHeaders.STATUS, MediaStatus.SUCCEEDED.name());
    }

    /** A task as an event: a result where there is one, else the task. */
    public static void writeEnd(Exchange exchange, String provider, TaskSnapshot snapshot, java.time.Instant seenAt) {
        if (snapshot.status() == MediaStatus.SUCCEEDED) {
            writeResult(exchange.getMessage(), snapshot.toResult(provider, seenAt), snapshot);
        } else {
            writeTask(exchange.getMessage(), snapshot.toTask(provider), snapshot);
        }
    }

    /** The answer to a question that concerns no task becomes the body. */
    public static void writeInquiry(Message message, String provider, Object answer) {
        clear(message);
        removeInputs(message);
        message.setBody(answer);
        message.setHeader(MediaHeaders.PROVIDER, provider);
    }

    /**
     * What was downloaded becomes the body.
     *
     * @param exchange the exchange
     * @param content one stream, or a list of them
     * @param mediaType of the first
     * @param fileName of the only one; null where there are several
     */
    public static void writeContent(Exchange exchange, Object content, String mediaType, String fileName) {
        Message message = exchange.getMessage();
        message.setBody(content);
        message.setHeader(Exchange.CONTENT_TYPE, mediaType);
        Map<String, Object> ours = new HashMap<>();
        ours.put(Exchange.CONTENT_TYPE, mediaType);
        if (fileName == null) {
            message.removeHeader(Exchange.FILE_NAME);
        } else {
            message.setHeader(Exchange.FILE_NAME, fileName);
            ours.put(Exchange.FILE_NAME, fileName);
        }
        exchange.setProperty(OF_CONTENT, ours);
    }

    private static void clear(Message message) {
        OUTPUTS.forEach(message::removeHeader);
        Exchange exchange = message.getExchange();
        Map<?, ?> ours = exchange == null ? null : exchange.getProperty(OF_CONTENT, Map.class);
        if (ours != null) {
            ours.forEach((name, value) -> {
                if (Objects.equals(message.getHeader(name.toString()), value)) {
                    message.removeHeader(name.toString());
                }
            });
            exchange.removeProperty(OF_CONTENT);
        }
    }

    private static void describe(Message message, String provider, TaskSnapshot task) {
        message.setHeader(MediaHeaders.PROVIDER, provider);
        message.setHeader(MediaHeaders.TASK_ID, task.taskId());
        message.setHeader(MediaHeaders.STATUS, task.status().name());
        message.setHeader(MediaHeaders.PROGRESS, task.shownProgress());
        List<String> urls = task.outputs().stream()
                .map(MediaOutput::url)
                .filter(Objects::nonNull)
                .toList();
        if (!urls.isEmpty()) {
            message.setHeader(MediaHeaders.URL, urls.get(0));
            message.setHeader(MediaHeaders.URLS, urls);
        }
        set(message, MediaHeaders.COST, task.cost());
        set(message, MediaHeaders.REMAINING, task.remaining());
        if (task.adjustments() != null) {
            message.setHeader(MediaHeaders.ADJUSTMENTS, task.adjustments());
        }
    }

    private static void set(Message message, String name, Number value) {
        if (value instanceof BigDecimal decimal) {
            message.setHeader(name, decimal);
        } else if (value != null) {
            message.setHeader(name, value);
        }
    }
}
