package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import java.math.BigDecimal;
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
    private BigDecimal cost;
    private boolean adjusted;
    private boolean toldToWait;
    private String stumble;
    private String toldStumble;
    private boolean boughtBefore;
    private boolean outcomeUnknown;
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
        stumble = null;
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

    /** What its task cost, in dollars; null where that is not told. */
    BigDecimal cost() {
        return cost;
    }

    void cost(BigDecimal dollars) {
        cost = dollars;
    }

    /** Whether this is the first time that it is said to be made otherwise than asked. */
    boolean adjusted() {
        boolean first = !adjusted;
        adjusted = true;
        return first;
    }

    /** Whether it waits to be sent; one that failed on the way does not, until it is tried again. */
    boolean waitsToBeSent() {
        return task == null && stumble == null;
    }

    /** Whether this is the first time that it is said to wait. */
    boolean toldToWait() {
        boolean first = !toldToWait;
        toldToWait = true;
        return first;
    }

    /** It could not be done, and may be tried again. */
    void stumble(String reason) {
        stumble = reason;
    }

    /** That it is tried again, and why where that is news; null where that has been told. */
    String untoldStumble() {
        if (stumble == null || stumble.isEmpty()) {
            return null;
        }
        String untold = "is tried again in some seconds" + (stumble.equals(toldStumble) ? "" : ": " + stumble);
        toldStumble = stumble;
        stumble = "";
        return untold;
    }

    /** Whether its task was bought by an earlier run. */
    boolean isBoughtBefore() {
        return boughtBefore;
    }

    void boughtBefore() {
        boughtBefore = true;
    }

    /** Whether it may have been bought although no task is known. */
    boolean isOutcomeUnknown() {
        return outcomeUnknown && task == null;
    }

    void outcomeUnknown() {
        outcomeUnknown = true;
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
