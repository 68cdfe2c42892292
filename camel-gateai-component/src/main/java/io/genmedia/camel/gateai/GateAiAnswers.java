package io.genmedia.camel.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.spi.AnswerJson;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads GateAI's answers; what is unknown is passed over, what is missing is missing. Where its document names no shape, or
 * services of its kind are known to answer another, several are read.
 */
final class GateAiAnswers {

    private static final String PREVIEW = "preview";
    private static final String GLB = "model/gltf-binary";
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})(?:\\.\\d+)?\\s*s?\\s*");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private static final Map<String, String> KIND_OF_EXTENSION = Map.ofEntries(
            Map.entry("mp4", "video"),
            Map.entry("webm", "video"),
            Map.entry("mov", "video"),
            Map.entry("jpg", "image"),
            Map.entry("jpeg", "image"),
            Map.entry("png", "image"),
            Map.entry("webp", "image"),
            Map.entry("gif", "image"),
            Map.entry("mp3", "audio"),
            Map.entry("wav", "audio"),
            Map.entry("glb", "3d"));

    private final MediaCatalog catalog;

    GateAiAnswers(MediaCatalog catalog) {
        this.catalog = catalog;
    }

    /** The answer to a submit: {@code task_id}, {@code status}, {@code cost}, {@code remaining}, {@code adjustments}. */
    Optional<TaskSnapshot> submitted(JsonNode body) {
        String id = id(body);
        return id == null ? Optional.empty() : Optional.of(task(id, body, null));
    }

    /** A status read: {@code status}, {@code result}, {@code glb_urls}, {@code model}, {@code cost}, {@code error}; no id. */
    Optional<TaskSnapshot> status(String taskId, JsonNode body) {
        String id = id(body);
        boolean another = id != null && !id.equals(taskId);
        return another || AnswerJson.text(body, "status") == null
                ? Optional.empty()
                : Optional.of(task(taskId, body, null));
    }

    private TaskSnapshot task(String id, JsonNode body, Instant createdAt) {
        MediaStatus status = status(AnswerJson.text(body, "status"));
        JsonNode adjustments = body.path("adjustments");
        return new TaskSnapshot(
                id,
                null,
                model(AnswerJson.text(body, "model")),
                status,
                null,
                outputs(body),
                AnswerJson.amount(body, "cost"),
                AnswerJson.amount(body, "remaining"),
                createdAt,
                null,
                status == MediaStatus.FAILED ? error(body) : ProviderError.NONE,
                adjustments.isMissingNode()
                                || adjustments.isNull()
                                || adjustments.isContainerNode() && adjustments.isEmpty()
                        ? null
                        : adjustments,
                body);
    }

    /** A name of the documents where it is one, however it is written; any other name says nothing. */
    private String model(String name) {
        if (name == null || !catalog.modelNamed(name).isEmpty()) {
            return name;
        }
        String same = null;
        for (List<String> models : catalog.models().values()) {
            for (String model : models) {
                if (plain(model).equals(plain(name))) {
                    if (same != null && !same.equals(model)) {
                        return null;
                    }
                    same = model;
                }
            }
        }
        return same;
    }

    /** {@code gpt_image_2_0} and {@code gpt-image-2} are the same. */
    private static String plain(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[-_. ]+", "-").replaceAll("(-0)+$", "");
    }

    private static MediaStatus status(String text) {
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "", "QUEUED", "PENDING" -> MediaStatus.PENDING;
            case "FINISHED", "COMPLETED", "SUCCEEDED", "SUCCESS" -> MediaStatus.SUCCEEDED;
            case "FAILED", "ERROR", "CANCELLED", "CANCELED" -> MediaStatus.FAILED;
            // "PROCESSING", and any word that is not known: it is not over
            default -> MediaStatus.RUNNING;
        };
    }

    /** Of a 3D task the models come first, and the pictures in {@code result} are their previews. */
    private static List<MediaOutput> outputs(JsonNode body) {
        List<MediaOutput> read = new ArrayList<>();
        addresses(body.path("glb_urls"))
                .forEach(url -> read.add(new MediaOutput(url, "3d", MediaOutput.ROLE_RESULT, GLB, null)));
        boolean models = !read.isEmpty();
        addresses(body.path("result"))
                .forEach(url -> read.add(
                        new MediaOutput(url, kindOf(url), models ? PREVIEW : MediaOutput.ROLE_RESULT, null, null)));
        return read;
    }

    /** A text, or a list of texts or of objects with an address. */
    private static List<String> addresses(JsonNode node) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            String url = one.isTextual() ? one.asText() : AnswerJson.text(one, "url");
            if (url != null && !url.isBlank()) {
                found.add(url.strip());
            }
        }
        return found;
    }

    /** Null where the name does not tell: it is what was asked for then. */
    private static String kindOf(String url) {
        String path = url.replaceAll("[?#].*", "");
        int dot = path.lastIndexOf('.');
        return dot < 0 ? null : KIND_OF_EXTENSION.get(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * {@code active_tasks} and {@code recent_tasks} of the dashboard, and what takes a place without being listed. The finished
     * ones are shown without their results.
     */
    Optional<SnapshotPage> dashboard(JsonNode body, Instant now) {
        if (!body.path("active_tasks").isArray() && !body.path("recent_tasks").isArray()) {
            return Optional.empty();
        }
        Map<String, TaskSnapshot> tasks = new LinkedHashMap<>();
        for (JsonNode list : List.of(
                body.path("active_tasks"),
                body.path("recent_tasks"),
                body.path("concurrency").path("active_slots"))) {
            for (JsonNode entry : list) {
                String id = id(entry);
                if (id != null) {
                    tasks.putIfAbsent(id, listed(id, entry, now));
                }
            }
        }
        return Optional.of(new SnapshotPage(List.copyOf(tasks.values()), 1, Math.max(1, tasks.size()), tasks.size()));
    }

    private TaskSnapshot listed(String id, JsonNode entry, Instant now) {
        Matcher elapsed = SECONDS.matcher(entry.path("elapsed").asText());
        Instant createdAt = elapsed.matches() ? now.minus(Duration.ofSeconds(Long.parseLong(elapsed.group(1)))) : null;
        TaskSnapshot task = task(id, entry, createdAt);
        List<ModelSchema> named = task.model() == null ? List.of() : catalog.modelNamed(task.model());
        return named.size() == 1 ? task.completedWith(named.get(0).kind(), task.model()) : task;
    }

    /** {@code cost}, {@code daily_remaining}, {@code fits_in_budget}; the name of the suggestion is not documented. */
    Optional<CostEstimate> estimate(JsonNode body) {
        BigDecimal cost = AnswerJson.amount(body, "cost");
        if (cost == null) {
            return Optional.empty();
        }
        BigDecimal remaining = first(body, "daily_remaining", "remaining");
        JsonNode fits = body.path("fits_in_budget");
        boolean pays = fits.isBoolean() ? fits.asBoolean() : remaining == null || cost.compareTo(remaining) <= 0;
        return Optional.of(new CostEstimate(cost, remaining, pays, suggestion(body)));
    }

    private static JsonNode suggestion(JsonNode body) {
        for (String name : List.of(
                "suggested_params", "suggestion", "suggestions", "suggested", "adjusted_params", "adjustments")) {
            JsonNode found = body.path(name);
            if (!found.isMissingNode() && !found.isNull()) {
                return found;
            }
        }
        return null;
    }

    /** {@code your_budget.remaining} of the credits, {@code budget.remaining} of the dashboard. */
    Optional<BigDecimal> remaining(JsonNode body) {
        BigDecimal ofCredits = AnswerJson.amount(body.path("your_budget"), "remaining");
        return Optional.ofNullable(ofCredits != null ? ofCredits : AnswerJson.amount(body.path("budget"), "remaining"));
    }

    /** The shape is not documented: an id or an address, at the top or in an object below. */
    Optional<UploadedFile> file(JsonNode body) {
        for (JsonNode at : List.of(
                body,
                body.path("file"),
                body.path("data"),
                body.path("result"),
                body.path("files").path(0))) {
            String fileId = AnswerJson.first(at, "file_id", "fileId", "id", "upload_id");
            String url = AnswerJson.first(at, "url", "file_url", "fileUrl");
            if (fileId != null || url != null) {
                JsonNode size = at.path("size");
                return Optional.of(new UploadedFile(
                        url,
                        fileId,
                        AnswerJson.first(at, "filename", "name"),
                        size.isNumber() ? Long.valueOf(size.asLong()) : null,
                        AnswerJson.first(at, "content_type", "mime_type", "type")));
            }
        }
        return Optional.empty();
    }

    /**
     * {@code error} as a code, as a text, or as an object; {@code code} and {@code message} beside it. A message alone may be that of
     * a gateway on the way, and proves nothing.
     */
    ProviderError error(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isMissingNode() && AnswerJson.text(body, "code") == null) {
            return ProviderError.NONE;
        }
        JsonNode inner = error.isObject() ? error : MissingNode.getInstance();
        String word = error.isTextual() ? error.asText().strip() : null;
        boolean isCode = word != null && CODE.matcher(word).matches();
        String code = AnswerJson.first(inner, "code", "type");
        if (code == null) {
            code = isCode ? word : AnswerJson.text(body, "code");
        }
        String message = AnswerJson.first(inner, "message", "detail");
        if (message == null) {
            message = AnswerJson.first(body, "message", "detail", "details");
        }
        if (message == null && word != null && !isCode && !word.isEmpty()) {
            message = word;
        } else if (message != null && word != null && !isCode && !word.isEmpty() && !message.equals(word)) {
            message = word + ": " + message;
        }
        return new ProviderError(code, withSuggestions(message, body.path("suggestions")));
    }

    private static String withSuggestions(String message, JsonNode suggestions) {
        List<String> near = new ArrayList<>();
        suggestions.forEach(
                one -> near.add(one.isTextual() ? one.asText() : String.valueOf(AnswerJson.text(one, "id"))));
        if (near.isEmpty()) {
            return message;
        }
        return (message == null ? "" : message + "; ") + "did you mean " + String.join(", ", near) + "?";
    }

    private static String id(JsonNode body) {
        String id = AnswerJson.first(body, "task_id", "taskId", "id");
        return id != null ? id : AnswerJson.first(body.path("data"), "task_id", "taskId", "id");
    }

    private static BigDecimal first(JsonNode node, String... names) {
        for (String name : names) {
            BigDecimal found = AnswerJson.amount(node, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
