package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.MediaCatalog;
import io.genmedia.camel.media.catalog.ParameterSchema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One provider: functions without I/O that encode what is asked and decode what is answered. Everything that takes time,
 * memory of what was done, or a thread, is the engine's.
 *
 * <p>Decoders accept unknown fields and missing ones; they answer empty where an answer is not of the shape, and never throw.
 */
public interface MediaProvider {

    /** @return the scheme of the component, as {@code monet}; also the word for the provider in records and headers */
    String scheme();

    /** @return the provider's name for people */
    String displayName();

    /** @return the base URL of the public service */
    String defaultBaseUrl();

    /** @return the environment variable that holds the key */
    String apiKeyVariable();

    /** @return where a person gets a key, for the message when it is missing */
    String apiKeyHelp();

    /** @return what this provider can do beyond submit, status and upload */
    Set<Capability> capabilities();

    /** @return the bundled catalog of models */
    MediaCatalog catalog();

    /** @return true where a {@code model} key in a body means the model, as in Monet's documents */
    boolean modelStandsInInput();

    /**
     * @param kind {@code image}, {@code video} or {@code audio}
     * @param model may be unknown to the catalog
     * @return the parameter that takes media of this kind as a list or single value; empty where the model takes none
     */
    Optional<String> mediaParameter(String taskKind, String model, String kind);

    /**
     * @param taskKind what is to be made
     * @param model may be unknown to the catalog
     * @param kind {@code image}, {@code video} or {@code audio}
     * @param many whether there is more than one
     * @return the parameter that takes so many media of this kind; empty where the model takes none
     */
    default Optional<String> mediaParameter(String taskKind, String model, String kind, boolean many) {
        return mediaParameter(taskKind, model, kind);
    }

    /**
     * @param what a parameter refers to, as the catalog's {@code x-media-reference} names it: {@code task} or {@code clip}
     * @param former the result of an earlier step, one of this provider
     * @return its id of that; empty where it has none
     */
    default Optional<String> reference(String what, MediaResult former) {
        return Optional.empty();
    }

    /**
     * @param request what is asked
     * @param idempotencyKey ignored by a provider without {@link Capability#IDEMPOTENCY_KEY}
     * @return the call that buys
     */
    ApiCall submit(MediaRequest request, String idempotencyKey);

    /**
     * @param request what is asked
     * @param idempotencyKey the key
     * @return the call that buys and goes on as a stream of events; needs {@link Capability#STREAM}
     */
    default ApiCall submitStreaming(MediaRequest request, String idempotencyKey) {
        throw new IllegalStateException(displayName() + " has no stream");
    }

    /** @return the call that reads a task */
    ApiCall status(String taskId);

    /** @return the call that reads a page of tasks; needs {@link Capability#LIST} or {@link Capability#DASHBOARD} */
    default ApiCall list(int page, int pageSize) {
        throw new IllegalStateException(displayName() + " has no list of tasks");
    }

    /** @return the limits of an account that the provider documents; empty where it documents none */
    default Optional<AccountLimits> limits() {
        return Optional.empty();
    }

    /**
     * @param kind what is to be made
     * @param model may be unknown to the catalog
     * @param option a parameter as a typed option names it
     * @param value what it is given, as text
     * @return the same parameter as this model names it
     */
    default String parameterName(String kind, String model, String option, String value) {
        return option;
    }

    /**
     * @param kind what is to be made
     * @param model may be unknown to the catalog
     * @param given the other parameters, of any Java type
     * @return the parameter that takes what is to be made, in words
     */
    default String promptParameter(String kind, String model, Map<String, Object> given) {
        return "prompt";
    }

    /**
     * @param parameter that is given media
     * @return true where a {@code data:} URI can stand there, and is sent as it is
     */
    default boolean takesDataUris(String parameter) {
        return false;
    }

    /**
     * @param parameter that is given media
     * @param mediaType as {@code image/png}; null where not known
     * @param length in bytes; -1 where not known
     * @return true where local content of this size is better sent within the request, as a {@code data:} URI, than uploaded
     */
    default boolean inlines(String parameter, String mediaType, long length) {
        return false;
    }

    /**
     * @param parameter that is given media
     * @return true where the id of an uploaded file can stand there, as the catalog says
     */
    default boolean takesFileIds(String parameter) {
        return catalog().commonParameters().stream()
                .anyMatch(known -> known.takesUploadIds() && known.name().equals(parameter));
    }

    /**
     * @param kind {@code image}, {@code video} or {@code audio}
     * @return the list that takes the ids of uploaded files of this kind, as the catalog says; empty where files are named by
     *     their addresses
     */
    default Optional<String> fileIdParameter(String kind) {
        return catalog().commonParameters().stream()
                .filter(known -> known.takesUploadIds()
                        && known.mediaKind().filter(kind::equals).isPresent())
                .map(ParameterSchema::name)
                .findFirst();
    }

    /** @return the call that tells what a request would cost; needs {@link Capability#ESTIMATE} */
    default ApiCall estimate(MediaRequest request) {
        throw new IllegalStateException(displayName() + " has no estimate");
    }

    /**
     * @param body of an answer to {@link #estimate}
     * @return what it would cost; empty where that cannot be read
     */
    default Optional<CostEstimate> decodeEstimate(JsonNode body) {
        return Optional.empty();
    }

    /**
     * @param dashboard whether all that is shown of the account, or what is left of its budget alone
     * @return the call that shows the account
     */
    default ApiCall account(boolean dashboard) {
        throw new IllegalStateException(displayName() + " shows no account");
    }

    /**
     * @param body of an answer to {@link #account}
     * @return what is left of the budget, in US dollars; empty where that cannot be read
     */
    default Optional<BigDecimal> remainingBudget(JsonNode body) {
        return Optional.empty();
    }

    /**
     * @param model null for all
     * @param schema of all models: whether with their parameters in full
     * @return the call that shows the models as the provider has them now
     */
    default ApiCall models(String model, boolean schema) {
        throw new IllegalStateException(displayName() + " shows no models");
    }

    /** @return what a person should know of a task that did not end in time, as a sentence; empty for nothing */
    default String adviceOnTimeout() {
        return "";
    }

    /**
     * @param error of a task that ended FAILED
     * @return what a person should know of it, as a sentence; empty for nothing
     */
    default String adviceOnFailure(ProviderError error) {
        return "";
    }

    /** @return the call that uploads a file: the body is the engine's, multipart with the field {@code file} */
    ApiCall upload();

    /** @return how long an uploaded file lives, as the provider documents it; empty where it documents nothing */
    default Optional<Duration> uploadLifetime() {
        return Optional.empty();
    }

    /** @return a call that costs nothing and shows whether the service and the key are good; empty where there is none */
    Optional<ApiCall> healthProbe();

    /**
     * @param body of an answer to a submit or a status read
     * @return the task; empty where no id can be read
     */
    Optional<TaskSnapshot> decodeTask(JsonNode body);

    /**
     * @param taskId which task was asked for
     * @param body of the answer to its status read
     * @return the task; empty where the body is not of the shape of one, or is of another task
     */
    default Optional<TaskSnapshot> decodeStatus(String taskId, JsonNode body) {
        return decodeTask(body).filter(task -> task.taskId().equals(taskId));
    }

    /**
     * @param event one event of a stream
     * @return the task; empty where the event is not of the shape of one
     */
    default Optional<TaskSnapshot> decodeEvent(JsonNode event) {
        return decodeTask(event);
    }

    /**
     * @param body of an answer to {@link #list}
     * @param now when it came, for a provider that tells ages
     * @return the tasks of the page in the provider's order; empty where it is not of the shape
     */
    default Optional<SnapshotPage> decodeList(JsonNode body, Instant now) {
        return Optional.empty();
    }

    /**
     * @param body of a callback; needs {@link Capability#CALLBACK}
     * @return the task as the callback tells it; empty where no id can be read
     */
    default Optional<TaskSnapshot> decodeCallback(JsonNode body) {
        return Optional.empty();
    }

    /** @return the file, where its address or id can be read */
    Optional<UploadedFile> decodeUpload(JsonNode body);

    /** @return what the provider says of a failure; never null */
    ProviderError decodeError(ApiAnswer answer);

    /** @return true where a task that ended FAILED with this error would fail again: refused content is not tried again */
    boolean isRefusal(ProviderError error);

    /**
     * @param asked the model of a request
     * @param answered the model that an answer names
     * @return true where they are the same, however the provider writes it
     */
    default boolean isSameModel(String asked, String answered) {
        return asked.equals(answered);
    }

    /** What a provider may be able to do. */
    enum Capability {
        /** A submit carries a key, and the same key never makes a second task. */
        IDEMPOTENCY_KEY,
        /** A submit can go on as a stream of events. */
        STREAM,
        /** The account's tasks can be listed, page by page. */
        LIST,
        /** What runs, and what ended last, is shown on one page, without results. */
        DASHBOARD,
        /** The cost of a request can be asked for. */
        ESTIMATE,
        /** The provider calls an address when a task ends. */
        CALLBACK
    }

    /**
     * A page of tasks as the provider showed it.
     *
     * @param tasks in the provider's order
     * @param page from 1
     * @param pageSize how many a page holds
     * @param total in all
     */
    record SnapshotPage(java.util.List<TaskSnapshot> tasks, int page, int pageSize, long total) {

        /** Copies. */
        public SnapshotPage {
            tasks = java.util.List.copyOf(tasks);
        }

        /** @return the same, with the addresses of outputs made whole that the provider gives without its own */
        public SnapshotPage at(URI baseUrl) {
            return new SnapshotPage(tasks.stream().map(task -> task.at(baseUrl)).toList(), page, pageSize, total);
        }

        /** @return the page as routes see it */
        public MediaTaskPage toPage(String provider) {
            java.util.List<MediaTask> list =
                    tasks.stream().map(t -> t.toTask(provider)).toList();
            return new MediaTaskPage(list, page, pageSize, total);
        }
    }
}
