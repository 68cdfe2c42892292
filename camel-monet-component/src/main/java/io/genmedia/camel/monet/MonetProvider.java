package io.genmedia.camel.monet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What goes over the wire to Monet AI and back, after its published document {@code monet-ai-skill}. */
final class MonetProvider implements MediaProvider {

    static final MonetProvider INSTANCE = new MonetProvider();

    private static final String TASKS = "/api/v1/tasks/";
    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.of(Capability.IDEMPOTENCY_KEY, Capability.STREAM, Capability.LIST));

    private final MediaCatalog catalog =
            MediaCatalog.load("monet", "Monet AI", MonetProvider.class, "catalog/index.json");

    private MonetProvider() {}

    @Override
    public String scheme() {
        return "monet";
    }

    @Override
    public String displayName() {
        return "Monet AI";
    }

    @Override
    public String defaultBaseUrl() {
        return "https://monet.vision";
    }

    @Override
    public String apiKeyVariable() {
        return "MONET_API_KEY";
    }

    @Override
    public String apiKeyHelp() {
        return "Keys are made at https://monet.vision/skills/keys and start with monet_.";
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public MediaCatalog catalog() {
        return catalog;
    }

    @Override
    public boolean modelStandsInInput() {
        return true;
    }

    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind) {
        Optional<ModelSchema> schema = catalog.model(taskKind, model);
        if (schema.isPresent()) {
            return schema.get().mediaParameters().entrySet().stream()
                    .filter(parameter -> parameter.getValue().equals(kind))
                    .map(java.util.Map.Entry::getKey)
                    .findFirst();
        }
        return switch (kind) {
            case "image" -> Optional.of("images");
            case "video" -> Optional.of("videos");
            default -> Optional.empty();
        };
    }

    @Override
    public ApiCall submit(MediaRequest request, String idempotencyKey) {
        return ApiCall.post(TASKS + "async", body(request, idempotencyKey));
    }

    @Override
    public ApiCall submitStreaming(MediaRequest request, String idempotencyKey) {
        return ApiCall.post(TASKS + "sync", body(request, idempotencyKey));
    }

    private static ObjectNode body(MediaRequest request, String idempotencyKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", request.kind());
        body.putObject("input").put("model", request.model()).setAll(request.input());
        body.put("idempotency_key", idempotencyKey);
        return body;
    }

    @Override
    public ApiCall status(String taskId) {
        return ApiCall.get(TASKS + ApiCall.segment(taskId));
    }

    @Override
    public ApiCall list(int page, int pageSize) {
        return ApiCall.get(TASKS + "list").withQuery("page", page).withQuery("pageSize", pageSize);
    }

    @Override
    public ApiCall upload() {
        return ApiCall.post("/api/v1/files", null);
    }

    @Override
    public Optional<Duration> uploadLifetime() {
        return Optional.of(Duration.ofHours(24));
    }

    @Override
    public Optional<ApiCall> healthProbe() {
        return Optional.of(list(1, 1));
    }

    @Override
    public Optional<TaskSnapshot> decodeTask(JsonNode body) {
        return MonetAnswers.task(body);
    }

    @Override
    public Optional<TaskSnapshot> decodeEvent(JsonNode event) {
        return MonetAnswers.isTask(event) ? MonetAnswers.task(event) : Optional.empty();
    }

    @Override
    public Optional<SnapshotPage> decodeList(JsonNode body, java.time.Instant now) {
        return MonetAnswers.page(body);
    }

    @Override
    public Optional<UploadedFile> decodeUpload(JsonNode body) {
        return MonetAnswers.file(body);
    }

    @Override
    public ProviderError decodeError(ApiAnswer answer) {
        return answer.json().map(MonetAnswers::error).orElse(ProviderError.NONE);
    }

    /** Monet documents no codes of failed tasks; these words are what refusals are called across its models. */
    @Override
    public boolean isRefusal(ProviderError error) {
        String code = error.code() == null ? "" : error.code().toLowerCase(Locale.ROOT);
        return code.contains("moderation")
                || code.contains("content_policy")
                || code.contains("nsfw")
                || code.contains("safety")
                || code.contains("sensitive");
    }
}
