package io.genmedia.camel.media.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.simulator.internal.SimulatedProvider;
import io.genmedia.camel.media.simulator.internal.StatefulProvider;
import io.genmedia.camel.media.simulator.internal.TaskEnding;
import io.genmedia.camel.media.simulator.internal.TaskSettings;
import io.genmedia.camel.media.simulator.media.GeneratedContent;
import io.genmedia.camel.media.simulator.media.MediaContent;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A simulated provider in the hands of a test: its address, its settings, its faults, and what it has seen. Settings act
 * on tasks that are created afterwards. Safe for many threads.
 *
 * @param <S> the provider's own class, so that settings can be chained
 */
public abstract class ProviderSimulator<S extends ProviderSimulator<S>> {

    private final StatefulProvider provider;
    private final TaskSettings settings;
    private final Supplier<String> baseUrl;

    /**
     * What a test needs at every provider.
     *
     * @param provider the behaviour
     * @param baseUrl where it is served
     */
    protected ProviderSimulator(StatefulProvider provider, Supplier<String> baseUrl) {
        this.provider = provider;
        this.settings = provider.taskSettings();
        this.baseUrl = baseUrl;
    }

    /** This, as the provider's own class. */
    protected abstract S self();

    /** The behaviour, for a transport. */
    public SimulatedProvider provider() {
        return provider;
    }

    /** The address that stands for the provider's own, without a slash at its end. */
    public String baseUrl() {
        return baseUrl.get();
    }

    /** The API key that is accepted. */
    public String apiKey() {
        return settings.apiKey();
    }

    /** Sets how long every task takes from its creation to its end. */
    public S taskDuration(Duration duration) {
        settings.duration(duration);
        return self();
    }

    /** Sets how long the tasks of one {@code type} take. */
    public S taskDuration(String type, Duration duration) {
        settings.duration(type, duration);
        return self();
    }

    /** Sets how long a task takes by its input; where the function answers null, the other settings hold. */
    public S taskDuration(Function<JsonNode, Duration> durationOfInput) {
        settings.duration(durationOfInput);
        return self();
    }

    /** Sets whether tasks are processed without end, or until the provider itself ends them. */
    public S neverEnds(boolean never) {
        settings.neverEnds(never);
        return self();
    }

    /** The next task that is created ends failed; called again, the one after it. */
    public S nextTaskFails(String code, String message) {
        settings.nextEnding(TaskEnding.failure(code, message));
        return self();
    }

    /** The next task that is created never ends; called again, the one after it. */
    public S nextTaskNeverEnds() {
        settings.nextEnding(TaskEnding.NEVER);
        return self();
    }

    /** Sets whether downloads can be resumed with {@code Range}; they can unless set. */
    public S rangeSupport(boolean supported) {
        settings.ranges(supported);
        return self();
    }

    /** Serves these bytes for every result, with the media type {@code application/octet-stream}. */
    public S mediaBytes(byte[] bytes) {
        return media(MediaContent.ofBytes("application/octet-stream", bytes.clone()));
    }

    /** Serves this content for every result instead of making media; null makes media again. */
    public S media(MediaContent content) {
        settings.media(content);
        return self();
    }

    /** Serves this many pseudo-random bytes, which are never held in memory, and answers them with their checksum. */
    public GeneratedContent generatedMedia(long size) {
        GeneratedContent content = new GeneratedContent("application/octet-stream", size, 42);
        media(content);
        return content;
    }

    /** The script of what goes wrong. */
    public Faults faults() {
        return provider.faults();
    }

    /** The tasks that clients have made, in the order of their creation: what the provider would charge for. */
    public List<CreatedTask> createdTasks() {
        return provider.createdTasks();
    }

    /** The files that were uploaded, in their order. */
    public List<ReceivedFile> uploadedFiles() {
        return provider.uploads().all();
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
        return provider.log().count(operation);
    }

    /** The requests in their order; the last thousand of each operation. */
    public List<RecordedRequest> requests() {
        return provider.log().requests();
    }

    /** The requests of an operation in their order; the last thousand. */
    public List<RecordedRequest> requests(Operation operation) {
        return provider.log().requests(operation);
    }

    /** The requests that were refused as wrong (400, 409, 413 and 422 that no fault has scripted); the last thousand. */
    public List<RecordedRequest> rejected() {
        return provider.log().rejected();
    }

    /** Forgets tasks, files, faults and requests, and takes all settings back. */
    public void reset() {
        provider.reset();
    }

    /** Deletes the temporary files of uploads. */
    public void deleteFiles() {
        provider.uploads().clear();
    }
}
