package io.genmedia.camel.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.InputCoercion;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ModelSchema;
import io.genmedia.camel.media.spi.AccountLimits;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.ApiCall.KeyPlacement;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.ProviderError;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What goes over the wire to GateAI Core and back, after its published document {@code gateai-core-api}. */
final class GateAiProvider implements MediaProvider {

    static final GateAiProvider INSTANCE = new GateAiProvider();

    /** What is larger is uploaded: a request is held in memory whole, and grows by a third. */
    static final long LARGEST_INLINE = 4L << 20;

    /** What a film ends with is named by whoever means it: a picture of which nothing is said is what it begins with. */
    private static final String LAST_PICTURE = "end_frame";

    private static final Set<String> KINDS = Set.of("image", "video", "3d");
    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.of(Capability.DASHBOARD, Capability.ESTIMATE));
    private static final AccountLimits LIMITS = new AccountLimits(5, 5, Duration.ofSeconds(30), Duration.ofMinutes(10));

    private final MediaCatalog catalog =
            MediaCatalog.load("gateai", "GateAI", GateAiProvider.class, "catalog/index.json");
    private final GateAiAnswers answers = new GateAiAnswers(catalog);

    private GateAiProvider() {}

    @Override
    public String scheme() {
        return "gateai";
    }

    @Override
    public String displayName() {
        return "GateAI";
    }

    @Override
    public String defaultBaseUrl() {
        return "https://core.claude.gg";
    }

    @Override
    public String apiKeyVariable() {
        return "GATEAI_API_KEY";
    }

    @Override
    public String apiKeyHelp() {
        return "Keys are given out by GateAI Core and start with sk-.";
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
        return false;
    }

    @Override
    public Optional<AccountLimits> limits() {
        return Optional.of(LIMITS);
    }

    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind) {
        return mediaParameter(taskKind, model, kind, false);
    }

    /** The model's own parameter goes before those that GateAI takes for every model. */
    @Override
    public Optional<String> mediaParameter(String taskKind, String model, String kind, boolean many) {
        return ownParameter(taskKind, model, kind, many).or(() -> switch (kind) {
            case "image" -> Optional.of(many ? "reference_images" : "image");
            case "video" -> Optional.of("video_url");
            case "audio" -> Optional.of("audio_url");
            default -> Optional.empty();
        });
    }

    private Optional<String> ownParameter(String taskKind, String model, String kind, boolean many) {
        Optional<ModelSchema> schema = catalog.find(taskKind, model);
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        List<String> own = schema.get().mediaParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .filter(name -> !schema.get().commonParameters().contains(name))
                .filter(name -> !name.equals(LAST_PICTURE))
                .toList();
        Predicate<String> takesMany =
                name -> schema.get().parameter(name).orElseThrow().types().contains("array");
        Optional<String> list = own.stream().filter(takesMany).findFirst();
        return many ? list : own.stream().filter(takesMany.negate()).findFirst().or(() -> list);
    }

    /** Models have several names for the same. */
    @Override
    public String parameterName(String kind, String model, String option, String value) {
        return switch (option) {
            case "images", "videos" -> {
                boolean many = InputCoercion.splitList(value).size() > 1;
                yield mediaParameter(kind, model, option.substring(0, 5), many).orElse(option);
            }
            case "duration" -> firstKnown(kind, model, option, "durationSeconds");
            case "generate_audio" -> firstKnown(kind, model, option, "motion_has_audio");
            default -> option;
        };
    }

    private String firstKnown(String kind, String model, String option, String otherName) {
        Optional<ModelSchema> schema = catalog.find(kind, model);
        boolean other = schema.isPresent()
                && schema.get().parameter(option).isEmpty()
                && schema.get().parameter(otherName).isPresent();
        return other ? otherName : option;
    }

    @Override
    public boolean takesDataUris(String parameter) {
        return !takesFileIds(parameter);
    }

    /**
     * A picture or a sound is sent within the request: that is documented in full, takes one request, and leaves nothing behind.
     * A film would have to be held in memory, and is uploaded.
     */
    @Override
    public boolean inlines(String parameter, String mediaType, long length) {
        boolean small = length >= 0 && length <= LARGEST_INLINE;
        boolean still = mediaType != null && (mediaType.startsWith("image/") || mediaType.startsWith("audio/"));
        return small && still && takesDataUris(parameter);
    }

    @Override
    public ApiCall submit(MediaRequest request, String idempotencyKey) {
        return ApiCall.post("/api/generate", body(request));
    }

    @Override
    public ApiCall estimate(MediaRequest request) {
        return ApiCall.post("/api/estimate", body(request));
    }

    private static ObjectNode body(MediaRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model());
        if (KINDS.contains(request.kind())) {
            body.put("type", request.kind());
        }
        body.set("params", request.input());
        return body;
    }

    @Override
    public ApiCall status(String taskId) {
        return ApiCall.get("/get/" + ApiCall.segment(taskId));
    }

    /** The dashboard: all on one page, and the key in the address. */
    @Override
    public ApiCall list(int page, int pageSize) {
        return account(true);
    }

    @Override
    public ApiCall account(boolean dashboard) {
        return dashboard ? new ApiCall("GET", "/api/me", Map.of(), null, KeyPlacement.QUERY) : ApiCall.get("/credits");
    }

    @Override
    public ApiCall models(String model, boolean schema) {
        String path = model != null ? "/" + ApiCall.segment(model) : schema ? "/schema" : "";
        return new ApiCall("GET", "/v1/models" + path, Map.of(), null, KeyPlacement.NONE);
    }

    @Override
    public ApiCall upload() {
        return ApiCall.post("/api/upload", null);
    }

    @Override
    public Optional<ApiCall> healthProbe() {
        return Optional.of(account(false));
    }

    @Override
    public Optional<TaskSnapshot> decodeTask(JsonNode body) {
        return answers.submitted(body);
    }

    @Override
    public Optional<TaskSnapshot> decodeStatus(String taskId, JsonNode body) {
        return answers.status(taskId, body);
    }

    @Override
    public Optional<SnapshotPage> decodeList(JsonNode body, Instant now) {
        return answers.dashboard(body, now);
    }

    @Override
    public Optional<UploadedFile> decodeUpload(JsonNode body) {
        return answers.file(body);
    }

    @Override
    public Optional<CostEstimate> decodeEstimate(JsonNode body) {
        return answers.estimate(body);
    }

    @Override
    public Optional<BigDecimal> remainingBudget(JsonNode body) {
        return answers.remaining(body);
    }

    @Override
    public ProviderError decodeError(ApiAnswer answer) {
        return answer.json().map(answers::error).orElse(ProviderError.NONE);
    }

    @Override
    public boolean isRefusal(ProviderError error) {
        return error.soundsLikeRefusedContent();
    }

    /** Status reads may give a model another name; only a name of the documents that is another's tells another model. */
    @Override
    public boolean isSameModel(String asked, String answered) {
        return asked.equals(answered)
                || asked.startsWith("auto-")
                || catalog.modelNamed(answered).isEmpty();
    }

    @Override
    public String adviceOnTimeout() {
        return "GateAI gives the cost of a task back after 20 minutes and lets it go on: it may still finish, and is free then."
                + " After 40 minutes it ends the task.";
    }

    @Override
    public String adviceOnFailure(ProviderError error) {
        return error.text().toLowerCase(Locale.ROOT).contains("timed out")
                ? "GateAI ends a task after 40 minutes, and gave its cost back after 20: nothing was paid for it."
                : "";
    }
}
