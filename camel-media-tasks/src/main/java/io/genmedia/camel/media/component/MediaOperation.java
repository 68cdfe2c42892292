package io.genmedia.camel.media.component;

import io.genmedia.camel.media.spi.MediaProvider;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What an endpoint does: the path of its URI. */
public enum MediaOperation {
    /** Makes a video. */
    VIDEO(true, true),
    /** Makes a picture. */
    IMAGE(true, true),
    /** Makes music. */
    MUSIC(true, true),
    /** Waits for a task. */
    AWAIT(false, true),
    /** Reads the status of a task. */
    TASK(false, true),
    /** Lists tasks; as a consumer, tells each that ends. */
    TASKS(false, true),
    /** Uploads a file. */
    UPLOAD(false, true),
    /** Fetches the content of outputs. */
    DOWNLOAD(false, false),
    /** Shows the bundled catalog. */
    CATALOG(false, false),
    /** A consumer: tells each task that was handed on at once, when it ends. */
    COMPLETED(false, true);

    private final boolean generates;
    private final boolean needsKey;

    MediaOperation(boolean generates, boolean needsKey) {
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
        return name().toLowerCase(Locale.ROOT);
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
