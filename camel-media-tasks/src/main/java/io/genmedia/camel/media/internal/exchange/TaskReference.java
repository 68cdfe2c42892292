package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.internal.tracking.TaskRef;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Reads which task a message means: a task (or its JSON) in the body, else the header {@code CamelMediaTaskId}, else the text of
 * the body as id.
 */
public final class TaskReference {

    private static final int ID_AT_MOST = 512;

    private TaskReference() {}

    /**
     * @param exchange the exchange
     * @param provider the scheme, for errors
     * @return the task
     * @throws InvalidMediaRequestException where the message means none, or one of another provider
     */
    public static TaskRef of(Exchange exchange, String provider) throws InvalidMediaRequestException {
        Object body = exchange.getMessage().getBody();
        String text = textOf(exchange, body);
        Optional<MediaTask> task = taskIn(body, text);
        if (task.isPresent()) {
            return refOf(task.get(), provider);
        }
        String id = exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class);
        if (id == null && !looksLikeJson(text)) {
            id = text;
        }
        if (id == null || id.isBlank()) {
            throw invalid(
                    provider,
                    "No task is named: give a MediaTask or its JSON as the body, or its id as the header "
                            + MediaHeaders.TASK_ID + " or as the text of the body.");
        }
        String stripped = id.strip();
        if (stripped.length() > ID_AT_MOST || stripped.chars().anyMatch(c -> c <= ' ')) {
            throw invalid(
                    provider,
                    "A task id has no spaces and at most " + ID_AT_MOST + " characters, but the body was: "
                            + stripped.substring(0, Math.min(80, stripped.length())) + "…");
        }
        return new TaskRef(stripped, null, null, false);
    }

    /** Read once: a stream can be read no second time. Null where the body is no text. */
    private static String textOf(Exchange exchange, Object body) {
        boolean isText = body != null
                && !(body instanceof MediaTask
                        || body instanceof MediaResult
                        || body instanceof Map<?, ?>
                        || body instanceof JsonNode);
        return isText ? exchange.getMessage().getBody(String.class) : null;
    }

    private static boolean looksLikeJson(String text) {
        String start = text == null ? "" : text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static Optional<MediaTask> taskIn(Object body, String text) {
        if (body instanceof MediaTask task) {
            return Optional.of(task);
        }
        if (body instanceof MediaResult result) {
            return Optional.of(new MediaTask(
                    result.provider(),
                    result.taskId(),
                    result.kind(),
                    result.model(),
                    result.status(),
                    null,
                    null,
                    null));
        }
        if (body instanceof Map<?, ?> || body instanceof JsonNode) {
            return ofTree(MediaJson.tree(body));
        }
        if (!looksLikeJson(text)) {
            return Optional.empty();
        }
        try {
            return ofTree(MediaJson.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<MediaTask> ofTree(JsonNode tree) {
        String id = tree.path("taskId").asText("");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new MediaTask(
                        textOf(tree, "provider"),
                        id,
                        textOf(tree, "kind"),
                        textOf(tree, "model"),
                        null,
                        null,
                        null,
                        null));
    }

    private static String textOf(JsonNode tree, String field) {
        return tree.path(field).isTextual() ? tree.path(field).asText() : null;
    }

    private static TaskRef refOf(MediaTask task, String provider) throws InvalidMediaRequestException {
        if (task.provider() != null && !task.provider().equals(provider)) {
            throw invalid(
                    provider,
                    "Task " + task.taskId() + " is one of " + task.provider() + ", and was given to " + provider
                            + ": send it to " + task.provider() + ":await.");
        }
        return new TaskRef(task.taskId(), task.kind(), task.model(), false);
    }

    private static InvalidMediaRequestException invalid(String provider, String message) {
        return new InvalidMediaRequestException(message, MediaErrorDetails.notAccepted(provider), null);
    }
}
