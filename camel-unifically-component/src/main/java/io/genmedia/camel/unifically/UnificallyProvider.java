package io.genmedia.camel.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.ApiCall.KeyPlacement;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes over the wire to Unifically and back, after its published document {@code unifically-tasks-api}. */
final class UnificallyProvider implements MediaProvider {

    static final UnificallyProvider INSTANCE = new UnificallyProvider();

    /** The public address for files: another host than that of the tasks. */
    static final String UPLOAD_URL = "https://files.unifically.com/upload";

    /** What a film ends with is named by whoever means it: a picture of which nothing is said is what it begins with. */
    private static final Set<String> LAST_PICTURES = Set.of("end_image_url", "end_frame_url");

    private static final String DESCRIPTION = "gpt_description_prompt";
    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.of(Capability.ESTIMATE, Capability.CALLBACK));

    private final MediaCatalog catalog =
            MediaCatalog.load("unifically", "Unifically", UnificallyProvider.class, "catalog/index.json");

    private UnificallyProvider() {}

    @Override
    public String scheme() {
        return "unifically";
    }

    @Override
    public String displayName() {
        return "Unifically";
    }

    @Override
    public String defaultBaseUrl() {
        return "https://api.unifically.com";
    }

    @Override
    public String apiKeyVariable() {
        return "UNIFICALLY_API_KEY";
    }

    @Override
    public String apiKeyHelp() {
        return "Keys are made in the dashboard at https://unifically.com.";
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public MediaCatalog catalog() {
        return catalog;
    }

    /** Some models have a parameter of this name, as those that extend a film. */
    @Override
    public boolean modelStandsInInput() {
        return false;
    }

    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind) {
        return mediaParameter(taskKind, model, kind, false);
    }

    /** The first one in the order of the catalog; several go to the first that is a list. */
    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind, boolean many) {
        Optional<ModelSchema> schema = catalog.find(taskKind, model);
        List<String> own = schema.map(known -> known.mediaParameters().entrySet().stream()
                        .filter(parameter -> parameter.getValue().equals(kind))
                        .map(Map.Entry::getKey)
                        .filter(name -> !LAST_PICTURES.contains(name))
                        .toList())
                .orElse(List.of());
        Optional<String> list = own.stream()
                .filter(name ->
                        schema.get().parameter(name).orElseThrow().types().contains("array"))
                .findFirst();
        return many && list.isPresent() ? list : own.stream().findFirst();
    }

    @Override
    public String parameterName(String kind, String model, String option, String value) {
        return switch (option) {
            case "images", "videos", "audio" -> {
                boolean many = InputCoercion.splitList(value).size() > 1;
                yield mediaParameter(kind, model, option.substring(0, 5), many).orElse(option);
            }
            case "generate_audio" -> isKnown(kind, model, "native_audio") ? "native_audio" : option;
            default -> option;
        };
    }

    /** A song is described in words of its own, unless its lyrics are given. */
    @Override
    public String promptParameter(String kind, String model, Map<String, Object> given) {
        boolean simple = "false".equalsIgnoreCase(String.valueOf(given.get("custom")));
        return simple && isKnown(kind, model, DESCRIPTION) ? DESCRIPTION : "prompt";
    }

    private boolean isKnown(String kind, String model, String parameter) {
        return catalog.find(kind, model)
                .flatMap(schema -> schema.parameter(parameter))
                .isPresent();
    }

    /** {@code task_id} is the task's own; {@code clip_id} that of the first clip that it made. */
    @Override
    public Optional<String> reference(String what, MediaResult former) {
        return switch (what) {
            case "task" -> Optional.of(former.taskId());
            case "clip" -> UnificallyAnswers.firstClip(former.raw());
            default -> Optional.empty();
        };
    }

    @Override
    public ApiCall submit(MediaRequest request, String idempotencyKey) {
        ObjectNode body = body(request);
        if (request.callbackUrl() != null) {
            body.put("callback_url", request.callbackUrl());
        }
        return ApiCall.post("/v1/tasks", body);
    }

    @Override
    public ApiCall estimate(MediaRequest request) {
        return ApiCall.post("/v1/tasks", body(request).put("dry_run", true));
    }

    private static ObjectNode body(MediaRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        body.set("input", request.input());
        return body;
    }

    @Override
    public ApiCall status(String taskId) {
        return ApiCall.get("/v1/tasks/" + ApiCall.segment(taskId));
    }

    @Override
    public ApiCall account(boolean dashboard) {
        return ApiCall.get("/v1/account");
    }

    @Override
    public ApiCall upload() {
        return new ApiCall("PUT", UPLOAD_URL, Map.of(), null, KeyPlacement.BEARER);
    }

    @Override
    public Optional<ApiCall> healthProbe() {
        return Optional.of(account(false));
    }

    @Override
    public Optional<TaskSnapshot> decodeTask(JsonNode body) {
        return UnificallyAnswers.submitted(body);
    }

    @Override
    public Optional<TaskSnapshot> decodeStatus(String taskId, JsonNode body) {
        return UnificallyAnswers.status(taskId, body);
    }

    @Override
    public Optional<TaskSnapshot> decodeCallback(JsonNode body) {
        return UnificallyAnswers.callback(body);
    }

    @Override
    public Optional<UploadedFile> decodeUpload(JsonNode body) {
        return UnificallyAnswers.file(body);
    }

    @Override
    public Optional<CostEstimate> decodeEstimate(JsonNode body) {
        return UnificallyAnswers.estimate(body);
    }

    @Override
    public Optional<BigDecimal> remainingBudget(JsonNode body) {
        return UnificallyAnswers.balance(body);
    }

    @Override
    public ProviderError decodeError(ApiAnswer answer) {
        return answer.json().map(UnificallyAnswers::error).orElse(ProviderError.NONE);
    }

    @Override
    public boolean isRefusal(ProviderError error) {
        return error.soundsLikeRefusedContent();
    }
}
