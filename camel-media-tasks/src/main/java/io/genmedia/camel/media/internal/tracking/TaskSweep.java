package io.genmedia.camel.media.internal.tracking;

import io.genmedia.camel.media.error.MediaTaskNotFoundException;
import io.genmedia.camel.media.spi.MediaProvider.SnapshotPage;
import io.genmedia.camel.media.spi.TaskSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the tasks of an account that ended since the last look. The order of the list is not documented, so none is assumed:
 * pages are read until all tasks are found that the total promises to be new; tasks that were running and are on no page that
 * was read are read singly.
 *
 * <p>Where tasks are deleted between two looks, the total promises fewer new ones than there are. In a list that is not newest
 * first, those may stand on a page that is not read. Therefore every tenth look, and for a while every look after the total
 * fell, reads one page more, each in its turn: such a task is told late, but it is told. One that is listed and deleted again
 * between two looks is never seen.
 *
 * <p>A list may show the tasks that are not over and the last few that are, as one page whose total is its size. A task that ran
 * in an earlier look and is not shown any more is read singly; one that began, ended and made room for others between two looks
 * is never seen.
 *
 * <p>What is remembered is what the list can still show: at most twice its total, or ten thousand ids where that is more.
 *
 * <p>A task that cannot be read singly is tried again with the next look; the others do not wait for it.
 */
public final class TaskSweep {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSweep.class);
    private static final int REMEMBERED_AT_LEAST = 10_000;
    private static final int LOOKS_PER_TURN = 10;

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
    private final boolean summaries;
    private final int remembered;
    /** Oldest first. */
    private final Set<String> known = new LinkedHashSet<>();
    /** Those whose end was not told yet. */
    private final Map<String, TaskRef> running = new LinkedHashMap<>();

    private final ConcurrentLinkedQueue<TaskSnapshot> again = new ConcurrentLinkedQueue<>();
    private long listed;
    private long looks;
    private int turn = 1;
    private boolean inTurns;
    private int forgetAbove;

    /** @param fromNow true to leave out what ended before the first look */
    public TaskSweep(boolean fromNow) {
        this(fromNow, false);
    }

    /**
     * @param fromNow true to leave out what ended before the first look
     * @param summaries true where the list shows too little of a task that is over, as no outputs: it is read singly before it is
     *     told
     */
    public TaskSweep(boolean fromNow, boolean summaries) {
        this(fromNow, summaries, REMEMBERED_AT_LEAST);
    }

    TaskSweep(boolean fromNow, boolean summaries, int remembered) {
        this.fromNow = fromNow;
        this.summaries = summaries;
        this.remembered = remembered;
        this.forgetAbove = remembered;
    }

    /** @param task to be found again with the next look */
    public void tellAgain(TaskSnapshot task) {
        again.add(task);
    }

    /** @return how many ids are remembered */
    int remembered() {
        return known.size();
    }

    /**
     * Looks.
     *
     * @param pages the list
     * @param single one task
     * @return the tasks that ended since the last look
     */
    public List<TaskSnapshot> ended(Pages pages, Single single) throws Exception {
        boolean first = looks == 0;
        Look look = new Look(pages);
        look.readPages(first);
        boolean leaveOut = fromNow && first;
        Map<String, TaskSnapshot> news = new LinkedHashMap<>();
        Set<String> gone = new HashSet<>();
        for (TaskSnapshot task : look.seen.values()) {
            boolean over = task.status().isTerminal();
            boolean untold = !known.contains(task.taskId()) || running.containsKey(task.taskId());
            if (untold && over && summaries && !leaveOut) {
                readWhole(task, single, news);
            } else if (untold || !over) {
                news.put(task.taskId(), task);
            }
        }
        for (TaskRef ref : running.values()) {
            if (!look.seen.containsKey(ref.taskId())) {
                readSingly(ref, single, news, gone);
            }
        }
        // nothing is thrown from here on: what was read is either told or looked for again
        running.keySet().removeAll(gone);
        known.removeAll(gone);
        List<TaskSnapshot> ended = new ArrayList<>();
        for (TaskSnapshot task = again.poll(); task != null; task = again.poll()) {
            ended.add(task);
        }
        known.addAll(look.seen.keySet());
        for (TaskSnapshot task : news.values()) {
            if (!task.status().isTerminal()) {
                running.put(task.taskId(), new TaskRef(task.taskId(), task.kind(), task.model(), false));
            } else {
                running.remove(task.taskId());
                if (!leaveOut) {
                    ended.add(task);
                }
            }
        }
        look.remember();
        looks++;
        return ended;
    }

    private void readSingly(TaskRef ref, Single single, Map<String, TaskSnapshot> news, Set<String> gone)
            throws InterruptedException {
        try {
            news.put(ref.taskId(), single.read(ref.taskId()).completedWith(ref.kind(), ref.model()));
        } catch (MediaTaskNotFoundException e) {
            // gone at the provider: should it be listed again, it is a new one
            gone.add(ref.taskId());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            unread(ref.taskId(), e);
        }
    }

    private void readWhole(TaskSnapshot summary, Single single, Map<String, TaskSnapshot> news)
            throws InterruptedException {
        String id = summary.taskId();
        try {
            news.put(id, completed(single.read(id), summary));
        } catch (MediaTaskNotFoundException e) {
            // more than the list tells is not to be had
            news.put(id, summary);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            unread(id, e);
            running.put(id, new TaskRef(id, summary.kind(), summary.model(), false));
        }
    }

    private static void unread(String id, Exception why) {
        LOG.warn("Task {} cannot be read, and is tried again with the next look: {}", id, why.getMessage());
        LOG.debug("Task {} cannot be read", id, why);
    }

    private static TaskSnapshot completed(TaskSnapshot task, TaskSnapshot summary) {
        return new TaskSnapshot(
                task.taskId(),
                task.kind() == null ? summary.kind() : task.kind(),
                task.model() == null ? summary.model() : task.model(),
                task.status(),
                task.progress(),
                task.outputs(),
                task.cost() == null ? summary.cost() : task.cost(),
                task.remaining() == null ? summary.remaining() : task.remaining(),
                task.createdAt() == null ? summary.createdAt() : task.createdAt(),
                task.updatedAt() == null ? summary.updatedAt() : task.updatedAt(),
                task.error().isEmpty() ? summary.error() : task.error(),
                task.adjustments() == null ? summary.adjustments() : task.adjustments(),
                task.raw());
    }

    /** One look at the list. It changes nothing that is remembered before {@link #remember}. */
    private final class Look {

        private final Pages pages;
        private final Map<String, TaskSnapshot> seen = new LinkedHashMap<>();
        private int number;
        private int longest = 1;
        private long fresh;
        private long total = -1;
        private boolean moved;
        private boolean fell;
        private int nextTurn = turn;
        private boolean turnsOver = true;
        private boolean forgetting;

        Look(Pages pages) {
            this.pages = pages;
        }

        /** Reads as many pages as needed to see every task that the total promises to be new, and one in its turn. */
        void readPages(boolean first) throws Exception {
            forgetting = known.size() > forgetAbove;
            boolean all = first || forgetting;
            int shown;
            do {
                shown = read(++number);
                // twice what the list can have: a provider that shows one page for all is not read for ever
            } while (shown > 0
                    && seen.size() < total
                    && (all || fresh < total - listed)
                    && number < 2 * (total / longest + 1));
            fell = total < listed;
            if (!all && (fell || inTurns || looks % LOOKS_PER_TURN == 0)) {
                readInTurn();
            }
        }

        private void readInTurn() throws Exception {
            long last = (total + longest - 1) / longest;
            int next = Math.max(turn, number) + 1;
            turnsOver = next >= last;
            nextTurn = turnsOver ? 1 : next;
            if (next <= last) {
                read(next);
            }
        }

        private int read(int page) throws Exception {
            SnapshotPage shown = pages.read(page);
            moved |= total >= 0 && shown.total() != total;
            total = shown.total();
            longest = Math.max(longest, shown.tasks().size());
            for (TaskSnapshot task : shown.tasks()) {
                if (seen.put(task.taskId(), task) == null && !known.contains(task.taskId())) {
                    fresh++;
                }
            }
            return shown.tasks().size();
        }

        void remember() {
            // what a page hid, because the list moved while it was read, counts as new with the next look
            listed = Math.min(total, listed + fresh);
            turn = nextTurn;
            inTurns = fell || (inTurns && !turnsOver);
            if (forgetting) {
                forget();
            }
        }

        /** Forgets what the list does not show any more, the oldest first, where the whole of it was seen unchanged. */
        private void forget() {
            if (moved || seen.size() < total) {
                forgetAbove = known.size() + remembered / 10;
                return;
            }
            int keep = remembered / 2;
            for (Iterator<String> ids = known.iterator(); ids.hasNext() && known.size() > keep; ) {
                String id = ids.next();
                if (!seen.containsKey(id) && !running.containsKey(id)) {
                    ids.remove();
                }
            }
            forgetAbove = Math.max(remembered, 2 * known.size());
        }
    }
}
