package io.genmedia.camel.media.simulator.gateai;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.internal.Dollars;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The simulated GateAI Core in the hands of a test. Safe for many threads.
 *
 * <p>Follows the provider's API document: its endpoints, its tables of models, its limits (5 requests to generate in 30
 * seconds, 5 in flight), its budget (100 dollars a day, by UTC) and its time-outs (20 and 40 minutes), all of which are
 * enforced unless a setting says otherwise. A {@code type} here is {@code image}, {@code video} or {@code 3d}.
 *
 * <p>What a generation costs is a function of the model and its parameters that meets the document's figures and grows with
 * pixels, seconds, quality and the number of results: by the second (the figure for 15 seconds / 15 × seconds × pixels /
 * (1280 × 720)), by the megapixel (the figure × pixels / 1024²), or by the generation (the figure × pixels and seconds
 * relative to those of the defaults). A generation above what is left of the budget is made with a lower resolution, then
 * with a shorter duration, and refused with 402 {@code BUDGET_EXCEEDED} where even the cheapest does not fit. The cost of a
 * failed task is not given back; that of one that has not ended after 20 minutes is.
 */
public final class GateAiSimulator extends ProviderSimulator<GateAiSimulator> {

    private final GateAiSettings settings;
    private final SimulatedGateAi gateai;

    /**
     * A simulated GateAI without a transport; {@link io.genmedia.camel.media.simulator.MediaSimulator} makes one with it.
     *
     * @param clock the time
     * @param apiKey the only key that is accepted
     * @param taskDuration how long a task takes unless a setting says otherwise
     * @param baseUrl where it is served
     */
    public GateAiSimulator(InstantSource clock, String apiKey, Duration taskDuration, Supplier<String> baseUrl) {
        this(new GateAiSettings(), clock, new TaskSettings(apiKey, taskDuration, Models.types()), baseUrl);
    }

    private GateAiSimulator(
            GateAiSettings settings, InstantSource clock, TaskSettings taskSettings, Supplier<String> baseUrl) {
        this(settings, new SimulatedGateAi(clock, settings, taskSettings, baseUrl), baseUrl);
    }

    private GateAiSimulator(GateAiSettings settings, SimulatedGateAi gateai, Supplier<String> baseUrl) {
        super(gateai, baseUrl);
        this.settings = settings;
        this.gateai = gateai;
    }

    @Override
    protected GateAiSimulator self() {
        return this;
    }

    /** Sets the budget of a day in dollars; 100 unless set. What is used already stays used. */
    public GateAiSimulator budget(double dollars) {
        settings.budgetMicros = Dollars.micros(dollars);
        return this;
    }

    /** What is left of today's budget, in dollars. */
    public double remaining() {
        return gateai.remaining();
    }

    /** Sets whether the limits on requests and on tasks in flight hold; they do unless set. */
    public GateAiSimulator enforceLimits(boolean enforce) {
        settings.enforceLimits = enforce;
        return this;
    }

    /**
     * Sets the limits; 5 in 30 seconds, 5 in flight and 10 minutes unless set.
     *
     * @param atMost how many requests to generate are accepted in any {@code window}
     * @param window how long that is
     * @param inFlight how many tasks may be in flight
     * @param slotLifetime after which a task is no longer counted as in flight though it has not ended
     */
    public GateAiSimulator limits(int atMost, Duration window, int inFlight, Duration slotLifetime) {
        if (atMost < 0 || inFlight < 0) {
            throw new IllegalArgumentException(
                    "atMost is " + atMost + " and inFlight is " + inFlight + "; neither can be negative");
        }
        settings.limits = new RateLimits.Rules(atMost, notNegative(window), inFlight, notNegative(slotLifetime));
        return this;
    }

    /** Sets whether refused requests to generate (400, 402, 429) count in the window too; they do not unless set. */
    public GateAiSimulator countRejected(boolean count) {
        settings.countRejected = count;
        return this;
    }

    /** Sets what a 429 of the limits says in {@code Retry-After}, in seconds, rounded up; null, the default, for no header. */
    public GateAiSimulator retryAfter(Duration time) {
        settings.retryAfter = time == null ? null : notNegative(time);
        return this;
    }

    /** How many requests the limits have refused with 429; scripted faults are not among them. */
    public long rateLimited() {
        return gateai.rateLimited();
    }

    /**
     * Makes up to this many tasks of {@code auto-image} now, as another application does that has the same key: they take
     * their part of the limits and the budget and stand in the dashboard, but not in {@link #createdTasks()}.
     *
     * @return how many the limits have let in
     */
    public int otherApplicationSubmits(int requests) {
        return gateai.otherApplicationSubmits(requests);
    }

    /** The tasks of {@link #otherApplicationSubmits}, in their order. */
    public List<CreatedTask> otherApplicationTasks() {
        return gateai.otherApplicationTasks();
    }

    /**
     * Sets whether values pass that are outside a closed list or a range of the document; they are refused with 400 unless
     * set. Types, names, lengths and the limits of every request always hold.
     */
    public GateAiSimulator lenientValues(boolean lenient) {
        settings.lenientValues = lenient;
        return this;
    }

    /** Sets for which part of its duration, from 0 to 1, a task is {@code QUEUED}; 0 unless set. */
    public GateAiSimulator queuedShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is " + share + "; it must be from 0 to 1");
        }
        settings.queuedShare = share;
        return this;
    }

    /**
     * Sets when a task that has not ended is refunded, and when it is ended as failed; 20 and 40 minutes after its creation
     * unless set.
     */
    public GateAiSimulator generationTimeouts(Duration refundAfter, Duration endedAfter) {
        settings.refundAfter = notNegative(refundAfter);
        settings.endedAfter = notNegative(endedAfter);
        return this;
    }

    /** Sets for how long after its creation a task is answered with 404; not at all unless set. */
    public GateAiSimulator freshTasksNotFoundFor(Duration time) {
        settings.notFoundFor = notNegative(time);
        return this;
    }

    /** Sets whether a single result is a string instead of an array; it is not unless set. */
    public GateAiSimulator resultAsString(boolean asString) {
        settings.resultAsString = asString;
        return this;
    }

    /** Sets whether the addresses of results have no scheme and host; they have unless set. */
    public GateAiSimulator relativeUrls(boolean relative) {
        settings.relativeUrls = relative;
        return this;
    }

    /** Sets whether the error of a failed task is an object with code and message; it is the message unless set. */
    public GateAiSimulator errorAsObject(boolean asObject) {
        settings.errorAsObject = asObject;
        return this;
    }

    /** Sets the status of a failed task: {@code FAILED}, the default, {@code ERROR} or {@code CANCELLED}. */
    public GateAiSimulator failedStatus(String status) {
        settings.failedStatus = oneOf(status, "FAILED", "ERROR", "CANCELLED");
        return this;
    }

    /** Sets the field of an accepted task's id: {@code task_id}, the default, {@code taskId} or {@code id}. */
    public GateAiSimulator taskIdField(String name) {
        settings.taskIdField = oneOf(name, "task_id", "taskId", "id");
        return this;
    }

    /** Sets the field of an uploaded file's id: {@code id}, the default, {@code file_id} or {@code fileId}. */
    public GateAiSimulator uploadIdField(String name) {
        settings.uploadIdField = oneOf(name, "id", "file_id", "fileId");
        return this;
    }

    /** Sets the field in which an estimate over the budget suggests parameters; {@code suggested_params} unless set. */
    public GateAiSimulator suggestionField(String name) {
        settings.suggestionField = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Sets where the body of an HTTP error has its code; {@link GateAiErrorShape#TEXT_AND_CODE} unless set. */
    public GateAiSimulator errorShape(GateAiErrorShape shape) {
        settings.errorShape = Objects.requireNonNull(shape, "shape");
        return this;
    }

    /**
     * Sets how a status answer names a model, from the id that the request has. Unless set, {@code gpt-image-2} is
     * {@code gpt_image_2_0} as in the document, and other ids have underscores for hyphens and points.
     */
    public GateAiSimulator statusModelName(UnaryOperator<String> name) {
        settings.statusModelName = Objects.requireNonNull(name, "name");
        return this;
    }

    /** How many requests asked what a task would cost. */
    public long estimates() {
        return count(Operation.ESTIMATE);
    }

    private static String oneOf(String value, String... known) {
        if (!Set.of(known).contains(value)) {
            throw new IllegalArgumentException(value + " is not one of " + String.join(", ", known));
        }
        return value;
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the duration is " + duration + "; it cannot be negative");
        }
        return duration;
    }
}
