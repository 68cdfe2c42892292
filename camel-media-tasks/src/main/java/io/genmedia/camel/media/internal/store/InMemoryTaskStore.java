package io.genmedia.camel.media.internal.store;

import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Share;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private static final String HERE = "here";

    /** By what a task is found. */
    private record Id(String provider, String key) {}

    private final TimeSource time;
    private final Map<Id, StoredTask> open = new LinkedHashMap<>();
    private final Map<Id, StoredTask> ended = new LinkedHashMap<>();

    /** @param time the time */
    public InMemoryTaskStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized Optional<StoredTask> find(String provider, String key) {
        Id id = new Id(provider, key);
        return Optional.ofNullable(open.getOrDefault(id, ended.get(id)));
    }

    @Override
    public synchronized Optional<StoredTask> findTask(String provider, String taskId) {
        return of(provider, task -> taskId.equals(task.taskId())).stream().findFirst();
    }

    @Override
    public synchronized Optional<StoredTask> claim(StoredTask intent) {
        forget();
        Optional<StoredTask> known = find(intent.provider(), intent.key());
        if (known.isEmpty()) {
            open.put(new Id(intent.provider(), intent.key()), intent);
        }
        return known;
    }

    @Override
    public synchronized Optional<StoredTask> replace(StoredTask was, StoredTask now) {
        if (!isAsRead(was)) {
            return Optional.empty();
        }
        Id id = new Id(was.provider(), was.key());
        StoredTask changed = now.withRevision(was.revision() + 1);
        open.remove(id);
        ended.remove(id);
        (isClosed(changed) ? ended : open).put(id, changed);
        return Optional.of(changed);
    }

    @Override
    public synchronized boolean remove(StoredTask was) {
        Id id = new Id(was.provider(), was.key());
        boolean gone = !open.containsKey(id) && !ended.containsKey(id);
        if (gone || !isAsRead(was)) {
            return gone;
        }
        open.remove(id);
        ended.remove(id);
        return true;
    }

    private boolean isAsRead(StoredTask was) {
        return find(was.provider(), was.key())
                .filter(stored -> stored.revision() == was.revision())
                .isPresent();
    }

    private static boolean isClosed(StoredTask task) {
        Delivery delivery = task.delivery();
        return delivery.mode() == Delivery.Mode.DONE || task.isOver() && delivery.mode() == Delivery.Mode.AWAITED;
    }

    @Override
    public synchronized List<StoredTask> untold(String provider, Share share, Instant changedSince) {
        return of(
                provider,
                task -> task.delivery().isToBeTold()
                        && task.taskId() != null
                        && share.has(task.key())
                        && (changedSince == null || !task.updatedAt().isBefore(changedSince)));
    }

    @Override
    public synchronized List<StoredTask> orphans(String provider, Instant now) {
        return of(
                provider,
                task -> (task.delivery().mode() == Delivery.Mode.AWAITED || task.state() == StoredTask.State.INTENT)
                        && task.delivery().due() != null
                        && !task.delivery().due().isAfter(now));
    }

    @Override
    public synchronized List<StoredTask> dead(String provider) {
        return of(provider, task -> task.delivery().mode() == Delivery.Mode.DEAD);
    }

    /** Nothing: the node that is gone took along what is stored here. */
    @Override
    public int letGo(String provider, Instant due) {
        return 0;
    }

    @Override
    public synchronized int forget(String provider, Instant before) {
        int size = ended.size();
        ended.values()
                .removeIf(task ->
                        task.provider().equals(provider) && task.updatedAt().isBefore(before));
        return size - ended.size();
    }

    @Override
    public String node() {
        return HERE;
    }

    @Override
    public boolean isAlive(String node) {
        return HERE.equals(node);
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    /** @return how many are remembered */
    public synchronized int size() {
        return open.size() + ended.size();
    }

    private List<StoredTask> of(String provider, Predicate<StoredTask> which) {
        return Stream.concat(open.values().stream(), ended.values().stream())
                .filter(task -> task.provider().equals(provider) && which.test(task))
                .toList();
    }

    private void forget() {
        Instant now = time.now();
        forget(ended, now.minus(ENDED_KEPT), ENDED_AT_MOST);
        forget(open, now.minus(OPEN_KEPT), Integer.MAX_VALUE);
    }

    /** The maps are in the order of the last change, so the oldest stand first. */
    private static void forget(Map<Id, StoredTask> tasks, Instant before, int atMost) {
        Iterator<StoredTask> oldest = tasks.values().iterator();
        while (oldest.hasNext()) {
            StoredTask task = oldest.next();
            if (tasks.size() <= atMost && !task.updatedAt().isBefore(before)) {
                return;
            }
            oldest.remove();
        }
    }
}
