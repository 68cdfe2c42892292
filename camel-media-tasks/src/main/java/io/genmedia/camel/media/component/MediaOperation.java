package io.genmedia.camel.media.component;

import io.genmedia.camel.media.spi.MediaProvider;
import java.util.Set;
import java.util.stream.Collectors;

/** What an endpoint does: the path of its URI. */
public enum MediaOperation {
    /** Makes a video. */
    VIDEO("video", true, true),
    /** Makes a picture. */
    IMAGE("image", true, true),
    /** Makes music. */
    MUSIC("music", true, true),
    /** Makes sound: music, speech, effects; or what is made of it. */
    AUDIO("audio", true, true),
    /** Makes a three-dimensional model. */
    THREE_D("3d", true, true),
    /** Makes what the model makes. */
    GENERATE("generate", true, true),
    /** Waits for a task. */
    AWAIT("await", false, true),
    /** Reads the status of a task. */
    TASK("task", false, true),
    /** Lists tasks; as a consumer, tells each that ends. */
    TASKS("tasks", false, true),
    /** Uploads a file. */
    UPLOAD("upload", false, true),
    /** Fetches the content of outputs. */
    DOWNLOAD("download", false, false),
    /** Asks what a generate would cost. */
    ESTIMATE("estimate", false, true),
    /** Shows the bundled catalog. */
    CATALOG("catalog", false, false),
    /** Shows the models as the provider has them now. */
    MODELS("models", false, false),
    /** Shows the account. */
    ACCOUNT("account", false, true),
    /** A consumer: tells each task that was handed on at once, when it ends. */
    COMPLETED("completed", false, true),
    /** A consumer: tells each task of which the provider tells by a callback that it ended. */
    CALLBACK("callback", false, true);

    private final String path;
    private final boolean generates;
    private final boolean needsKey;

    MediaOperation(String path, boolean generates, boolean needsKey) {
        this.path = path;
        this.generates = generates;
        this.needsKey = needsKey;
    }

    /** @return whether it buys */
    public boolean generates() {
        return generates;
    }

    /** @return whether the provider asks for a key */
    public boolean needsKey() {
        return needsKey;
    }

    /** @return the word in the URI, which for a generate is the kind that is made */
    public String path() {
        return path;
    }

    static MediaOperation of(String path, MediaProvider provider, Set<MediaOperation> accepted) {
        for (MediaOperation operation : accepted) {
            if (operation.path().equals(path)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                "Unknown operation '" + path + "' of " + provider.scheme() + ". Accepted are: "
                        + accepted.stream().map(MediaOperation::path).collect(Collectors.joining(", ")) + "; as in "
                        + provider.scheme() + ":" + accepted.iterator().next().path() + "?model=…");
    }
}
