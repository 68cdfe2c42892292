package io.genmedia.camel.media.simulator.monet;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.ListOrder;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ReceivedFile;
import io.genmedia.camel.media.simulator.RecordedRequest;
import io.genmedia.camel.media.simulator.internal.SimulatedProvider;
import io.genmedia.camel.media.simulator.media.GeneratedContent;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The simulated Monet AI in the hands of a test: its address, its settings, its faults, and what it has seen. Settings act
 * on tasks that are created afterwards. Safe for many threads.
 *
 * <p>Follows the API reference of the provider's skill document. What that leaves open is decided so: a repeated
 * {@code idempotency_key} with the same type and input answers the task that it made, as it stands, with 200; with another
 * type or input it is refused with 409 {@code idempotency_conflict}.
 */
public final class MonetSimulator {

    private final MonetSettings settings;
    private final SimulatedMonet monet;
    private final Supplier<String> baseUrl;

    /**
     * A simulated Monet without a transport; {@link io.genmedia.camel.media.simulator.MediaSimulator} makes one with it.
     *
     * @param clock the time
     * @param apiKey the only key that is accepted
     * @param taskDuration how long a task takes unless a setting says otherwise
     * @param baseUrl where it is served
     */
    public MonetSimulator(InstantSource clock, String apiKey, Duration taskDuration, Supplier<String> baseUrl) {
        this.settings = new MonetSettings(apiKey, taskDuration);
        this.monet = new SimulatedMonet(clock, settings, baseUrl);
        this.baseUrl = baseUrl;
    }

    /** The behaviour, for a transport. */
    public SimulatedProvider provider() {
        return monet;
    }

    /** The address that stands for {@code https://monet.vision}, without a slash at its end. */
    public String baseUrl() {
        return baseUrl.get();
    }

    /** The API key that is accepted. */
    public String apiKey() {
        return settings.apiKey;
    }

    /** Sets how long every task takes from its creation to its end. */
    public MonetSimulator taskDuration(Duration duration) {
        settings.duration = notNegative(duration);
        return this;
    }

    /** Sets how long the tasks of one {@code type} take. */
    public MonetSimulator taskDuration(String type, Duration duration) {
        if (!MonetModels.kinds().contains(type)) {
            throw new IllegalArgumentException("type is " + type + "; known are " + MonetModels.kinds());
        }
        settings.durationOfKind.put(type, notNegative(duration));
        return this;
    }

    /** Sets how long a task takes by its input; where the function answers null, the other settings hold. */
    public MonetSimulator taskDuration(Function<JsonNode, Duration> durationOfInput) {
        settings.durationOfInput = durationOfInput;
        return this;
    }

    /** Sets for which part of its duration, from 0 to 1, a task is pending; 0.1 unless set. */
    public MonetSimulator pendingShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is " + share + "; it must be from 0 to 1");
        }
        settings.pendingShare = share;
        return this;
    }

    /** Sets whether tasks are processed without end. */
    public MonetSimulator neverEnds(boolean never) {
        settings.neverEnds = never;
        return this;
    }

    /** The next task that is created ends failed; called again, the one after it. */
    public MonetSimulator nextTaskFails(String code, String message) {
        settings.nextEndings.add(TaskEnding.failure(code, message));
        return this;
    }

    /** The next task that is created never ends; called again, the one after it. */
    public MonetSimulator nextTaskNeverEnds() {
        settings.nextEndings.add(TaskEnding.NEVER);
        return this;
    }

    /** Sets how many outputs a task has; 1 unless set. */
    public MonetSimulator outputsPerTask(int outputs) {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs is " + outputs + "; it must be at least 1");
        }
        settings.outputs = outputs;
        return this;
    }

    /** Sets the order of the task list; newest first unless set. */
    public MonetSimulator listOrder(ListOrder order) {
        settings.listOrder = order;
        return this;
    }

    /** Sets whether downloads can be resumed with {@code Range}; they can unless set. */
    public MonetSimulator rangeSupport(boolean supported) {
        settings.ranges = supported;
        return this;
    }

    /** Sets whether a task repeats its {@code input} and {@code idempotency_key}, as some clients have seen. */
    public MonetSimulator echoInput(boolean echo) {
        settings.echo = echo;
        return this;
    }

    /** Serves these bytes for every result, with the media type {@code application/octet-stream}. */
    public MonetSimulator mediaBytes(byte[] bytes) {
        return media(MediaContent.ofBytes("application/octet-stream", bytes.clone()));
    }

    /** Serves this content for every result instead of making media; null makes media again. */
    public MonetSimulator media(MediaContent content) {
        settings.media = content;
        return this;
    }

    /** Serves this many pseudo-random bytes, which are never held in memory, and answers them with their checksum. */
    public GeneratedContent generatedMedia(long size) {
        GeneratedContent content = new GeneratedContent("application/octet-stream", size, 42);
        media(content);
        return content;
    }

    /** The script of what goes wrong. */
    public Faults faults() {
        return monet.faults();
    }

    /** The tasks that exist, in the order of their creation: what the provider would charge for. */
    public List<CreatedTask> createdTasks() {
        return monet.createdTasks();
    }

    /** The files that were uploaded, in their order. */
    public List<ReceivedFile> uploadedFiles() {
        return monet.uploadedFiles();
    }

    /** How many requests asked for a task, whatever became of them. */
    public long submits() {
        return count(Operation.SUBMIT) + count(Operation.STREAM);
    }

    /** How many requests read the state of one task. */
    public long statusReads() {
        return count(Operation.STATUS);
    }

    /** How many requests of an operation came. */
    public long count(Operation operation) {
        return monet.log().count(operation);
    }

    /** The requests in their order; the last thousand of each operation. */
    public List<RecordedRequest> requests() {
        return monet.log().requests();
    }

    /** The requests of an operation in their order; the last thousand. */
    public List<RecordedRequest> requests(Operation operation) {
        return monet.log().requests(operation);
    }

    /** The requests that were refused as wrong (400, 409, 413 and 422 that no fault has scripted); the last thousand. */
    public List<RecordedRequest> rejected() {
        return monet.log().rejected();
    }

    /** Forgets tasks, files, faults and requests, and takes all settings back. */
    public void reset() {
        monet.reset();
    }

    /** Deletes the temporary files of uploads. */
    public void deleteFiles() {
        monet.deleteFiles();
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the duration is " + duration + "; it cannot be negative");
        }
        return duration;
    }
}
