package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One prompt on its way to its result. Guarded by the screen that it is shown on. */
final class Order {

    private static final int STEP = 20;

    private final String name;
    private final Duration begunAt;
    private final List<Path> made = new ArrayList<>();
    private String task;
    private MediaStatus status;
    private int shownProgress;
    private String failure;
    private boolean onPurpose;

    /**
     * @param name of the prompt
     * @param begunAt since the run began
     */
    Order(String name, Duration begunAt) {
        this.name = name;
        this.begunAt = begunAt;
    }

    String name() {
        return name;
    }

    Duration begunAt() {
        return begunAt;
    }

    /** The id of its task; null before one is known. */
    String task() {
        return task;
    }

    void task(String id) {
        task = id;
    }

    /** Whether a person wants to read of it: the beginning, another status, or some way further. */
    boolean isNews(MediaTask seen) {
        int progress = seen.progress() == null ? 0 : seen.progress();
        boolean news = seen.status() != status || progress >= shownProgress + STEP;
        if (news) {
            status = seen.status();
            shownProgress = progress;
        }
        return news;
    }

    void made(Path file) {
        made.add(file);
    }

    List<Path> made() {
        return made;
    }

    void failed(String reason, boolean meantTo) {
        failure = reason;
        onPurpose = meantTo;
    }

    boolean isFailed() {
        return failure != null;
    }

    boolean isFailedOnPurpose() {
        return onPurpose;
    }

    String failure() {
        return failure;
    }
}
