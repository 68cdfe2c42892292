package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds the tasks of an account that ended since the last look. The order of the list is not documented, so none is assumed:
 * pages are read until all tasks are found that the total promises to be new; tasks that were running and are on no page that
 * was read are read singly.
 */
public final class TaskSweep {

    /** Reads a page of the list, from 1. */
    @FunctionalInterface
    public interface Pages {
        /** @return the page */
        SnapshotPage read(int number) throws Exception;
    }

    /** Reads a task. */
    @FunctionalInterface
    public interface Single {
        /** @return the task */
        TaskSnapshot read(String taskId) throws Exception;
    }

    private final boolean fromNow;
    private final Set<String> known = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    private final ConcurrentLinkedQueue<TaskSnapshot> again = new ConcurrentLinkedQueue<>();
    private long lastTotal;
    private boolean begun;

    /** @param fromNow true to leave out what ended before the first look */
    public TaskSweep(boolean fromNow) {
        this.fromNow = fromNow;
    }

    /** @param task to be found again with the next look */
    public void tellAgain(TaskSnapshot task) {
        again.add(task);
    }

    /**
     * Looks.
     *
     * @param pages the list
     * @param single one task
     * @return the tasks that ended since the last look
     */
    public List<TaskSnapshot> ended(Pages pages, Single single) throws Exception {
        Map<String, TaskSnapshot> seen = new LinkedHashMap<>();
        long total = readPages(pages, seen);
        for (String id : List.copyOf(running)) {
            if (!seen.containsKey(id)) {
                readSingly(id, single, seen);
            }
        }
        List<TaskSnapshot> ended = new ArrayList<>();
        for (TaskSnapshot again = this.again.poll(); again != null; again = this.again.poll()) {
            ended.add(again);
        }
        boolean leaveOut = fromNow && !begun;
        for (TaskSnapshot task : seen.values()) {
            boolean isNew = known.add(task.taskId());
            boolean wasRunning = running.remove(task.taskId());
            if (!task.status().isTerminal()) {
                running.add(task.taskId());
            } else if ((isNew || wasRunning) && !leaveOut) {
                ended.add(task);
            }
        }
        begun = true;
        // what a page hid, because the list grew while it was read, counts as new with the next look
        lastTotal = Math.min(total, known.size());
        return ended;
    }

    private void readSingly(String id, Single single, Map<String, TaskSnapshot> seen) throws Exception {
        try {
            seen.put(id, single.read(id));
        } catch (MediaTaskNotFoundException e) {
            // gone at the provider: the others are not to wait for it. Should it be listed again, it is a new one
            running.remove(id);
            known.remove(id);
        }
    }

    /** Reads as many pages as needed to see every task that is new; answers the total. */
    private long readPages(Pages pages, Map<String, TaskSnapshot> seen) throws Exception {
        int number = 1;
        long fresh = 0;
        int longest = 1;
        SnapshotPage page;
        do {
            page = pages.read(number++);
            longest = Math.max(longest, page.tasks().size());
            for (TaskSnapshot task : page.tasks()) {
                if (seen.put(task.taskId(), task) == null && !known.contains(task.taskId())) {
                    fresh++;
                }
            }
            boolean allNewSeen = begun && fresh >= page.total() - lastTotal;
            if (allNewSeen || seen.size() >= page.total()) {
                return page.total();
            }
            // twice what the list can have: a provider that shows one page for all is not read for ever
        } while (!page.tasks().isEmpty() && number <= 2 * (page.total() / longest + 1));
        return page.total();
    }
}
