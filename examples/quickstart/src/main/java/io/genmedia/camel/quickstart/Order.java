package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One prompt on its way to its result. Guarded by the screen that it is shown on. */
final class Order {

    private static final int STEP = 20;

    private final String name;
    private final Duration begunAt;
    private final List<Path> made = new ArrayList<>();
    /** What each of its tasks costs, in dollars; null where that is not told. */
    private final Map<String, BigDecimal> tasks = new LinkedHashMap<>();

    private final Set<String> boughtBefore = new HashSet<>();
    private String task;
    private MediaStatus status;
    private int shownProgress;
    private BigDecimal estimate;
    private boolean adjusted;
    private boolean toldToWait;
    private String stumble;
    private String toldStumble;
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

    /** The id of its task, of several the one that was named last; null before one is known. */
    String task() {
        return task;
    }

    void task(String id) {
        tasks.putIfAbsent(id, null);
        task = id;
        stumble = null;
    }

    /** The ids of its tasks. */
    Set<String> tasks() {
        return tasks.keySet();
    }

    /** A task of it is seen that is not {@link #tasks() known} yet. */
    void seen(String id, boolean before) {
        task(id);
        if (before) {
            boughtBefore.add(id);
        } else {
            tasks.put(id, estimate);
            estimate = null;
        }
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

    /** What its tasks cost, in dollars; empty where that is not told. */
    Optional<BigDecimal> cost() {
        return tasks.values().stream().filter(Objects::nonNull).reduce(BigDecimal::add);
    }

    /** What those of its tasks cost that this run has bought. */
    Optional<BigDecimal> costOfThisRun() {
        return tasks.entrySet().stream()
                .filter(bought -> bought.getValue() != null && !boughtBefore.contains(bought.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal::add);
    }

    /** Whether it is told for the first time what a task costs. */
    boolean cost(String id, BigDecimal dollars) {
        boolean first = tasks.get(id) == null;
        tasks.put(id, dollars);
        return first;
    }

    /** What the next task would cost; whether that is news. */
    boolean estimated(BigDecimal dollars) {
        boolean news = !dollars.equals(estimate);
        estimate = dollars;
        return news;
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

    /** Whether it may have bought a task that is not known. */
    boolean isOutcomeUnknown() {
        return outcomeUnknown;
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
