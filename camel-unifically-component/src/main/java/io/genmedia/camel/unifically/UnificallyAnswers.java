package io.genmedia.camel.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.spi.AnswerJson;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Unifically's answers; what is unknown is passed over, what is missing is missing. Nearly all of them are
 * {@code {"code", "success", "data": {…}}}; the {@code code} there is not the HTTP status, and says nothing of a task.
 */
final class UnificallyAnswers {

    private static final int LONGEST_CODE = 100;

    private UnificallyAnswers() {}

    /** The answer to a submit: {@code data.task_id}, {@code data.status}. */
    static Optional<TaskSnapshot> submitted(JsonNode body) {
        JsonNode data = data(body);
        String id = id(data);
        return id == null ? Optional.empty() : Optional.of(task(id, data, outputs(data), body));
    }

    /** A status read: {@code data.status}, and at the end {@code data.output} or what went wrong. */
    static Optional<TaskSnapshot> status(String taskId, JsonNode body) {
        JsonNode data = data(body);
        String id = id(data);
        boolean another = id != null && !id.equals(taskId);
        return another || AnswerJson.text(data, "status") == null
                ? Optional.empty()
                : Optional.of(task(taskId, data, outputs(data), body));
    }

    /** A callback: {@code task_id} and {@code status} at the top, the outputs themselves in {@code data}. */
    static Optional<TaskSnapshot> callback(JsonNode body) {
        String id = id(body);
        JsonNode data = body.path("data");
        JsonNode at = id == null ? data : body;
        String found = id == null ? id(data) : id;
        JsonNode output = outputs(body.hasNonNull("data") ? data : body);
        return found == null ? Optional.empty() : Optional.of(task(found, at, output, body));
    }

    /** In {@code output}; where there is none, beside the status, as in the data of a callback. */
    private static JsonNode outputs(JsonNode data) {
        return data.hasNonNull("output") ? data.path("output") : data;
    }

    private static TaskSnapshot task(String id, JsonNode at, JsonNode output, JsonNode raw) {
        MediaStatus status = status(AnswerJson.text(at, "status"));
        return new TaskSnapshot(
                id,
                null,
                AnswerJson.text(at, "model"),
                status,
                null,
                status == MediaStatus.SUCCEEDED ? UnificallyOutputs.read(output) : List.of(),
                cost(at),
                null,
                time(at, "created_at"),
                time(at, "completed_at"),
                status == MediaStatus.FAILED ? error(raw) : ProviderError.NONE,
                null,
                raw);
    }

    private static JsonNode data(JsonNode body) {
        JsonNode data = body.path("data");
        return data.isObject() ? data : body;
    }

    private static String id(JsonNode node) {
        return AnswerJson.text(node, "task_id");
    }

    private static MediaStatus status(String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "", "pending", "queued", "created" -> MediaStatus.PENDING;
            case "completed", "succeeded", "success" -> MediaStatus.SUCCEEDED;
            case "failed", "error", "cancelled", "canceled" -> MediaStatus.FAILED;
            // "processing", and any word that is not known: it is not over
            default -> MediaStatus.RUNNING;
        };
    }

    private static Instant time(JsonNode node, String field) {
        String text = AnswerJson.text(node, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The id of the first clip that a task made. */
    static Optional<String> firstClip(JsonNode raw) {
        if (raw == null) {
            return Optional.empty();
        }
        JsonNode data = raw.path("data");
        for (JsonNode output : List.of(data.path("output"), data, raw.path("output"))) {
            JsonNode clips = output.path("clips");
            String id = AnswerJson.first(clips, "id", "clip_id");
            for (JsonNode clip : clips) {
                id = id != null ? id : AnswerJson.first(clip, "id", "clip_id");
            }
            id = id != null ? id : AnswerJson.text(output, "clip_id");
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** {@code data.cost} of a dry run, in US dollars. */
    static Optional<CostEstimate> estimate(JsonNode body) {
        BigDecimal cost = cost(data(body));
        return cost == null ? Optional.empty() : Optional.of(new CostEstimate(cost, null, true, null));
    }

    /** An amount below zero would pass every limit. */
    private static BigDecimal cost(JsonNode node) {
        BigDecimal cost = AnswerJson.amount(node, "cost");
        return cost == null || cost.signum() < 0 ? null : cost;
    }

    /** {@code data.balance_usd} of the account. */
    static Optional<BigDecimal> balance(JsonNode body) {
        return Optional.ofNullable(AnswerJson.amount(data(body), "balance_usd"));
    }

    /** {@code file_url} of an upload, at the top or in {@code data}. */
    static Optional<UploadedFile> file(JsonNode body) {
        for (JsonNode at : List.of(body, body.path("data"))) {
            String url = AnswerJson.first(at, "file_url", "url");
            if (url != null) {
                return Optional.of(new UploadedFile(
                        url,
                        null,
                        AnswerJson.first(at, "filename", "file_name"),
                        at.path("size").isIntegralNumber()
                                ? Long.valueOf(at.path("size").asLong())
                                : null,
                        AnswerJson.first(at, "content_type", "mime_type")));
            }
        }
        return Optional.empty();
    }

    /**
     * The one table of error shapes: {@code data.message} with {@code data.code}, {@code data.error_message}, {@code data.error} as
     * an object or a text, and {@code error_message}, {@code error} and {@code message} at the top. An empty {@code error} is
     * none.
     */
    static ProviderError error(JsonNode body) {
        JsonNode data = body.path("data").isObject() ? body.path("data") : MissingNode.getInstance();
        String code = null;
        String message = null;
        for (JsonNode at : List.of(data, body)) {
            JsonNode error = at.path("error");
            code = code != null ? code : word(at, "code");
            code = code != null ? code : word(error, "code");
            message = message != null ? message : AnswerJson.text(at, "error_message");
            message = message != null ? message : AnswerJson.first(error, "message", "detail");
            message = message != null ? message : error.isTextual() ? AnswerJson.text(at, "error") : null;
            message = message != null ? message : AnswerJson.text(at, "message");
        }
        return code == null && message == null ? ProviderError.NONE : new ProviderError(code, message);
    }

    /** A code that is a number repeats a status, and not always the right one. */
    private static String word(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String code = value.isTextual() ? value.asText().strip() : "";
        if (code.isEmpty() || code.matches("\\d+")) {
            return null;
        }
        return code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) + "…" : code;
    }
}
