package io.genmedia.camel.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.spi.AnswerJson;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Monet's answers; what is unknown is passed over, what is missing is missing. */
final class MonetAnswers {

    private MonetAnswers() {}

    /** True for an object of the shape of a task: other events of a stream may have an id too. */
    static boolean isTask(JsonNode event) {
        return AnswerJson.text(event, "id") != null && AnswerJson.text(event, "status") != null;
    }

    /** A task: {@code id}, {@code status}, {@code type}, {@code outputs}, {@code created_at}, {@code updated_at}. */
    static Optional<TaskSnapshot> task(JsonNode body) {
        String id = AnswerJson.text(body, "id");
        if (id == null) {
            return Optional.empty();
        }
        MediaStatus status = status(AnswerJson.text(body, "status"));
        JsonNode outputs = body.path("outputs");
        return Optional.of(new TaskSnapshot(
                id,
                AnswerJson.text(body, "type"),
                model(body),
                status,
                progress(outputs),
                outputs(outputs, AnswerJson.text(body, "type")),
                null,
                null,
                instant(body, "created_at"),
                status.isTerminal() ? instant(body, "updated_at") : null,
                status == MediaStatus.FAILED ? failure(body) : ProviderError.NONE,
                null,
                body));
    }

    private static MediaStatus status(String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "", "pending", "queued" -> MediaStatus.PENDING;
            case "success", "succeeded", "completed" -> MediaStatus.SUCCEEDED;
            case "failed", "error", "cancelled", "canceled" -> MediaStatus.FAILED;
            // "processing", and any word that is not known: it is not over
            default -> MediaStatus.RUNNING;
        };
    }

    private static String model(JsonNode body) {
        String ofOutput = AnswerJson.text(body.path("outputs").path(0), "model");
        return ofOutput != null ? ofOutput : AnswerJson.text(body.path("input"), "model");
    }

    /** Of several outputs the mean. */
    private static Integer progress(JsonNode outputs) {
        int sum = 0;
        int count = 0;
        for (JsonNode output : outputs) {
            if (output.path("progress").isNumber()) {
                sum += output.path("progress").asInt();
                count++;
            }
        }
        return count == 0 ? null : Integer.valueOf(Math.max(0, Math.min(100, sum / count)));
    }

    private static List<MediaOutput> outputs(JsonNode outputs, String kind) {
        List<MediaOutput> read = new ArrayList<>();
        for (JsonNode output : outputs) {
            String url = AnswerJson.text(output, "url");
            if (url != null) {
                read.add(new MediaOutput(
                        url, kind, MediaOutput.ROLE_RESULT, AnswerJson.text(output, "content_type"), null));
            }
        }
        return read;
    }

    private static ProviderError failure(JsonNode body) {
        ProviderError ofTask = error(body);
        if (!ofTask.isEmpty()) {
            return ofTask;
        }
        for (JsonNode output : body.path("outputs")) {
            ProviderError ofOutput = error(output);
            if (!ofOutput.isEmpty()) {
                return ofOutput;
            }
        }
        return ProviderError.NONE;
    }

    /** {@code {"error": {"code", "message"}}}, {@code {"error": "text"}}, or {@code code} and {@code message} themselves. */
    static ProviderError error(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isTextual()) {
            return new ProviderError(AnswerJson.text(body, "code"), error.asText());
        }
        JsonNode from = error.isObject() ? error : body;
        String code = AnswerJson.text(from, "code");
        String message = AnswerJson.text(from, "message");
        return new ProviderError(code, message == null ? AnswerJson.text(body, "error_message") : message);
    }

    /** {@code tasks} in the documents, {@code items} in one client. */
    static Optional<SnapshotPage> page(JsonNode body) {
        JsonNode list = body.path("tasks").isArray() ? body.path("tasks") : body.path("items");
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<TaskSnapshot> tasks = new ArrayList<>();
        list.forEach(item -> task(item).ifPresent(tasks::add));
        int size = body.path("pageSize").asInt(list.size());
        return Optional.of(new SnapshotPage(
                tasks, body.path("page").asInt(1), size, body.path("total").asLong(list.size())));
    }

    /** {@code id}, {@code url}, {@code filename}, {@code size}, {@code content_type}. */
    static Optional<UploadedFile> file(JsonNode body) {
        String url = AnswerJson.text(body, "url");
        if (url == null) {
            return Optional.empty();
        }
        JsonNode size = body.path("size");
        return Optional.of(new UploadedFile(
                url,
                AnswerJson.text(body, "id"),
                AnswerJson.text(body, "filename"),
                size.isNumber() ? Long.valueOf(size.asLong()) : null,
                AnswerJson.text(body, "content_type")));
    }

    private static Instant instant(JsonNode node, String field) {
        try {
            String text = AnswerJson.text(node, field);
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
