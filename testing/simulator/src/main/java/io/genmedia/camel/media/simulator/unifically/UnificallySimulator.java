package io.genmedia.camel.media.simulator.unifically;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.internal.SimulatedProvider;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The simulated Unifically in the hands of a test. Safe for many threads.
 *
 * <p>Follows the provider's document: its endpoints, its tables of models, and the combinations that it rejects. A
 * {@code type} here is {@code video}, {@code image} or {@code audio}. Files are uploaded to a host of their own,
 * {@link #uploadUrl}, and results are served from there.
 *
 * <p>What a task costs is the document's figure for a picture, where it has one, else one that is made up: by the second
 * (0.04 dollars, twice that at 1080p or in the mode {@code pro}, four times at 4k), by the picture (0.03 dollars, twice at
 * 2K, four times at 4K) or by the sound (0.05 dollars). It is paid from the balance when the task is made; a task that fails
 * gives it back when it ends.
 */
public final class UnificallySimulator extends ProviderSimulator<UnificallySimulator> implements AutoCloseable {

    private final UnificallySettings settings;
    private final SimulatedUnifically unifically;
    private final SimulatedProvider filesHost;
    private final Supplier<String> filesUrl;

    /**
     * A simulated Unifically without a transport; {@link io.genmedia.camel.media.simulator.MediaSimulator} makes one with
     * it.
     *
     * @param clock the time
     * @param apiKey the only key that is accepted
     * @param taskDuration how long a task takes unless a setting says otherwise
     * @param baseUrl where it is served
     * @param filesUrl where the host of the files is served
     */
    public UnificallySimulator(
            InstantSource clock,
            String apiKey,
            Duration taskDuration,
            Supplier<String> baseUrl,
            Supplier<String> filesUrl) {
        this(
                new UnificallySettings(),
                clock,
                new TaskSettings(apiKey, taskDuration, Models.kinds()),
                baseUrl,
                filesUrl);
    }

    private UnificallySimulator(
            UnificallySettings settings,
            InstantSource clock,
            TaskSettings taskSettings,
            Supplier<String> baseUrl,
            Supplier<String> filesUrl) {
        this(settings, new SimulatedUnifically(clock, settings, taskSettings, filesUrl), baseUrl, filesUrl);
    }

    private UnificallySimulator(
            UnificallySettings settings,
            SimulatedUnifically unifically,
            Supplier<String> baseUrl,
            Supplier<String> filesUrl) {
        super(unifically, baseUrl);
        this.settings = settings;
        this.unifically = unifically;
        this.filesHost = new FilesHost(unifically);
        this.filesUrl = filesUrl;
    }

    @Override
    protected UnificallySimulator self() {
        return this;
    }

    /** The behaviour of the host that has the files, for a transport. */
    public SimulatedProvider filesProvider() {
        return filesHost;
    }

    /**
     * Where files are uploaded; not below {@link #baseUrl}. The recorded paths of what is asked there begin with
     * {@code unifically-files/}.
     */
    public String uploadUrl() {
        return filesUrl.get() + "/upload";
    }

    /** The callbacks of tasks that were submitted with {@code callback_url}. */
    public Callbacks callbacks() {
        return unifically.callbacks();
    }

    /** Sets what is on the account now, in dollars; 100,000 unless set. Failed tasks still give back what they have cost. */
    public UnificallySimulator balance(double dollars) {
        unifically.balance(dollars);
        return this;
    }

    /** What is on the account, in dollars. */
    public double balance() {
        return unifically.balance();
    }

    /** How many requests asked what a task would cost ({@code dry_run}). */
    public long estimates() {
        return count(Operation.ESTIMATE);
    }

    /**
     * Makes a task as the owner of another key does: nobody with this key sees it or can go on from it, and it does not
     * stand in {@link #createdTasks()}.
     *
     * @param model the model
     * @return the task's id
     */
    public String anotherKeySubmits(String model) {
        return unifically.anotherKeySubmits(model);
    }

    /**
     * Sets the {@code output} of the tasks of a model. In it, the texts {@code $video}, {@code $image} and {@code $audio}
     * become addresses of files that are served, {@code $clip} becomes the id of a clip that follow-up models take, and
     * {@code $title} and {@code $prompt} are filled in.
     */
    public UnificallySimulator output(String model, JsonNode output) {
        if (Models.find(model).isEmpty()) {
            throw new IllegalArgumentException("model is " + model + "; it is none of the document's");
        }
        settings.outputs.put(model, new OutputTemplate(Objects.requireNonNull(output, "output")));
        return this;
    }

    /** Sets for which part of its duration, from 0 to 1, a task is {@code pending}; 0.1 unless set. */
    public UnificallySimulator pendingShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is " + share + "; it must be from 0 to 1");
        }
        settings.pendingShare = share;
        return this;
    }

    /** Sets the {@code code} in the body of a task that has not ended, whose HTTP status is 200; 200 unless set. */
    public UnificallySimulator processingCode(int code) {
        settings.processingCode = code;
        return this;
    }

    /**
     * Sets whether values pass that are outside a closed list or a range, and fields outside the mode that their description
     * names; they are refused unless set. Types, names, lengths and the combinations that the document rejects always hold.
     */
    public UnificallySimulator lenientValues(boolean lenient) {
        settings.lenientValues = lenient;
        return this;
    }

    /** Sets the HTTP status of {@code validation_error}: 422, the default, or 400. */
    public UnificallySimulator validationStatus(int status) {
        if (status != 400 && status != 422) {
            throw new IllegalArgumentException("the status is " + status + "; it must be 400 or 422");
        }
        settings.invalidStatus = status;
        return this;
    }

    /** Sets where errors have their text and code; {@link UnificallyErrorShape#DATA} unless set. */
    public UnificallySimulator errorShape(UnificallyErrorShape shape) {
        settings.errorShape = Objects.requireNonNull(shape, "shape");
        return this;
    }

    /** Sets whether tasks that have not failed show an empty {@code error}, which is none; they do not unless set. */
    public UnificallySimulator emptyError(boolean shown) {
        settings.emptyError = shown;
        return this;
    }

    /** Sets whether uploads need the key; they do unless set. {@link #requests} tells whether one had it. */
    public UnificallySimulator uploadsNeedKey(boolean needed) {
        settings.uploadsNeedKey = needed;
        return this;
    }

    /** Sets whether {@code file_url} stands in {@code data} of the answer to an upload; it stands at its top unless set. */
    public UnificallySimulator uploadInData(boolean inData) {
        settings.uploadInData = inData;
        return this;
    }

    /** Ends the threads of the callbacks. */
    @Override
    public void close() {
        callbacks().close();
    }
}
