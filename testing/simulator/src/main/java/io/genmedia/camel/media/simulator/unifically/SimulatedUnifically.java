package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.genmedia.camel.media.simulator.internal.TaskEnding;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import io.genmedia.camel.media.simulator.internal.Uploads;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Unifically's HTTP API as a state machine, after the provider's document. It knows requests and answers and the time, and
 * neither sockets nor threads, save those of its {@link Callbacks}.
 */
public final class SimulatedUnifically extends StatefulProvider {

    /** The first segment of the paths. */
    public static final String PREFIX = "/unifically";

    /** The first segment of the paths of the host that has the files. */
    public static final String FILES_PREFIX = "/" + UnificallyPaths.ON_FILES_HOST;

    // the document does not say for how long files are kept
    private static final Duration UPLOADS_KEPT = Duration.ofDays(36_500);
    private static final Set<String> ID_FIELDS = Set.of("task_id", "file_url");

    private final UnificallySettings settings;
    private final UnificallyTasks tasks = new UnificallyTasks();
    private final Sources sources = new Sources(tasks);
    private final Account account = new Account();
    private final UnificallyResults results;
    private final UnificallyJson json;
    private final Callbacks callbacks;

    SimulatedUnifically(
            InstantSource clock, UnificallySettings settings, TaskSettings taskSettings, Supplier<String> filesUrl) {
        super(PREFIX, clock, taskSettings, new Uploads(filesUrl, UPLOADS_KEPT), ID_FIELDS);
        this.settings = settings;
        this.results = new UnificallyResults(filesUrl);
        this.json = new UnificallyJson(settings, results);
        this.callbacks = new Callbacks(clock, json);
    }

    @Override
    protected Endpoint endpoint(SimulatorRequest request) {
        return UnificallyPaths.endpoint(request);
    }

    @Override
    protected boolean mayTakeLong(Operation operation) {
        return operation == Operation.SUBMIT && callbacks.isEarly();
    }

    @Override
    protected SimulatorResponse act(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault)
            throws Rejection {
        if (endpoint.operation() != Operation.UPLOAD || settings.uploadsNeedKey) {
            authorized(request);
        }
        noQuery(request);
        Instant now = now();
        return switch (endpoint.operation()) {
            case SUBMIT -> submit(request, fault);
            case ESTIMATE -> {
                Submission submission = submission(request, now);
                yield ok(json.cost(Pricing.micros(submission)));
            }
            case STATUS -> ok(json.status(task(endpoint.argument()), now));
            case ACCOUNT -> ok(json.account(account.balance(now)));
            case UPLOAD -> ok(json.uploaded(uploads().receive(request, now)));
            default -> throw notFound("there is nothing at " + request.path());
        };
    }

    private SimulatorResponse submit(SimulatorRequest request, Optional<Fault> fault) throws Rejection {
        Instant now = now();
        Submission submission = submission(request, now);
        long cost = Pricing.micros(submission);
        account.pay(cost, now);
        UnificallyTask task = create(submission, cost, taskSettings().endingFor(fault), now, false);
        if (!task.succeeds()) {
            task.endsAt().ifPresent(end -> account.refund(cost, end));
        }
        if (submission.callbackUrl().isPresent()) {
            callbacks.expect(task);
        }
        return ok(json.accepted(task));
    }

    private Submission submission(SimulatorRequest request, Instant now) throws Rejection {
        Submission submission = Submission.read(request, settings.lenientValues);
        sources.check(submission, now);
        return submission;
    }

    private UnificallyTask create(Submission submission, long cost, TaskEnding ending, Instant now, boolean ofAnother) {
        boolean early = callbacks.isEarly() && submission.callbackUrl().isPresent();
        Duration duration = early
                ? Duration.ZERO
                : taskSettings().durationFor(submission.model().kind(), submission.input());
        UnificallyTask.Course course = new UnificallyTask.Course(duration, settings.pendingShare, ending);
        OutputTemplate output = settings.outputOf(submission.model());
        return tasks.create(
                (id, sequence) -> new UnificallyTask(id, sequence, submission, cost, now, course, output, ofAnother));
    }

    private UnificallyTask task(String id) throws Rejection {
        return tasks.find(id).filter(task -> !task.ofAnother()).orElseThrow(() -> notFound("there is no task " + id));
    }

    /** Makes a task of a model as another key does; answers its id. */
    String anotherKeySubmits(String model) {
        Model known = Models.find(model)
                .orElseThrow(
                        () -> new IllegalArgumentException("model is " + model + "; it is none of the document's"));
        Submission submission = new Submission(known, Json.object(), Optional.empty(), false);
        return create(submission, 0, TaskEnding.SUCCESS, now(), true).id();
    }

    Callbacks callbacks() {
        return callbacks;
    }

    double balance() {
        return Dollars.dollars(account.balance(now()));
    }

    void balance(double dollars) {
        account.balance(Dollars.micros(dollars), now());
    }

    @Override
    protected Optional<Supplier<MediaContent>> result(String path, Instant now) {
        int slash = path.indexOf('/');
        return tasks.find(path.substring(0, Math.max(0, slash)))
                .filter(task -> task.isCompleted(now))
                .flatMap(task -> results.maker(task, path.substring(slash + 1)));
    }

    @Override
    protected SimulatorResponse error(int status, String code, String message) {
        // what all providers find wrong has one code there; here the code and its status are others
        boolean invalid = code.equals("VALIDATION_ERROR");
        int shown = invalid && status == 400 ? settings.invalidStatus : status;
        return SimulatorResponse.json(
                shown, Json.bytes(json.error(shown, invalid ? "validation_error" : code, message)));
    }

    @Override
    protected String usualCode(int status) {
        return switch (status) {
            case 400 -> "generation_failed";
            case 401 -> "authentication_failed";
            case 402 -> "insufficient_balance";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 422 -> "validation_error";
            case 429 -> "rate_limit_exceeded";
            default -> status >= 500 ? "internal_error" : "error";
        };
    }

    private static SimulatorResponse ok(JsonNode node) {
        return SimulatorResponse.json(200, Json.bytes(node));
    }

    @Override
    public List<CreatedTask> createdTasks() {
        Instant now = now();
        return tasks.all().stream()
                .filter(task -> !task.ofAnother())
                .map(task -> describe(task, now))
                .toList();
    }

    private CreatedTask describe(UnificallyTask task, Instant now) {
        return new CreatedTask(
                task.id(),
                task.submission().model().kind(),
                task.submission().model().id(),
                task.submission().input(),
                null,
                task.createdAt(),
                task.status(now),
                task.isCompleted(now) ? results.urls(task) : List.of());
    }

    @Override
    protected void resetTasks() {
        settings.reset();
        callbacks.reset();
        tasks.clear();
        account.reset();
    }
}
