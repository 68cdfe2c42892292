package io.genmedia.camel.media.component;

import io.genmedia.camel.media.spi.MediaProvider;
import java.util.Set;
import java.util.stream.Collectors;

/** What an endpoint does: the path of its URI. */
public enum MediaOperation {
    /** Makes a video. */
    VIDEO("video", true),
    /** Makes a picture. */
    IMAGE("image", true),
    /** Makes music. */
    MUSIC("music", true),
    /** Makes sound: music, speech, effects; or what is made of it. */
    AUDIO("audio", true),
    /** Makes a three-dimensional model. */
    THREE_D("3d", true),
    /** Makes what the model makes. */
    GENERATE("generate", true),
    /** Waits for a task. */
    AWAIT("await", true),
    /** Reads the status of a task. */
    TASK("task", true),
    /** Lists tasks; as a consumer, tells each that ends. */
    TASKS("tasks", true),
    /** Uploads a file. */
    UPLOAD("upload", true),
    /** Fetches the content of outputs. */
    DOWNLOAD("download", false),
    /** Asks what a generate would cost. */
    ESTIMATE("estimate", true),
    /** Shows the bundled catalog. */
    CATALOG("catalog", false),
    /** Shows the models as the provider has them now. */
    MODELS("models", false),
    /** Shows the account. */
    ACCOUNT("account", true),
    /** A consumer: tells each task that was handed on at once, when it ends. */
    COMPLETED("completed", true),
    /** A consumer: tells each task of which the provider tells by a callback that it ended. */
    CALLBACK("callback", true);

    private final String path;
    private final boolean needsKey;

    MediaOperation(String path, boolean needsKey) {
        this.path = path;
        this.needsKey = needsKey;
    }

    /** @return whether it buys */
    public boolean generates() {
        return switch (this) {
            case VIDEO, IMAGE, MUSIC, AUDIO, THREE_D, GENERATE -> true;
            default -> false;
        };
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
