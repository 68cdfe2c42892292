package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.internal.Endpoint;
import io.genmedia.camel.media.simulator.internal.EventScript;
import io.genmedia.camel.media.simulator.internal.Json;
import io.genmedia.camel.media.simulator.internal.Rejection;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.internal.StatefulProvider;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import io.genmedia.camel.media.simulator.internal.Uploads;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Monet AI's HTTP API as a state machine, after the API reference of the provider's skill document. It knows requests and
 * answers and the time, and neither sockets nor threads.
 */
public final class SimulatedMonet extends StatefulProvider {

    /** The first segment of the paths. */
    public static final String PREFIX = "/monet";

    private static final Duration UPLOADS_KEPT = Duration.ofHours(24);
    private static final int USUAL_PAGE_SIZE = 20;

    private final MonetSettings settings;
    private final Tasks tasks = new Tasks();
    private final Results results;
    private final TaskJson json;

    SimulatedMonet(InstantSource clock, MonetSettings settings, TaskSettings taskSettings, Supplier<String> baseUrl) {
        super(PREFIX, clock, taskSettings, new Uploads(baseUrl, UPLOADS_KEPT), Set.of("id"));
        this.settings = settings;
        this.results = new Results(baseUrl);
        this.json = new TaskJson(results::urls, () -> settings.echo);
    }

    @Override
    protected Endpoint endpoint(SimulatorRequest request) {
        return MonetPaths.endpoint(request);
    }

    @Override
    protected SimulatorResponse act(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault)
            throws Rejection {
        return switch (endpoint.operation()) {
            case SUBMIT -> submit(authorized(request), fault);
            case STREAM -> stream(authorized(request), fault);
            case STATUS -> status(authorized(request), endpoint.argument());
            case LIST -> list(authorized(request));
            case UPLOAD -> upload(authorized(request));
            default -> throw notFound("there is nothing at " + request.path());
        };
    }

    private SimulatorResponse submit(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        noQuery(request);
        Instant now = now();
        Tasks.Found found = accept(Submission.parse(request), fault, now);
        return ok(found.created() ? json.accepted(found.task()) : show(found.task(), now));
    }

    private SimulatorResponse stream(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        noQuery(request);
        Instant now = now();
        Task task = accept(Submission.parse(request), fault, now).task();
        EventScript script = new EventScript(new TaskEvents(task, json, now), EventScript.Ending.COMPLETE);
        return SimulatorResponse.of(200, "text/event-stream; charset=utf-8", new ResponseBody.Events(script))
                .withHeader("Cache-Control", "no-cache");
    }

    private Tasks.Found accept(Submission submission, Optional<Fault> fault, Instant now) throws Rejection {
        Tasks.Found found = tasks.findOrCreate(
                submission.idempotencyKey(),
                (id, sequence) -> new Task(
                        id,
                        sequence,
                        submission,
                        now,
                        taskSettings().durationFor(submission.kind(), submission.input()),
                        settings.pendingShare,
                        settings.outputs,
                        taskSettings().endingFor(fault)));
        if (!found.task().submission().asksForTheSameAs(submission)) {
            throw new Rejection(
                    409,
                    "idempotency_conflict",
                    "idempotency_key \"" + submission.idempotencyKey() + "\" was used for another request, which made "
                            + found.task().id());
        }
        return found;
    }

    private SimulatorResponse status(SimulatorRequest request, String id) throws Rejection {
        noQuery(request);
        Task task = tasks.find(id).orElseThrow(() -> notFound("there is no task " + id));
        return ok(show(task, now()));
    }

    private SimulatorResponse list(SimulatorRequest request) throws Rejection {
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            if (!Set.of("page", "pageSize").contains(parameter.getKey())) {
                throw Rejection.invalid("unknown query parameter " + parameter.getKey() + " with the value "
                        + parameter.getValue().get(0) + "; known are page and pageSize");
            }
        }
        int page = positive(request, "page", 1);
        int pageSize = positive(request, "pageSize", USUAL_PAGE_SIZE);
        Instant now = now();
        ObjectNode node = Json.object();
        ArrayNode array = node.putArray("tasks");
        tasks.page(settings.listOrder, page, pageSize).forEach(task -> array.add(show(task, now)));
        node.put("page", page);
        node.put("pageSize", pageSize);
        node.put("total", tasks.count());
        return ok(node);
    }

    private SimulatorResponse upload(SimulatorRequest request) throws Rejection {
        noQuery(request);
        ReceivedFile file = uploads().receive(request, now());
        ObjectNode node = Json.object();
        node.put("id", file.id());
        node.put("url", file.url());
        node.put("filename", file.filename());
        node.put("size", file.size());
        node.put("content_type", file.contentType());
        node.put("created_at", Json.timestamp(file.createdAt()));
        return ok(node);
    }

    @Override
    protected Optional<Supplier<MediaContent>> result(String path, Instant now) {
        return tasks.find(Results.taskId(path))
                .filter(task -> results.isResult(task, path))
                .filter(task -> task.stateAt(now).status().equals(TaskState.SUCCESS))
                .map(task -> () -> results.make(task));
    }

    private ObjectNode show(Task task, Instant now) {
        return json.full(task, task.stateAt(now));
    }

    private static int positive(SimulatorRequest request, String name, int usual) throws Rejection {
        List<String> values = request.query().get(name);
        if (values == null) {
            return usual;
        }
        if (values.size() != 1 || !values.get(0).matches("[1-9]\\d{0,8}")) {
            throw Rejection.invalid(name + " is " + values + "; it must be one whole number from 1");
        }
        return Integer.parseInt(values.get(0));
    }

    private static SimulatorResponse ok(ObjectNode node) {
        return SimulatorResponse.json(200, Json.bytes(node));
    }

    @Override
    protected SimulatorResponse error(int status, String code, String message) {
        return SimulatorResponse.json(status, Json.bytes(TaskJson.error(code, message)));
    }

    @Override
    protected String usualCode(int status) {
        return switch (status) {
            case 400, 422 -> "VALIDATION_ERROR";
            case 401 -> "unauthorized";
            case 402 -> "insufficient_credits";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 429 -> "rate_limit";
            case 503 -> "service_unavailable";
            default -> status >= 500 ? "internal_error" : "error";
        };
    }

    @Override
    public List<CreatedTask> createdTasks() {
        Instant now = now();
        return tasks.all().stream().map(task -> describe(task, now)).toList();
    }

    private CreatedTask describe(Task task, Instant now) {
        TaskState state = task.stateAt(now);
        return new CreatedTask(
                task.id(),
                task.submission().kind(),
                task.submission().model(),
                task.submission().input(),
                task.submission().idempotencyKey(),
                task.createdAt(),
                state.status(),
                state.status().equals(TaskState.SUCCESS) ? results.urls(task) : List.of());
    }

    @Override
    protected void resetTasks() {
        settings.reset();
        tasks.clear();
    }
}
