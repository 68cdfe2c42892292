package io.genmedia.camel.media.simulator.gateai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.Endpoint;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.StatefulProvider;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import io.genmedia.camel.media.simulator.internal.Uploads;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * GateAI Core's HTTP API as a state machine, after the provider's API document. It knows requests and answers and the time,
 * and neither sockets nor threads.
 */
public final class SimulatedGateAi extends StatefulProvider {

    /** The first segment of the paths. */
    public static final String PREFIX = "/gateai";

    // the document does not say for how long files are kept
    private static final Duration UPLOADS_KEPT = Duration.ofDays(36_500);
    private static final Set<String> ID_FIELDS = Set.of("task_id", "taskId", "id", "file_id", "fileId", "url");

    private final GateAiSettings settings;
    private final GateAiTasks tasks = new GateAiTasks();
    private final Admission admission;
    private final GateAiResults results;
    private final GateAiJson json;
    private final Dashboard dashboard;

    SimulatedGateAi(InstantSource clock, GateAiSettings settings, TaskSettings taskSettings, Supplier<String> baseUrl) {
        super(PREFIX, clock, taskSettings, new Uploads(baseUrl, UPLOADS_KEPT), ID_FIELDS);
        this.settings = settings;
        this.admission = new Admission(settings, taskSettings, tasks);
        this.results = new GateAiResults(baseUrl, () -> settings.relativeUrls);
        this.json = new GateAiJson(settings, results);
        this.dashboard = new Dashboard(settings, tasks, admission, json, results);
    }

    @Override
    protected Endpoint endpoint(SimulatorRequest request) {
        return GateAiPaths.endpoint(request);
    }

    @Override
    protected SimulatorResponse act(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault)
            throws Rejection {
        if (endpoint.operation() != Operation.LIST) {
            noQuery(request);
        }
        return switch (endpoint.operation()) {
            case SUBMIT -> generate(authorized(request), fault);
            case ESTIMATE -> estimate(authorized(request));
            case STATUS -> {
                authorized(request);
                yield status(endpoint.argument());
            }
            case LIST -> ok(dashboard.page(keyInQuery(request)));
            case ACCOUNT -> {
                authorized(request);
                yield ok(dashboard.credits(now()));
            }
            case UPLOAD -> ok(json.uploaded(uploads().receive(authorized(request), now())));
            case MODELS -> models(endpoint.argument());
            default -> throw notFound("there is nothing at " + request.path());
        };
    }

    private SimulatorResponse generate(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        Instant now = now();
        try {
            Admission.Admitted admitted = admission.admit(order(request), fault, now);
            return ok(json.accepted(admitted.task(), admitted.remaining()));
        } catch (Rejection rejection) {
            admission.refused(now);
            Duration retryAfter = settings.retryAfter;
            if (rejection.status() != 429 || retryAfter == null) {
                throw rejection;
            }
            return error(rejection.status(), rejection.code(), rejection.getMessage())
                    .withHeader("Retry-After", Long.toString((retryAfter.toMillis() + 999) / 1_000));
        }
    }

    private SimulatorResponse estimate(SimulatorRequest request) throws Rejection {
        Instant now = now();
        Order order = order(request);
        long cost = Admission.plan(order).micros();
        long remaining = admission.remaining(now);
        Optional<JsonNode> suggestion = cost <= remaining
                ? Optional.empty()
                : admission.affordable(order, now).map(Plan::params);
        return ok(json.estimate(cost, remaining, suggestion));
    }

    private Order order(SimulatorRequest request) throws Rejection {
        Instant now = now();
        Predicate<String> isFile = id -> uploads().content(id, now).isPresent();
        return Order.read(request, new ParameterCheck(isFile, settings.lenientValues));
    }

    private SimulatorResponse status(String id) throws Rejection {
        Instant now = now();
        GateAiTask task = tasks.find(id)
                .filter(found -> !now.isBefore(found.createdAt().plus(settings.notFoundFor)))
                .orElseThrow(() -> notFound("there is no task " + id));
        return ok(json.status(task, now));
    }

    private SimulatorResponse models(String argument) {
        return switch (argument) {
            case "" -> ok(ModelPages.list());
            case GateAiPaths.SCHEMA -> ok(ModelPages.schemas());
            default ->
                Models.find(argument)
                        .map(model -> ok(ModelPages.page(model)))
                        .orElseGet(() -> SimulatorResponse.json(
                                404, Json.bytes(ModelPages.notFound(Models.suggestions(argument)))));
        };
    }

    /** The time, when the only query parameter is the right key. */
    private Instant keyInQuery(SimulatorRequest request) throws Rejection {
        if (!request.query().keySet().stream().allMatch("key"::equals)) {
            throw Rejection.invalid(
                    "the query parameters are " + request.query().keySet() + "; only key is known here");
        }
        if (!request.query()
                .getOrDefault("key", List.of())
                .equals(List.of(taskSettings().apiKey()))) {
            throw new Rejection(401, usualCode(401), "the query parameter key must be a valid API key");
        }
        return now();
    }

    /** Makes tasks as another application does that has the same key; answers how many the limits let in. */
    int otherApplicationSubmits(int requests) {
        Model model = Models.find("auto-image").orElseThrow();
        ObjectNode params = Json.object().put("prompt", "the work of another application");
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += admission.admitAnother(new Order(model, params), now()) ? 1 : 0;
        }
        return admitted;
    }

    double remaining() {
        return Dollars.dollars(admission.remaining(now()));
    }

    long rateLimited() {
        return admission.rateLimited();
    }

    @Override
    protected Optional<Supplier<MediaContent>> result(String path, Instant now) {
        int slash = path.indexOf('/');
        return tasks.find(path.substring(0, Math.max(0, slash)))
                .filter(task -> task.status(now).equals(GateAiTask.FINISHED))
                .flatMap(task -> results.maker(task, path.substring(slash + 1)));
    }

    @Override
    protected SimulatorResponse error(int status, String code, String message) {
        return SimulatorResponse.json(status, Json.bytes(json.error(code, message)));
    }

    @Override
    protected String usualCode(int status) {
        return switch (status) {
            case 400, 422 -> "VALIDATION_ERROR";
            case 401 -> "UNAUTHORIZED";
            case 402 -> "BUDGET_EXCEEDED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 429 -> Admission.RATE_LIMITED;
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> status >= 500 ? "INTERNAL_ERROR" : "ERROR";
        };
    }

    private static SimulatorResponse ok(JsonNode node) {
        return SimulatorResponse.json(200, Json.bytes(node));
    }

    @Override
    public List<CreatedTask> createdTasks() {
        return describe(false);
    }

    /** The tasks of another application with the same key. */
    List<CreatedTask> otherApplicationTasks() {
        return describe(true);
    }

    private List<CreatedTask> describe(boolean ofAnother) {
        Instant now = now();
        return tasks.all().stream()
                .filter(task -> task.ofAnother() == ofAnother)
                .map(task -> describe(task, now))
                .toList();
    }

    private CreatedTask describe(GateAiTask task, Instant now) {
        List<String> urls = new ArrayList<>();
        if (task.status(now).equals(GateAiTask.FINISHED)) {
            urls.addAll(results.urls(task));
            urls.addAll(results.modelUrls(task));
        }
        return new CreatedTask(
                task.id(),
                task.order().model().type(),
                task.order().model().id(),
                task.order().given(),
                null,
                task.createdAt(),
                json.shown(task.status(now)),
                List.copyOf(urls));
    }

    @Override
    protected void resetTasks() {
        settings.reset();
        tasks.clear();
        admission.clear();
    }
}
