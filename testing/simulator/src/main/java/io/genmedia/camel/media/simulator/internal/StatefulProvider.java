package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What every simulated provider does with a request: it finds the operation, lets a scripted fault have its way, acts, and
 * remembers. A provider says what its operations do.
 */
public abstract class StatefulProvider implements SimulatedProvider {

    private static final String BEARER = "Bearer ";

    private final String prefix;
    private final InstantSource clock;
    private final TaskSettings settings;
    private final Uploads uploads;
    private final Set<String> idFields;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Set<String> withoutRanges = ConcurrentHashMap.newKeySet();

    /**
     * A provider that has seen nothing.
     *
     * @param prefix the first segment of its paths
     * @param clock the time
     * @param settings what a test has set
     * @param uploads the files
     * @param idFields the fields of an answer that tell the id of a task or a file
     */
    protected StatefulProvider(
            String prefix, InstantSource clock, TaskSettings settings, Uploads uploads, Set<String> idFields) {
        this.prefix = prefix;
        this.clock = clock;
        this.settings = settings;
        this.uploads = uploads;
        this.idFields = idFields;
    }

    /** The operation of a request. */
    protected abstract Endpoint endpoint(SimulatorRequest request);

    /** Does what the request asks for. */
    protected abstract SimulatorResponse act(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault)
            throws Rejection;

    /** An error in the provider's shape. */
    protected abstract SimulatorResponse error(int status, String code, String message);

    /** The code that stands in the provider's error of this status. */
    protected abstract String usualCode(int status);

    /** What makes the result that is served at a path below that of the downloads. */
    protected abstract Optional<Supplier<MediaContent>> result(String path, Instant now);

    /** The tasks that clients have made, in their order. */
    public abstract List<CreatedTask> createdTasks();

    /** Whether an operation may take long beside those that move files. */
    protected boolean mayTakeLong(Operation operation) {
        return false;
    }

    /** Forgets tasks, and takes the settings back that this provider alone has. */
    protected abstract void resetTasks();

    @Override
    public final String prefix() {
        return prefix;
    }

    @Override
    public final boolean isHeavy(SimulatorRequest request) {
        Operation operation = endpoint(request).operation();
        return operation == Operation.DOWNLOAD || operation == Operation.UPLOAD || mayTakeLong(operation);
    }

    @Override
    public final SimulatorResponse handle(SimulatorRequest request) {
        Endpoint endpoint = endpoint(request);
        Optional<Fault> fault = faults.take(endpoint.operation());
        SimulatorResponse response;
        if (fault.isPresent() && !fault.get().isAfterActing()) {
            response = FaultyResponse.instead(fault.get(), this::usualError);
        } else if (fault.isPresent()) {
            response = FaultyResponse.after(answer(request, endpoint, fault), fault.get(), this::usualError, idFields);
        } else {
            response = answer(request, endpoint, fault);
        }
        if (fault.isPresent()) {
            response = response.delayedBy(fault.get().delay());
        }
        log.record(clock.instant(), endpoint.operation(), request, response.status(), fault);
        return response;
    }

    private SimulatorResponse answer(SimulatorRequest request, Endpoint endpoint, Optional<Fault> fault) {
        if (!endpoint.allow().isEmpty()) {
            return error(405, usualCode(405), request.method() + " is not allowed here")
                    .withHeader("Allow", endpoint.allow());
        }
        try {
            return switch (endpoint.operation()) {
                case DOWNLOAD -> download(request, endpoint.argument(), fault);
                case OTHER -> throw notFound("there is nothing at " + request.path());
                default -> act(request, endpoint, fault);
            };
        } catch (Rejection rejection) {
            return error(rejection.status(), rejection.code(), rejection.getMessage());
        }
    }

    private SimulatorResponse usualError(int status) {
        return error(status, usualCode(status), "scripted fault with status " + status);
    }

    private SimulatorResponse download(SimulatorRequest request, String path, Optional<Fault> fault) throws Rejection {
        Instant now = clock.instant();
        int slash = path.indexOf('/');
        Optional<MediaContent> uploaded = slash > 0 ? uploads.content(path.substring(0, slash), now) : Optional.empty();
        MediaContent instead = settings.media();
        MediaContent content = uploaded.or(
                        () -> result(path, now).map(maker -> instead != null ? instead : maker.get()))
                .orElseThrow(() -> notFound("there is no file " + path));
        if (fault.isPresent() && fault.get().isWithoutRanges()) {
            withoutRanges.add(path);
        }
        return Ranges.serve(request, content, settings.ranges() && !withoutRanges.contains(path));
    }

    /** The request, when it has the key. */
    protected final SimulatorRequest authorized(SimulatorRequest request) throws Rejection {
        String given = request.header("Authorization").orElse("");
        boolean bearer = given.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (!bearer || !given.substring(BEARER.length()).strip().equals(settings.apiKey())) {
            throw new Rejection(401, usualCode(401), "the header Authorization must be Bearer and a valid API key");
        }
        return request;
    }

    /** Refuses a request with query parameters. */
    protected static void noQuery(SimulatorRequest request) throws Rejection {
        if (!request.query().isEmpty()) {
            throw Rejection.invalid(
                    "unknown query parameters " + request.query().keySet() + "; none is known here");
        }
    }

    /** A 404 with the provider's code. */
    protected final Rejection notFound(String message) {
        return new Rejection(404, usualCode(404), message);
    }

    /** The time. */
    protected final Instant now() {
        return clock.instant();
    }

    /** What a test has set. */
    public final TaskSettings taskSettings() {
        return settings;
    }

    /** The files that were uploaded. */
    public final Uploads uploads() {
        return uploads;
    }

    /** The script of what goes wrong. */
    public final Faults faults() {
        return faults;
    }

    /** What came. */
    public final RequestLog log() {
        return log;
    }

    /** Forgets everything, and takes all settings back. */
    public final void reset() {
        settings.reset();
        resetTasks();
        faults.clear();
        uploads.clear();
        withoutRanges.clear();
        log.clear();
    }
}
