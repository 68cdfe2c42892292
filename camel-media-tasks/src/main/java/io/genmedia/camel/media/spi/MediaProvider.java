package io.genmedia.camel.media.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.MediaCatalog;
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

    /** @return the call that reads a page of tasks; needs {@link Capability#LIST} */
    default ApiCall list(int page, int pageSize) {
        throw new IllegalStateException(displayName() + " has no list of tasks");
    }

    /** @return the call that uploads a file: the body is the engine's, multipart with the field {@code file} */
    ApiCall upload();

    /** @return a call that costs nothing and shows whether the service and the key are good; empty where there is none */
    Optional<ApiCall> healthProbe();

    /**
     * @param body of an answer to a submit or a status read
     * @return the task; empty where no id can be read
     */
    Optional<TaskSnapshot> decodeTask(JsonNode body);

    /**
     * @param event one event of a stream
     * @return the task; empty where the event is not of the shape of one
     */
    default Optional<TaskSnapshot> decodeEvent(JsonNode event) {
        return decodeTask(event);
    }

    /**
     * @param body of an answer to {@link #list}
     * @return the tasks of the page in the provider's order; empty where it is not of the shape
     */
    default Optional<SnapshotPage> decodeList(JsonNode body) {
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
        /** The account's tasks can be listed. */
        LIST
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

        /** @return the page as routes see it */
        public MediaTaskPage toPage(String provider) {
            java.util.List<MediaTask> list =
                    tasks.stream().map(t -> t.toTask(provider)).toList();
            return new MediaTaskPage(list, page, pageSize, total);
        }
    }
}
