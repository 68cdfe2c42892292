package io.genmedia.camel.media.internal.store;

import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was bought, kept as long as the application runs. What ended is forgotten after a day, or sooner where more than so
 * many ended; what did not end is forgotten after a week.
 */
public final class InMemoryTaskStore implements TaskStore {

    /** How long an ended task is remembered. */
    public static final Duration ENDED_KEPT = Duration.ofHours(24);

    /** How long a task is remembered whose end nobody saw. */
    public static final Duration OPEN_KEPT = Duration.ofDays(7);

    private static final int ENDED_AT_MOST = 10_000;

    private final TimeSource time;
    private final Map<String, StoredTask> open = new LinkedHashMap<>();
    private final Map<String, StoredTask> ended = new LinkedHashMap<>();

    /** @param time the time */
    public InMemoryTaskStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized Optional<StoredTask> claim(StoredTask intent) {
        forget();
        Optional<StoredTask> known = find(intent.provider(), intent.key());
        if (known.isEmpty()) {
            open.put(id(intent.provider(), intent.key()), intent);
        }
        return known;
    }

    @Override
    public synchronized void update(StoredTask task) {
        String id = id(task.provider(), task.key());
        open.remove(id);
        ended.remove(id);
        boolean isOver = task.state() == StoredTask.State.SUCCEEDED || task.state() == StoredTask.State.FAILED;
        (isOver && !task.detached() ? ended : open).put(id, task);
    }

    @Override
    public synchronized void remove(String provider, String key) {
        open.remove(id(provider, key));
        ended.remove(id(provider, key));
    }

    @Override
    public synchronized Optional<StoredTask> find(String provider, String key) {
        String id = id(provider, key);
        return Optional.ofNullable(open.getOrDefault(id, ended.get(id)));
    }

    @Override
    public synchronized List<StoredTask> detached(String provider) {
        return open.values().stream()
                .filter(task -> task.detached() && task.provider().equals(provider))
                .toList();
    }

    /** @return how many are remembered */
    public synchronized int size() {
        return open.size() + ended.size();
    }

    private void forget() {
        Instant now = time.now();
        forget(ended, now.minus(ENDED_KEPT), ENDED_AT_MOST);
        forget(open, now.minus(OPEN_KEPT), Integer.MAX_VALUE);
    }

    /** The maps are in the order of the last change, so the oldest stand first. */
    private static void forget(Map<String, StoredTask> tasks, Instant before, int atMost) {
        Iterator<StoredTask> oldest = tasks.values().iterator();
        while (oldest.hasNext()) {
            StoredTask task = oldest.next();
            if (tasks.size() <= atMost && !task.updatedAt().isBefore(before)) {
                return;
            }
            oldest.remove();
        }
    }

    private static String id(String provider, String key) {
        return provider + ' ' + key;
    }
}
