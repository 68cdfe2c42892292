package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.internal.EventScript;
import io.genmedia.camel.media.simulator.internal.FaultyResponse;
import io.genmedia.camel.media.simulator.internal.Ranges;
import io.genmedia.camel.media.simulator.internal.RequestLog;
import io.genmedia.camel.media.simulator.internal.ResponseBody;
import io.genmedia.camel.media.simulator.internal.SimulatedProvider;
import io.genmedia.camel.media.simulator.internal.SimulatorRequest;
import io.genmedia.camel.media.simulator.internal.SimulatorResponse;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Monet AI's HTTP API as a state machine, after the API reference of the provider's skill document. It knows requests and
 * answers and the time, and neither sockets nor threads.
 */
public final class SimulatedMonet implements SimulatedProvider {

    /** The first segment of the paths. */
    public static final String PREFIX = "/monet";

    private static final int USUAL_PAGE_SIZE = 20;

    private final InstantSource clock;
    private final MonetSettings settings;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Tasks tasks = new Tasks();
    private final Uploads uploads;
    private final Results results;
    private final TaskJson json;
    private final Set<String> withoutRanges = ConcurrentHashMap.newKeySet();

    SimulatedMonet(InstantSource clock, MonetSettings settings, Supplier<String> baseUrl) {
        this.clock = clock;
        this.settings = settings;
        this.uploads = new Uploads(baseUrl);
        this.results = new Results(baseUrl);
        this.json = new TaskJson(results::urls, () -> settings.echo);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isHeavy(SimulatorRequest request) {
        Operation operation = Endpoint.of(request).operation();
        return operation == Operation.DOWNLOAD || operation == Operation.UPLOAD;
    }

    @Override
    public SimulatorResponse handle(SimulatorRequest request) {
        Endpoint endpoint = Endpoint.of(request);
        Optional<Fault> fault = faults.take(endpoint.operation());
        SimulatorResponse response;
        if (fault.isPresent() && !fault.get().isAfterActing()) {
            response = FaultyResponse.instead(fault.get(), SimulatedMonet::usualError);
        } else if (fault.isPresent()) {
            response = FaultyResponse.after(act(request, endpoint, fault), fault.get(), SimulatedMonet::usualError);
        } else {
            response = act(request, endpoint, fault);
        }
        if (fault.isPresent()) {
            response = response.delayedBy(fault.get().delay());
        }
        log.record(clock.instant(), endpoint.operation(), request, response.status(), fault);
        return response;
    }

    private SimulatorResponse act(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault) {
        try {
            if (!endpoint.allow().isEmpty()) {
                return error(405, "method_not_allowed", request.method() + " is not allowed here")
                        .withHeader("Allow", endpoint.allow());
            }
            return switch (endpoint.operation()) {
                case SUBMIT -> submit(authorized(request), fault);
                case STREAM -> stream(authorized(request), fault);
                case STATUS -> status(authorized(request), endpoint.argument());
                case LIST -> list(authorized(request));
                case UPLOAD -> upload(authorized(request));
                case DOWNLOAD -> download(request, endpoint.argument(), fault);
                case OTHER -> error(404, "not_found", "there is nothing at " + request.path());
            };
        } catch (Rejection rejection) {
            return error(rejection.status(), rejection.code(), rejection.getMessage());
        }
    }

    private SimulatorRequest authorized(SimulatorRequest request) throws Rejection {
        String given = request.header("Authorization").orElse("");
        boolean bearer = given.regionMatches(true, 0, "Bearer ", 0, 7);
        if (!bearer || !given.substring(7).strip().equals(settings.apiKey)) {
            throw new Rejection(401, "unauthorized", "the header Authorization must be Bearer and a valid API key");
        }
        return request;
    }

    private SimulatorResponse submit(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        noQuery(request);
        Instant now = clock.instant();
        Tasks.Found found = accept(Submission.parse(request), fault, now);
        return ok(found.created() ? json.accepted(found.task()) : show(found.task(), now));
    }

    private SimulatorResponse stream(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        noQuery(request);
        Instant now = clock.instant();
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
                        settings.durationFor(submission),
                        settings.pendingShare,
                        settings.outputs,
                        ending(fault)));
        if (!found.task().submission().asksForTheSameAs(submission)) {
            throw new Rejection(
                    409,
                    "idempotency_conflict",
                    "idempotency_key \"" + submission.idempotencyKey() + "\" was used for another request, which made "
                            + found.task().id());
        }
        return found;
    }

    private TaskEnding ending(Optional<Fault> fault) {
        Fault.Effect effect = fault.map(Fault::effect).orElse(Fault.Effect.NONE);
        return switch (effect) {
            case TASK_FAILS ->
                TaskEnding.failure(
                        fault.get().text().orElse(null), fault.get().message().orElse(null));
            case TASK_NEVER_ENDS -> TaskEnding.NEVER;
            default -> settings.nextEnding();
        };
    }

    private SimulatorResponse status(SimulatorRequest request, String id) throws Rejection {
        noQuery(request);
        Task task = tasks.find(id).orElseThrow(() -> new Rejection(404, "not_found", "there is no task " + id));
        return ok(show(task, clock.instant()));
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
        Instant now = clock.instant();
        ObjectNode node = TaskJson.object();
        ArrayNode array = node.putArray("tasks");
        tasks.page(settings.listOrder, page, pageSize).forEach(task -> array.add(show(task, now)));
        node.put("page", page);
        node.put("pageSize", pageSize);
        node.put("total", tasks.count());
        return ok(node);
    }

    private SimulatorResponse upload(SimulatorRequest request) throws Rejection {
        noQuery(request);
        ReceivedFile file = uploads.receive(request, clock.instant());
        ObjectNode node = TaskJson.object();
        node.put("id", file.id());
        node.put("url", file.url());
        node.put("filename", file.filename());
        node.put("size", file.size());
        node.put("content_type", file.contentType());
        node.put("created_at", TaskJson.timestamp(file.createdAt()));
        return ok(node);
    }

    private SimulatorResponse download(SimulatorRequest request, String path, Optional<Fault> fault) throws Rejection {
        MediaContent content =
                file(path).orElseThrow(() -> new Rejection(404, "not_found", "there is no file " + path));
        if (fault.isPresent() && fault.get().isWithoutRanges()) {
            withoutRanges.add(path);
        }
        return Ranges.serve(request, content, settings.ranges && !withoutRanges.contains(path));
    }

    private Optional<MediaContent> file(String path) {
        Instant now = clock.instant();
        int slash = path.indexOf('/');
        if (slash > 0) {
            return uploads.content(path.substring(0, slash), now);
        }
        MediaContent instead = settings.media;
        return tasks.find(Results.taskId(path))
                .filter(task -> results.isResult(task, path))
                .filter(task -> task.stateAt(now).status().equals(TaskState.SUCCESS))
                .map(task -> instead != null ? instead : results.make(task));
    }

    private ObjectNode show(Task task, Instant now) {
        return json.full(task, task.stateAt(now));
    }

    private static void noQuery(SimulatorRequest request) throws Rejection {
        if (!request.query().isEmpty()) {
            throw Rejection.invalid(
                    "unknown query parameters " + request.query().keySet() + "; none is known here");
        }
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
        return SimulatorResponse.json(200, TaskJson.bytes(node));
    }

    private static SimulatorResponse error(int status, String code, String message) {
        return SimulatorResponse.json(status, TaskJson.bytes(TaskJson.error(code, message)));
    }

    private static SimulatorResponse usualError(int status) {
        String code =
                switch (status) {
                    case 400, 422 -> "VALIDATION_ERROR";
                    case 401 -> "unauthorized";
                    case 402 -> "insufficient_credits";
                    case 403 -> "forbidden";
                    case 404 -> "not_found";
                    case 429 -> "rate_limit";
                    case 503 -> "service_unavailable";
                    default -> status >= 500 ? "internal_error" : "error";
                };
        return error(status, code, "scripted fault with status " + status);
    }

    Faults faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    List<CreatedTask> createdTasks() {
        Instant now = clock.instant();
        return tasks.all().stream().map(task -> describe(task, now)).toList();
    }

    List<ReceivedFile> uploadedFiles() {
        return uploads.all();
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

    void deleteFiles() {
        uploads.clear();
    }

    void reset() {
        settings.reset();
        faults.clear();
        tasks.clear();
        uploads.clear();
        withoutRanges.clear();
        log.clear();
    }
}
