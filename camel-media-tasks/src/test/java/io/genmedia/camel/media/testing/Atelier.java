package io.genmedia.camel.media.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.spi.AccountLimits;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provider that does not exist. A task is {@code {"id", "status", "kind"?, "model"?, "progress"?, "url"?, "error"?, "cost"?,
 * "remaining"?, "adjustments"?}}, in a list also with {@code "elapsed"?} as {@code 12} or {@code "12s"}; an estimate
 * {@code {"cost", "remaining"?, "fits", "suggestion"?}}; an account {@code {"left"}}; an error
 * {@code {"error": {"code", "message"}}}. What a test needs of another provider, it overrides.
 */
public class Atelier implements MediaProvider {

    /** The scheme. */
    public static final String SCHEME = "atelier";

    private static final MediaCatalog CATALOG =
            MediaCatalog.load(SCHEME, "The Atelier", Atelier.class, "atelier/index.json");

    private final Set<Capability> capabilities;

    /** @param capabilities what it can do */
    protected Atelier(Set<Capability> capabilities) {
        this.capabilities = capabilities;
    }

    /** @return one that takes an idempotency key */
    public static Atelier idempotent() {
        return new Atelier(EnumSet.allOf(Capability.class));
    }

    /** @return one whose submits cannot be repeated */
    public static Atelier plain() {
        return new Atelier(EnumSet.noneOf(Capability.class));
    }

    /** @return one whose submits cannot be repeated, and which calls an address when a task ends */
    public static Atelier calling() {
        return new Atelier(EnumSet.of(Capability.CALLBACK));
    }

    /** @return one without a key, with limits, whose place is free after ten minutes at the latest */
    public static Atelier limited(int inFlight, int submits, Duration window) {
        AccountLimits limits = new AccountLimits(inFlight, submits, window, Duration.ofMinutes(10));
        return new Atelier(EnumSet.of(Capability.DASHBOARD, Capability.ESTIMATE)) {
            @Override
            public Optional<AccountLimits> limits() {
                return Optional.of(limits);
            }
        };
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public String displayName() {
        return "The Atelier";
    }

    @Override
    public String defaultBaseUrl() {
        return "https://atelier.example";
    }

    @Override
    public String apiKeyVariable() {
        return "ATELIER_API_KEY";
    }

    @Override
    public String apiKeyHelp() {
        return "Ask the painter.";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public MediaCatalog catalog() {
        return CATALOG;
    }

    @Override
    public boolean modelStandsInInput() {
        return true;
    }

    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind) {
        return CATALOG.model(taskKind, model).flatMap(schema -> schema.mediaParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().equals(kind))
                .map(java.util.Map.Entry::getKey)
                .findFirst());
    }

    @Override
    public ApiCall submit(MediaRequest request, String idempotencyKey) {
        return ApiCall.post("/submit", body(request, idempotencyKey));
    }

    @Override
    public ApiCall submitStreaming(MediaRequest request, String idempotencyKey) {
        return ApiCall.post("/stream", body(request, idempotencyKey));
    }

    private static ObjectNode body(MediaRequest request, String idempotencyKey) {
        ObjectNode body = MediaJson.mapper().createObjectNode();
        body.put("key", idempotencyKey);
        body.put("model", request.model());
        body.set("input", request.input());
        if (request.callbackUrl() != null) {
            body.put("callback", request.callbackUrl());
        }
        return body;
    }

    @Override
    public ApiCall status(String taskId) {
        return ApiCall.get("/tasks/" + taskId);
    }

    @Override
    public ApiCall list(int page, int pageSize) {
        return ApiCall.get("/tasks").withQuery("page", page).withQuery("size", pageSize);
    }

    @Override
    public ApiCall estimate(MediaRequest request) {
        return ApiCall.post("/estimate", body(request, null));
    }

    @Override
    public Optional<CostEstimate> decodeEstimate(JsonNode body) {
        return body.path("cost").isNumber()
                ? Optional.of(new CostEstimate(
                        body.path("cost").decimalValue(),
                        amount(body, "remaining"),
                        body.path("fits").asBoolean(),
                        body.get("suggestion")))
                : Optional.empty();
    }

    @Override
    public ApiCall account(boolean dashboard) {
        return new ApiCall(
                "GET",
                dashboard ? "/dashboard" : "/account",
                java.util.Map.of(),
                null,
                dashboard ? ApiCall.KeyPlacement.QUERY : ApiCall.KeyPlacement.BEARER);
    }

    @Override
    public Optional<BigDecimal> remainingBudget(JsonNode body) {
        return Optional.ofNullable(amount(body, "left"));
    }

    @Override
    public ApiCall models(String model, boolean schema) {
        return ApiCall.get("/models" + (model == null ? "" : "/" + model)).withQuery("schema", schema);
    }

    @Override
    public ApiCall upload() {
        return ApiCall.post("/files", null);
    }

    @Override
    public Optional<ApiCall> healthProbe() {
        return Optional.empty();
    }

    @Override
    public Optional<TaskSnapshot> decodeTask(JsonNode body) {
        if (!body.path("id").isTextual()) {
            return Optional.empty();
        }
        List<MediaOutput> outputs = new ArrayList<>();
        if (body.hasNonNull("url")) {
            outputs.add(MediaOutput.of(body.path("url").asText(), "video"));
        }
        return Optional.of(new TaskSnapshot(
                body.path("id").asText(),
                body.path("kind").asText(null),
                body.path("model").asText(null),
                MediaStatus.valueOf(body.path("status").asText("PENDING")),
                body.hasNonNull("progress") ? body.path("progress").asInt() : null,
                outputs,
                amount(body, "cost"),
                amount(body, "remaining"),
                null,
                null,
                errorIn(body),
                body.get("adjustments"),
                body));
    }

    private static BigDecimal amount(JsonNode body, String field) {
        return body.path(field).isNumber() ? body.path(field).decimalValue() : null;
    }

    private static TaskSnapshot aged(TaskSnapshot task, Instant now) {
        String elapsed = task.raw().path("elapsed").asText().replace("s", "");
        return elapsed.isEmpty()
                ? task
                : new TaskSnapshot(
                        task.taskId(),
                        task.kind(),
                        task.model(),
                        task.status(),
                        task.progress(),
                        task.outputs(),
                        task.cost(),
                        task.remaining(),
                        now.minusSeconds(Long.parseLong(elapsed)),
                        null,
                        task.error(),
                        task.adjustments(),
                        task.raw());
    }

    @Override
    public Optional<SnapshotPage> decodeList(JsonNode body, Instant now) {
        List<TaskSnapshot> tasks = new ArrayList<>();
        body.path("tasks")
                .forEach(task -> decodeTask(task).map(one -> aged(one, now)).ifPresent(tasks::add));
        return body.path("tasks").isArray()
                ? Optional.of(new SnapshotPage(
                        tasks,
                        body.path("page").asInt(1),
                        body.path("size").asInt(20),
                        body.path("total").asLong()))
                : Optional.empty();
    }

    @Override
    public Optional<TaskSnapshot> decodeCallback(JsonNode body) {
        return decodeTask(body);
    }

    @Override
    public Optional<UploadedFile> decodeUpload(JsonNode body) {
        String url = body.path("url").asText(null);
        String id = body.path("id").asText(null);
        return url == null && id == null ? Optional.empty() : Optional.of(new UploadedFile(url, id, null, null, null));
    }

    @Override
    public ProviderError decodeError(ApiAnswer answer) {
        return answer.json().map(Atelier::errorIn).orElse(ProviderError.NONE);
    }

    private static ProviderError errorIn(JsonNode body) {
        JsonNode error = body.path("error");
        return error.isObject()
                ? new ProviderError(
                        error.path("code").asText(null), error.path("message").asText(null))
                : ProviderError.NONE;
    }

    @Override
    public boolean isRefusal(ProviderError error) {
        return "refused".equals(error.code());
    }
}
